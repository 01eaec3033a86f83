using System.Collections.Immutable;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Reports.Content;

/// <summary>What the plan gives for a time: nothing takes it away at its end but an apply.</summary>
internal static class TemporarySection
{
    private const int Most = 12;

    public static Section? Of(ImmutableArray<Change> changes, Detail detail)
    {
        var rows = (
            from change in changes
            from field in change.Fields
            where field.Temporary is not null
            from entry in field.Temporary!.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            let what = field.Field.Name == "members" ? $"member {Names.Id(entry.Key)}" : Names.Id(entry.Key)
            select new Row(
                Mark.Notable,
                0,
                [
                    change.Address.Kind == ObjectKind.Group
                        ? $"group {Names.Id(change.Address.Id)}"
                        : Names.Id(change.Address.Id),
                    $"{what} until {Names.Text(entry.Value)}",
                ],
                Names.Place(field.At)
            )
        ).ToList();
        if (rows.Count == 0)
            return null;
        var shown = detail == Detail.Verbose || rows.Count <= Most ? rows.Count : Most / 2;
        var more = new Row(
            Mark.None,
            0,
            [Phrase.Empty, new Piece($"and {rows.Count - shown:N0} more (--verbose shows all)", Tone.Dim)]
        );
        return new(
            "TEMPORARY",
            "ends only when somebody applies after its time",
            new Block([.. rows.Take(shown), .. shown < rows.Count ? [more] : (IEnumerable<Row>)[]])
        );
    }
}
