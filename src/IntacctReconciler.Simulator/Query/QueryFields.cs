using System.Text.Json;
using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Query;

/// <summary>A column of the query service.</summary>
/// <param name="Name">Dotted, as asked for and as shown.</param>
/// <param name="Value">Text, flag or null; a list of text for rights.</param>
internal sealed record QueryField(string Name, Func<Record, object?> Value)
{
    /// <summary>The row lacks it.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>The rows of some objects lack it.</summary>
    public Func<Record, bool> IsUntold { get; init; } = _ => false;

    public void Write(Utf8JsonWriter json, Record record)
    {
        if (IsLeftOut || IsUntold(record))
        {
            return;
        }
        json.WritePropertyName(Name);
        if (Value(record) is string[] list)
        {
            json.WriteStartArray();
            foreach (var item in list)
            {
                json.WriteStringValue(item);
            }
            json.WriteEndArray();
        }
        else
        {
            ObjectWriter.WriteScalar(json, Value(record));
        }
    }
}

/// <summary>Finds the columns an object type offers: its plain properties and those of what it refers to.</summary>
internal sealed class QueryFields(ObjectType type, Simulation company)
{
    /// <exception cref="Refusal">The field does not exist or cannot be asked for.</exception>
    public QueryField Shown(string name)
    {
        if (name.Contains(':', StringComparison.Ordinal))
        {
            throw Refusal.Invalid($"Aggregates such as {name} are not simulated");
        }
        if (type.Find(name) is { Kind: FieldKind.Rights } rights)
        {
            return RightsColumn(rights);
        }
        if (type.Name == TypeNames.User && name == "accountEmail" && !Email("shown"))
        {
            return new QueryField(name, _ => null) { IsLeftOut = Email("absent") };
        }
        return Find(name) with { IsUntold = record => company.Untold.Covers(record, name) };
    }

    /// <summary>For filters and order: lists of text only with <c>$has</c>, and never <c>href</c>.</summary>
    public QueryField Compared(string name) =>
        name.EndsWith("href", StringComparison.Ordinal)
            ? throw Refusal.Invalid($"The {name} field cannot be filtered or sorted by")
            : Find(name);

    public QueryField List(string name) =>
        type.Find(name) is { Kind: FieldKind.Rights or FieldKind.TextList } field
            ? new QueryField(name, record => (string[]?)record[field] ?? [])
            : throw Refusal.Invalid($"$has needs a list of text, which {name} is not");

    private bool Email(string state) => company.Switches.Is(SimulatorSwitches.AccountEmail, state);

    private QueryField Find(string name)
    {
        if (type.Find(name) is { } own)
        {
            return Own(own);
        }
        foreach (var field in type.Fields.Where(field => field.Kind == FieldKind.Reference))
        {
            if (name.StartsWith($"{field.Path}.", StringComparison.Ordinal))
            {
                return Through(field, name[(field.Path.Length + 1)..], name);
            }
        }
        throw NotThere(name);
    }

    private static QueryField Own(Field field)
    {
        if (field.WriteOnly || field.Deprecated || field.IsList || field.Kind == FieldKind.Reference)
        {
            throw NotThere(field.Path);
        }
        return field.Kind switch
        {
            FieldKind.Key => new QueryField(field.Path, record => record.KeyText),
            FieldKind.Id => new QueryField(field.Path, record => record.Id),
            FieldKind.Href => new QueryField(field.Path, record => record.Href),
            _ => new QueryField(field.Path, record => record[field]),
        };
    }

    private QueryField Through(Field reference, string rest, string name)
    {
        var table = company.Store[reference.Target!];
        Record? Target(Record record) => record[reference] is long key ? table.Find(key) : null;
        return rest switch
        {
            "key" => new QueryField(name, record => Target(record)?.KeyText),
            "id" => new QueryField(name, record => Target(record)?.Id),
            "href" => new QueryField(name, record => Target(record)?.Href),
            // What is repeated of a contact is deprecated, and the service takes nothing deprecated.
            _ when reference.Target != TypeNames.Contact && reference.Repeated.Contains(rest, StringComparer.Ordinal) =>
                new QueryField(name, record => Target(record)?[rest]),
            _ => throw NotThere(name),
        };
    }

    private QueryField RightsColumn(Field field) =>
        company.Switches[SimulatorSwitches.QueryAccessRights] switch
        {
            "absent" => new QueryField(field.Path, _ => null) { IsLeftOut = true },
            "pipe-text" => new QueryField(field.Path, record => string.Join('|', (string[]?)record[field] ?? [])),
            "array" => new QueryField(field.Path, record => (string[]?)record[field] ?? []),
            _ => throw NotThere(field.Path),
        };

    private static Refusal NotThere(string name) => Refusal.Invalid($"The {name} field does not exist");
}
