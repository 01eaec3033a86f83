using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Importing;

/// <summary>A row that may be the heading of a table.</summary>
internal interface IHeading
{
    /// <summary>Columns without which it is not.</summary>
    ImmutableArray<string> Missing { get; }
}

/// <summary>
/// Finds the heading of a table in separated values, under whatever titles and with whichever separator the spreadsheets of
/// different countries put between values.
/// </summary>
internal static class HeadedTable
{
    private const int MostTitles = 100;

    private static readonly ImmutableArray<char> Separators = [',', ';', '\t'];

    /// <param name="open">Opens the text; it is read from its beginning once for each separator that is tried.</param>
    /// <param name="headingOf">A row taken for the heading.</param>
    /// <param name="rowsOf">Reads what stands under the heading.</param>
    /// <param name="noneIs">What to say where no row is the heading, of the one that comes closest.</param>
    /// <returns>Nothing where no heading is found.</returns>
    public static T? Read<THeading, T>(
        Func<TextReader> open,
        Source source,
        IProblems problems,
        Func<IReadOnlyList<CsvCell>, THeading> headingOf,
        Func<CsvReader, THeading, Origin, IProblems, T?> rowsOf,
        Func<Origin, ImmutableArray<string>, Diagnostic> noneIs
    )
        where THeading : class, IHeading
    {
        Found<THeading>? closest = null;
        Diagnostic? broken = null;
        foreach (var separator in Separators)
        {
            using var text = open();
            var own = new Problems();
            var csv = new CsvReader(text, separator, source, own);
            var found = Find(csv, headingOf);
            if (found is { Heading.Missing: [] })
            {
                var rows = rowsOf(csv, found.Heading, found.At, own);
                foreach (var problem in own.InOrder)
                    problems.Add(problem);
                return rows;
            }
            broken ??= csv.IsBroken ? own.Found[^1] : null;
            closest = Closer(closest, found);
        }
        problems.Add(broken ?? noneIs(closest?.At ?? new(source, 1, 1), closest?.Heading.Missing ?? []));
        return default;
    }

    private sealed record Found<THeading>(THeading Heading, Origin At)
        where THeading : class, IHeading;

    /// <summary>The row that has all columns, else the first of those that have most of them.</summary>
    private static Found<THeading>? Find<THeading>(CsvReader csv, Func<IReadOnlyList<CsvCell>, THeading> headingOf)
        where THeading : class, IHeading
    {
        Found<THeading>? best = null;
        var cells = new List<CsvCell>();
        for (var row = 0; row < MostTitles; row++)
        {
            var at = csv.Place;
            if (!csv.Read(cells))
                break;
            best = Closer(best, new(headingOf(cells), at));
            if (best is { Heading.Missing: [] })
                break;
        }
        return best;
    }

    private static Found<THeading>? Closer<THeading>(Found<THeading>? best, Found<THeading>? other)
        where THeading : class, IHeading =>
        best is null || other?.Heading.Missing.Length < best.Heading.Missing.Length ? other : best;
}
