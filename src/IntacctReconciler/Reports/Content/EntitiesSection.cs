using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>
/// Users whose restriction changes against entities, before and after. Entities that change for nobody here are counted in
/// one column where there are many, so that forty can be read at a glance.
/// </summary>
internal sealed class EntitiesSection
{
    /// <summary>More entities than this are folded to those that change.</summary>
    private const int MostColumns = 8;

    /// <summary>More rows than this are folded.</summary>
    private const int MostRows = 30;
    private readonly ImmutableArray<EntityAccess> rows;
    private readonly ImmutableArray<string> shown;
    private readonly ImmutableArray<string> folded;
    private readonly Detail detail;

    private EntitiesSection(ImmutableArray<EntityAccess> rows, Detail detail)
    {
        (this.rows, this.detail) = (rows, detail);
        var named = rows.Select(Named).Aggregate(IdSet.Empty, (all, more) => all.Union(more));
        var folds = detail == Detail.Brief && named.Count > MostColumns;
        shown = [.. named.Where(id => !folds || rows.Any(row => Changes(row, id)))];
        folded = [.. named.Except(IdSet.Of(shown))];
    }

    /// <returns>Null where no restriction to named entities changes.</returns>
    public static Section? Of(ImmutableArray<EntityAccess> access, Detail detail)
    {
        if (access.All(row => Named(row).Count == 0))
            return null;
        var most = detail == Detail.Verbose ? access.Length : Math.Min(access.Length, MostRows);
        var rest = access.Skip(most).Sum(row => row.Users.Count);
        ImmutableArray<Block> more =
            rest == 0
                ? []
                :
                [
                    new(
                        new Row(
                            Mark.None,
                            0,
                            [new Piece($"and {Plural.Of(rest, "more user")} (--verbose shows all)", Tone.Dim)]
                        )
                    ),
                ];
        var users = access.Sum(row => row.Users.Count);
        return new("ENTITIES", $"of {Plural.Of(users, "user")}: x has, + gains, - loses, . has not", more)
        {
            Grid = new EntitiesSection([.. access.Take(most)], detail).Grid(),
        };
    }

    private Grid Grid()
    {
        var columns = ImmutableArray.CreateBuilder<Column>();
        if (rows.Any(IsUnrestrictedOnce))
            columns.Add(new("all", row => CellOf(row, reach => reach.IsAll)));
        columns.Add(new("top level", row => CellOf(row, reach => reach.OpensTopLevel)));
        columns.AddRange(shown.Select(id => new Column(Names.Id(id), row => EntityCell(row, id))));
        if (!folded.IsEmpty)
            columns.Add(new($"{folded.Length:N0} more", Folded));
        return new(
            [.. columns.Select(column => (Phrase)column.Name)],
            [
                .. rows.Select(row => new GridRow(
                    Names.List(row.Users, detail, 4),
                    [.. columns.Select(column => column.CellOf(row))]
                )),
            ]
        );
    }

    /// <summary>How many of the folded ones the users keep, gain or lose.</summary>
    private GridCell Folded(EntityAccess row)
    {
        var marks = folded.CountBy(id => MarkOf(row, reach => Opens(reach, id))).ToDictionary();
        var text = string.Join(' ', new[] { Counted('x', ""), Counted('+', "+"), Counted('-', "-") }.OfType<string>());
        return text.Length == 0 ? Cell('.', false) : new(new(text), SaysNothing: IsUnrestrictedOnce(row));

        string? Counted(char mark, string sign) =>
            marks.TryGetValue(mark, out var count) ? sign + count.ToString("N0", CultureInfo.InvariantCulture) : null;
    }

    private static GridCell EntityCell(EntityAccess row, string id)
    {
        var mark = MarkOf(row, reach => Opens(reach, id));
        return Cell(mark, isImplied: IsUnrestrictedOnce(row) && !Named(row).Contains(id));
    }

    private static GridCell CellOf(EntityAccess row, Func<Restriction, bool> opens) =>
        Cell(MarkOf(row, opens), isImplied: false);

    /// <param name="isImplied">Whether the column of the unrestricted says it already.</param>
    private static GridCell Cell(char mark, bool isImplied) =>
        new(
            new(
                mark.ToString(),
                mark switch
                {
                    '+' => Tone.Gain,
                    '-' => Tone.Lose,
                    '.' => Tone.Dim,
                    _ => Tone.Plain,
                }
            ),
            SaysNothing: mark == '.' || isImplied
        );

    private static char MarkOf(EntityAccess row, Func<Restriction, bool> opens) =>
        (row.Before is { } before && opens(before), opens(row.After)) switch
        {
            (true, true) => 'x',
            (false, true) => '+',
            (true, false) => '-',
            (false, false) => '.',
        };

    /// <summary>Whether the row wants a column of its own for the entity. Of who gets or loses many at once it is the count that tells.</summary>
    private static bool Changes(EntityAccess row, string id) =>
        row.Before is null || IsUnrestrictedOnce(row)
            ? Named(row).Count <= MostColumns && Named(row).Contains(id)
            : row.Before.Only!.Contains(id) != row.After.Only!.Contains(id);

    private static bool IsUnrestrictedOnce(EntityAccess row) => row.Before is { IsAll: true } || row.After.IsAll;

    private static bool Opens(Restriction reach, string id) => reach.IsAll || reach.Only!.Contains(id);

    private static IdSet Named(EntityAccess row) =>
        (row.Before?.Only ?? IdSet.Empty).Union(row.After.Only ?? IdSet.Empty);

    private sealed record Column(string Name, Func<EntityAccess, GridCell> CellOf);
}
