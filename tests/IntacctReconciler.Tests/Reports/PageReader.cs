using System.Text.Json.Nodes;

namespace IntacctReconciler.Tests.Reports;

/// <summary>The data of a page, worked out as its script does: written anew from what the members mean.</summary>
internal sealed class PageReader(string data)
{
    private readonly JsonNode root = JsonNode.Parse(data)!;

    public JsonArray this[string member] => root[member]!.AsArray();

    public int States => root["states"]!.GetValue<int>();

    public string Text(JsonNode? number) =>
        number!.GetValue<int>() is var at && at < 0 ? "" : this["texts"][at]!.GetValue<string>();

    /// <summary>file:line; empty for no place.</summary>
    public string Place(JsonNode? number)
    {
        var (at, lines) = (number!.GetValue<long>(), root["lines_of_file"]!.GetValue<long>());
        return at < 0 ? "" : $"{this["files"][(int)(at / lines)]}:{at % lines}";
    }

    public JsonArray User(string id) => Named("users", id);

    public JsonArray Role(string id) => Named("roles", id);

    /// <summary>"accountsPayable/bills: List View" for each permission that a user holds in a state.</summary>
    public string[] RightsOf(string user, int state)
    {
        var row = User(user);
        var way = row[6]![state]!.GetValue<int>();
        if (way < 0 || (row[3]!.GetValue<int>() & (4 << state)) == 0)
            return [];
        var held = new SortedDictionary<int, SortedSet<int>>();
        var (roles, groups, direct) = (this["ways"][way]![0]!, this["ways"][way]![1]!, this["ways"][way]![2]!);
        foreach (var role in roles.AsArray())
            Add(held, GrantsOf(role!, state));
        foreach (var group in groups.AsArray())
        foreach (var role in (this["groups"][group!.GetValue<int>()]![3 + state] as JsonArray) ?? [])
            Add(held, GrantsOf(role!, state));
        if (direct.GetValue<int>() >= 0)
            Add(held, this["direct"][direct.GetValue<int>()]!.AsArray());
        return
        [
            .. held.Select(grant =>
                    $"{this["permissions"][grant.Key]![2]}: {string.Join(' ', grant.Value.Select(word => this["words"][word]))}"
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    private JsonArray GrantsOf(JsonNode role, int state)
    {
        var row = this["roles"][role.GetValue<int>()]!;
        for (var i = 4 + state; ; i--)
        {
            if (row[i] is JsonArray grants)
                return grants;
            if (row[i]!.GetValue<int>() == 0)
                return [];
        }
    }

    private void Add(SortedDictionary<int, SortedSet<int>> held, JsonArray flat)
    {
        for (var i = 0; i < flat.Count; i += 2)
        {
            var permission = flat[i]!.GetValue<int>();
            if (!held.TryGetValue(permission, out var words))
                held[permission] = words = [];
            words.UnionWith(
                this["sets"][flat[i + 1]!.GetValue<int>()]!.AsArray().Select(word => word!.GetValue<int>())
            );
        }
    }

    private JsonArray Named(string table, string id) =>
        this[table].Select(row => row!.AsArray()).Single(row => row[0]!.GetValue<string>() == id);
}
