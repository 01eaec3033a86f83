using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Tests.Catalogue;

/// <summary>Catalogues and their differences as lines: <c>module/name (section): list add</c>.</summary>
internal static class CatalogueText
{
    public static PermissionCatalogue Of(string text)
    {
        var catalogue = PermissionCatalogue.Of(
            text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Entry),
            out var twice
        );
        twice.Should().BeEmpty();
        return catalogue;
    }

    public static IEnumerable<string> Lines(CatalogueDifference difference) => difference.Permissions.Select(Line);

    private static string Line(CatalogueChange change)
    {
        var from = (change.Before ?? change.Entry).Permission;
        var to = change.Release is { } release ? $" -> {change.Entry.Permission} ({release})" : "";
        var gained = change.Gained.IsEmpty ? "" : $" + {change.Gained}";
        var lost = change.Lost.IsEmpty ? "" : $" - {change.Lost}";
        return $"{change.Kind} {from}{to}{gained}{lost}";
    }

    private static CatalogueEntry Entry(string line)
    {
        var (name, rights) = (
            line[..line.IndexOf(':', StringComparison.Ordinal)],
            line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]
        );
        var words = name.Split(' ');
        var place = words[0].Split('/');
        return new(
            Permission.Standard(place[0], place[1]),
            words.Length > 1 ? words[1].Trim('(', ')') : Sections.ActivitiesAndLists,
            Rights.Of(rights.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        );
    }
}
