using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Through which templates, blueprints and generated entries the values of a change came.</summary>
internal static class WayWords
{
    /// <summary>
    /// In brief "template clerk", in full each way with its place: "template clerk, generated for UK-01 (templates.yaml:5)".
    /// Null where everything stands at the object itself.
    /// </summary>
    public static string? Of(Change change, Detail detail)
    {
        Origin[] places = [.. change.Fields.Select(field => field.At).Prepend(change.At).OfType<Origin>()];
        return detail == Detail.Verbose ? InFull(places)
            : change.Address.Kind == ObjectKind.Contact ? null
            : InBrief([.. places.SelectMany(Passages.Of)]);
    }

    private static string? InFull(Origin[] places)
    {
        var ways = places
            .Select(at => (Way: Way.Of(at), Place: Names.Place(at)))
            .Where(one => one.Way is not null)
            .GroupBy(one => one.Way!, one => one.Place!, StringComparer.Ordinal)
            .Select(way => $"{way.Key} ({way.First()})");
        return string.Join("; ", ways) is { Length: > 0 } words ? words : null;
    }

    private static string? InBrief(Passage[] passages)
    {
        string[] templates =
        [
            .. passages
                .Where(via => via.Kind is PassageKind.Template or PassageKind.Blueprint)
                .Select(via => $"{Way.Word(via.Kind)} {Printable.Of(via.Name)}")
                .Distinct(StringComparer.Ordinal),
        ];
        if (templates.Length > 0)
            return Plural.List(templates);
        return passages.FirstOrDefault(via => via.Kind is PassageKind.Generate) is { } generate
            ? $"generated for {Printable.Of(generate.Name)}"
            : null;
    }
}
