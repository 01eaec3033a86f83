using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

/// <summary>Lists of ids, each a text or a map with the time for which it holds.</summary>
internal static class ListReader
{
    /// <param name="id">The key of the id where an entry is a map: role, group or user.</param>
    public static ListDeclaration? List(this MapReader owner, string key, string id)
    {
        if (owner.Find(key) is not { } entry)
            return null;
        var spot = owner.Spot(key);
        if (owner.Values.Items(entry.Value, spot) is not { } nodes)
            return null;
        var items = ImmutableArray.CreateBuilder<ListItem>(nodes.Length);
        var seen = new SeenKeys();
        foreach (var node in nodes)
        {
            if (Item(owner, node, spot, id) is { } item && owner.Values.Once(seen, spot, new(item.Id, item.At)))
                items.Add(item);
        }
        return new(items.DrainToImmutable(), entry.Key.At);
    }

    private static ListItem? Item(MapReader owner, YamlNode node, Spot spot, string id)
    {
        if (node is not YamlMap map)
            return
                owner.Values.Text(node, spot.Entry, $"write an id, or a map: {{ {id}: ..., until: 2027-01-31 }}")
                    is { } text
                ? new(text.Value, text.At)
                : null;
        var reader = MapReader.Of(
            map,
            new($"an entry of \"{spot.Key}\"", Of: spot.In),
            map.At,
            Keys.ListItem(id),
            owner.Values
        );
        reader.Need(id);
        var from = reader.From();
        var until = reader.Until();
        if (from is { } start && until is { } end && end.Value.At <= start.Value.At)
            owner.Problems.Add(Codes.NeverHolds(end.At, reader.Subject!.ToString(), start.At));
        var reason = reader.Text("reason");
        return reader.Text(id) is { } name
            ? new(name.Value, name.At)
            {
                From = from,
                Until = until,
                Reason = reason,
            }
            : null;
    }
}
