using IntacctReconciler.Diagnostics;
using IntacctReconciler.Planning;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Through which templates, blueprints and generated entries the values of a change came.</summary>
internal static class WayWords
{
    private const int Few = 2;

    /// <summary>"by template clerk, for UK-01 (templates.yaml:5)"; null where everything stands at the object itself.</summary>
    public static string? Of(Change change, Detail detail)
    {
        Origin?[] places = [change.At, .. change.Fields.Select(field => field.At)];
        string[] ways =
        [
            .. places
                .OfType<Origin>()
                .Select(at => (Way: Way.Of(at), Place: Names.Place(at)))
                .Where(one => one.Way is not null)
                .GroupBy(one => one.Way!, one => one.Place!, StringComparer.Ordinal)
                .Select(group => $"{group.Key} ({group.First()})"),
        ];
        if (ways.Length == 0)
            return null;
        var shown = detail == Detail.Verbose ? ways.Length : Math.Min(Few, ways.Length);
        var more = shown < ways.Length ? $" and {Plural.Of(ways.Length - shown, "other way")}" : "";
        return $"by {string.Join("; ", ways.Take(shown))}{more}";
    }
}
