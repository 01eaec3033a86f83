using System.Collections.Immutable;

namespace IntacctReconciler.Catalogue;

/// <summary>One reviewed row of <c>catalogue.sources.tsv</c>.</summary>
/// <param name="Key">A key for simulated companies; only 1, 253 and 3295 are Intacct's own.</param>
/// <param name="Sure">Of module, name and rights together; the section is always judged.</param>
/// <param name="Words">What the screen calls it, the printed word first; empty where only the name is known.</param>
/// <param name="WordsSure">Of the pairing of words and name; null without words.</param>
/// <param name="Source">The kind of public document that names it.</param>
public sealed record ShippedRow(
    Permission Permission,
    string Key,
    string? Section,
    Rights Rights,
    Sureness Sure,
    ImmutableArray<string> Words,
    Sureness? WordsSure,
    string Source
)
{
    internal static IEnumerable<ShippedRow> ReadAll() =>
        EmbeddedTable
            .Rows("catalogue.sources.tsv", 9)
            .Select(cells => new ShippedRow(
                Permission.Standard(cells[0], cells[1]),
                cells[2],
                cells[3] is "" ? null : cells[3],
                Rights.Of(cells[4].Split(' ')),
                EmbeddedTable.SurenessOf(cells[5]),
                [.. EmbeddedTable.Words(cells[6])],
                cells[7] is "" ? null : EmbeddedTable.SurenessOf(cells[7]),
                cells[8]
            ));
}
