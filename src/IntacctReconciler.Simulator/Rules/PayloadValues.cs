using System.Text.Json;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>Turns the properties of a request into values of the store, resolving what they refer to.</summary>
internal sealed class PayloadValues(Simulation company)
{
    private CompanyStore Store => company.Store;

    /// <exception cref="Refusal">400 for a value the enumeration lacks, 422 for a reference to nothing.</exception>
    public object? Plain(Field field, JsonElement value, string target) =>
        value.ValueKind == JsonValueKind.Null
            ? null
            : field.Kind switch
            {
                FieldKind.Flag => value.GetBoolean(),
                FieldKind.Choice => Choice(field.Values!, value, target),
                FieldKind.TextList => Texts(value, target),
                FieldKind.Rights => Rights(value, target),
                FieldKind.Reference => Reference(field, value, target),
                FieldKind.References => References(field.Target!, value, target),
                _ => value.GetString(),
            };

    public string Choice(Vocabulary values, JsonElement value, string target)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return values.Contains(text) || Store.Undocumented.Contains((values, text))
            ? text
            : throw Refusal.InPayload([
                new ErrorDetail("invalidParameter", $"Not a valid value for {target}: {text}", target)
                {
                    ErrorId = "REST-1061",
                },
            ]);
    }

    public string[] Rights(JsonElement value, string target)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Refusal.InPayload([PayloadReader.WrongValue(target, "a list")]);
        }
        return
        [
            .. value
                .EnumerateArray()
                .Select(item => string.Intern(Choice(LongVocabularies.AccessRights, item, target)))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    public long[] References(string type, JsonElement value, string target)
    {
        var keys = value
            .EnumerateArray()
            .Select((item, place) => Required(ObjectTypes.Get(type), item, $"{target}/{place}", []))
            .ToArray();
        return keys.Distinct().Count() == keys.Length
            ? keys
            : throw Refusal.Rule("SIM-0004", $"{target} names the same object twice", target);
    }

    /// <summary>An object with a key or an id that exists; a blank one is refused. <paramref name="repeated"/> are read-only properties that the reference also shows.</summary>
    public long Required(ObjectType type, JsonElement value, string target, IReadOnlyList<string> repeated) =>
        Resolve(type, value, target, repeated)
        ?? throw Refusal.Rule("SIM-0001", $"{target} is a blank reference: it needs a key or an id", target);

    private object? Reference(Field field, JsonElement value, string target)
    {
        var type = ObjectTypes.Get(field.Target!);
        return field.Nullable
            ? Resolve(type, value, target, field.Repeated)
            : Required(type, value, target, field.Repeated);
    }

    private long? Resolve(ObjectType type, JsonElement value, string target, IReadOnlyList<string> repeated)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.InPayload([PayloadReader.WrongValue(target, "a reference")]);
        }
        CheckMembers(type, value, target, repeated);
        var (key, id) = (TextOf(value, "key", target), TextOf(value, "id", target));
        if (key is null && id is null)
        {
            return null;
        }
        var found =
            key is null ? Store[type].FindById(id!)
            : KeyText.Parse(key) is { } number ? Store[type].Find(number)
            : null;
        if (found is null || (id is not null && found.Id != id))
        {
            throw Refusal.Rule(
                "SIM-0002",
                $"{target} refers to {type.Name} {(key is null ? $"\"{id}\"" : $"with key \"{key}\"")}, which does not exist",
                target
            );
        }
        return found.Key;
    }

    private static void CheckMembers(ObjectType type, JsonElement value, string target, IReadOnlyList<string> repeated)
    {
        foreach (
            var name in value.EnumerateObject().Select(member => member.Name).Where(name => name is not ("key" or "id"))
        )
        {
            var isShown = repeated.Any(path => path == name || path.StartsWith($"{name}.", StringComparison.Ordinal));
            if (isShown && type.Name == TypeNames.Contact)
            {
                throw Refusal.Rule(
                    "SIM-0003",
                    $"{target}/{name}: a contact is changed on {TypeNames.Contact}, here it is only referred to",
                    $"{target}/{name}"
                );
            }
            throw Refusal.InPayload([
                isShown || name == "href"
                    ? PayloadReader.IsReadOnly($"{target}/{name}")
                    : PayloadReader.NotAField($"{target}/{name}"),
            ]);
        }
    }

    private static string? TextOf(JsonElement value, string name, string target)
    {
        if (!value.TryGetProperty(name, out var text) || text.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        if (text.ValueKind != JsonValueKind.String)
        {
            throw Refusal.InPayload([PayloadReader.WrongValue($"{target}/{name}", "text")]);
        }
        return string.IsNullOrWhiteSpace(text.GetString())
            ? throw Refusal.Rule("SIM-0001", $"{target} is a blank reference: it needs a key or an id", target)
            : text.GetString();
    }

    private static string[] Texts(JsonElement value, string target) =>
        value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String)
            ? throw Refusal.InPayload([PayloadReader.WrongValue(target, "a list of text")])
            : [.. value.EnumerateArray().Select(item => item.GetString()!)];
}
