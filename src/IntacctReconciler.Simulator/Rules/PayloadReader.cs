using System.Globalization;
using System.Text.Json;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>The properties of an object in a request, by field.</summary>
internal sealed class Payload(ObjectType type)
{
    public ObjectType Type { get; } = type;
    public Dictionary<Field, JsonElement> Values { get; } = [];

    public bool Has(string path) => Values.ContainsKey(Type[path]);

    public JsonElement? Find(string path) => Values.TryGetValue(Type[path], out var value) ? value : null;
}

/// <summary>Checks the form of an object in a request: every mistake is found, not only the first.</summary>
internal sealed class PayloadReader(ObjectType type, bool isCreate, string at = "")
{
    private readonly List<ErrorDetail> errors = [];

    /// <exception cref="Refusal">400 with all mistakes.</exception>
    public Payload Read(JsonElement element, bool keyIsAddress = false)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.Invalid("The payload is not an object");
        }
        var payload = new Payload(type);
        Members(payload, element, type.Shape, at, keyIsAddress);
        if (isCreate)
        {
            Required(element);
        }
        return errors.Count > 0 ? throw Refusal.InPayload(errors) : payload;
    }

    public static ErrorDetail NotAField(string target) =>
        new("invalidRequest", $"{target} is not a valid field", target)
        {
            ErrorId = "REST-1043",
            MessageId = "IA.NOT_A_VALID_FIELD",
        };

    public static ErrorDetail IsReadOnly(string target) =>
        new("invalidRequest", $"{target} is a read-only field", target)
        {
            ErrorId = "REST-1050",
            MessageId = "IA.READ_ONLY_FIELD",
        };

    public static ErrorDetail WrongValue(string target, string wanted) =>
        new("invalidParameter", $"Not a valid value for {target}: {wanted} expected", target) { ErrorId = "REST-1061" };

    private void Members(Payload payload, JsonElement element, Shape shape, string path, bool keyIsAddress)
    {
        foreach (var property in element.EnumerateObject())
        {
            var target = $"{path}/{property.Name}";
            if (keyIsAddress && property.Name == "key")
            {
                continue;
            }
            if (shape.Find(property.Name) is not { } member)
            {
                errors.Add(NotAField(target));
            }
            else if (member.Field is { } field)
            {
                One(payload, field, property.Value, target);
            }
            else if (property.Value.ValueKind != JsonValueKind.Object)
            {
                errors.Add(WrongValue(target, "an object"));
            }
            else
            {
                Members(payload, property.Value, member, target, keyIsAddress: false);
            }
        }
    }

    private void One(Payload payload, Field field, JsonElement value, string target)
    {
        if (field.ReadOnly || (field.Immutable && !isCreate))
        {
            errors.Add(IsReadOnly(target));
        }
        else if (Mismatch(field, value) is { } wanted)
        {
            errors.Add(WrongValue(target, wanted));
        }
        else
        {
            payload.Values[field] = value;
        }
    }

    private static string? Mismatch(Field field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return field.Nullable ? null : "a value";
        }
        return field.Kind switch
        {
            FieldKind.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "true or false",
            FieldKind.Date => value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(
                value.GetString(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            )
                ? null
                : "a date (YYYY-MM-DD)",
            FieldKind.Reference => value.ValueKind == JsonValueKind.Object ? null : "a reference",
            _ when field.IsList => value.ValueKind == JsonValueKind.Array ? null : "a list",
            _ => value.ValueKind == JsonValueKind.String ? null : "text",
        };
    }

    private void Required(JsonElement element)
    {
        foreach (var name in type.Required)
        {
            if (
                !element.TryGetProperty(name, out var value)
                || value.ValueKind == JsonValueKind.Null
                || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()))
            )
            {
                errors.Add(
                    new ErrorDetail("invalidRequest", $"{at}/{name} is a required field", $"{at}/{name}")
                    {
                        ErrorId = "REST-1044",
                    }
                );
            }
        }
    }
}
