using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>What differs between two catalogues as rows; in brief many of one kind are folded by module.</summary>
internal sealed class CatalogueChangeRows
{
    /// <summary>More of one kind than this are folded.</summary>
    private const int Most = 8;

    private readonly ImmutableArray<CatalogueChange> changes;
    private readonly Wording wording;

    /// <param name="wording">Of a catalogue that need not know what changed.</param>
    public CatalogueChangeRows(CatalogueDifference difference, Wording wording)
    {
        changes = difference.Permissions;
        var known = changes
            .SelectMany(change => new[] { change.After, change.Before })
            .OfType<CatalogueEntry>()
            .Concat(wording.Catalogue.Entries);
        this.wording = new(PermissionCatalogue.Of(known, out _), wording.Detail);
    }

    /// <summary>In words that know what is new and what is gone.</summary>
    public string Said(Grant grant) =>
        $"{wording.Full(grant.Permission)} {wording.Rights(grant.Permission, grant.Rights)}";

    /// <param name="follow">What is said after each move, of the changes that are one row; null where nothing is known.</param>
    public Block Of(Func<IReadOnlyList<CatalogueChange>, string?>? follow = null)
    {
        var rows = ImmutableArray.CreateBuilder<Row>();
        foreach (var kind in changes.GroupBy(change => change.Kind).OrderBy(group => group.Key))
        {
            CatalogueChange[] alike = [.. kind];
            rows.AddRange(
                wording.Detail == Detail.Brief && alike.Length > Most
                    ? Folded(alike, follow)
                    : alike.Select(change => Row(change, follow?.Invoke([change])))
            );
        }
        return new(rows.ToImmutable());
    }

    public static Block Entities(LockReview review, Detail detail) =>
        new([.. review.Difference.Entities.Select(change => Row(change, review.OpenTo, detail))]);

    public static Block Entities(CatalogueDifference difference) =>
        new([.. difference.Entities.Select(change => Row(change, null, Detail.Brief))]);

    /// <summary>2 permissions new, 1 wider, 30 moved; 1 entity</summary>
    public static string Count(CatalogueDifference difference)
    {
        string[] kinds =
        [
            .. difference
                .Permissions.CountBy(change => change.Kind)
                .OrderBy(kind => kind.Key)
                .Select(
                    (kind, at) =>
                        at == 0
                            ? $"{Plural.Of(kind.Value, "permission")} {WordOf(kind.Key)}"
                            : $"{kind.Value:N0} {WordOf(kind.Key)}"
                ),
        ];
        string[] entities = difference.Entities.IsEmpty
            ? []
            : [Plural.Of(difference.Entities.Length, "entity", "entities")];
        return string.Join(", ", kinds.Concat(entities));
    }

    public static string WordOf(CatalogueChangeKind kind) =>
        kind switch
        {
            CatalogueChangeKind.New => "new",
            CatalogueChangeKind.Wider => "wider",
            CatalogueChangeKind.Altered => "altered",
            CatalogueChangeKind.Narrower => "narrower",
            CatalogueChangeKind.Gone => "gone",
            CatalogueChangeKind.Moved => "moved",
            CatalogueChangeKind.Sorted => "section",
            _ => throw new UnreachableException(),
        };

    private Row Row(CatalogueChange change, string? after)
    {
        var permission = (change.Before ?? change.Entry).Permission;
        return new(
            MarkOf(change.Kind),
            0,
            change.Kind == CatalogueChangeKind.Moved
                ?
                [
                    WordOf(change.Kind),
                    $"{Old(permission)} -> {New(change)}",
                    string.Join("; ", new[] { Difference(change), after }.Where(text => text is { Length: > 0 })),
                ]
                : [WordOf(change.Kind), wording.Full(permission), Difference(change)]
        );
    }

    /// <summary>Of moves by the modules from and to, of all else by module.</summary>
    private IEnumerable<Row> Folded(CatalogueChange[] alike, Func<IReadOnlyList<CatalogueChange>, string?>? follow) =>
        alike
            .GroupBy(change => (From: change.Before?.Permission.Module, To: change.After?.Permission.Module))
            .Select(group =>
            {
                CatalogueChange[] together = [.. group];
                var kind = together[0].Kind;
                var name =
                    kind == CatalogueChangeKind.Moved
                        ? $"{OldModule(group.Key.From!)} -> {wording.Module(together[0].After!.Permission)}"
                        : wording.Module((together[0].Before ?? together[0].Entry).Permission);
                string?[] told =
                [
                    Plural.Of(together.Length, "permission"),
                    kind == CatalogueChangeKind.Moved ? Together(together) : null,
                    kind == CatalogueChangeKind.Moved ? follow?.Invoke(together) : null,
                ];
                return new Row(
                    MarkOf(kind),
                    0,
                    [WordOf(kind), name, string.Join("; ", told.Where(text => text is { Length: > 0 }))]
                );
            });

    private static string? Together(CatalogueChange[] moved)
    {
        var (wider, narrower) = (moved.Count(one => !one.Gained.IsEmpty), moved.Count(one => !one.Lost.IsEmpty));
        string[] parts =
        [
            .. wider > 0 ? [$"{wider:N0} wider"] : (IEnumerable<string>)[],
            .. narrower > 0 ? [$"{narrower:N0} narrower"] : (IEnumerable<string>)[],
        ];
        return string.Join(", ", parts);
    }

    private string Difference(CatalogueChange change)
    {
        var permission = change.Entry.Permission;
        return change.Kind switch
        {
            CatalogueChangeKind.New => wording.Rights(permission, change.Gained),
            CatalogueChangeKind.Gone => wording.Rights(permission, change.Lost),
            CatalogueChangeKind.Sorted => $"{SectionOf(change.Before)} -> {SectionOf(change.After)}",
            _ => string.Join(
                ' ',
                new[] { Signed("+", change.Gained), Signed("-", change.Lost) }.Where(text => text.Length > 0)
            ),
        };

        string Signed(string sign, Rights rights) =>
            rights.IsEmpty ? "" : $"{sign} {wording.Rights(permission, rights)}";
    }

    private static string SectionOf(CatalogueEntry? entry) =>
        entry?.Section is { } section ? Names.Id(section) : "none";

    private string Old(Permission permission) => $"{OldModule(permission.Module)} / {wording.Short(permission)}";

    /// <summary>A module that is gone may have no word of its own any more.</summary>
    private string OldModule(string module)
    {
        var word = wording.Module(Permission.Standard(module, ""));
        return word == module ? WordForm.Readable(module) : word;
    }

    /// <summary>The module alone where the name stayed.</summary>
    private string New(CatalogueChange change) =>
        change.Before!.Permission.Name == change.After!.Permission.Name
            ? wording.Module(change.After.Permission)
            : wording.Full(change.After.Permission);

    private static Row Row(EntityChange change, IReadOnlyDictionary<string, IdSet>? openTo, Detail detail) =>
        new(
            change.IsOpened ? Mark.Gain
                : change.After is null ? Mark.Lose
                : change.Before is null ? Mark.Gain
                : Mark.Change,
            0,
            [$"entity {Names.Id(change.Id)}: {Told(change, openTo?.GetValueOrDefault(change.Id), detail)}"]
        );

    private static string Told(EntityChange change, IdSet? openTo, Detail detail) =>
        (change.Before, change.After) switch
        {
            (null, false) => "new and inactive",
            (_, null) => "not in the company any more",
            (true, false) => "not active any more",
            (false, true) when openTo is null => "active again",
            (null, true) when openTo is null => "new",
            _ => Enterers(openTo!, detail),
        };

    private static string Enterers(IdSet users, Detail detail)
    {
        var names = detail == Detail.Verbose && users.Count > 0 ? $" ({Names.List(users, detail)})" : "";
        return users.Count == 0
            ? "no unrestricted user can enter it since it was opened"
            : $"{Plural.Of(users.Count, "unrestricted user")}{names} can enter it since it was opened";
    }

    private static Mark MarkOf(CatalogueChangeKind kind) =>
        kind switch
        {
            CatalogueChangeKind.New => Mark.Gain,
            CatalogueChangeKind.Gone => Mark.Lose,
            CatalogueChangeKind.Moved => Mark.Moved,
            CatalogueChangeKind.Wider
            or CatalogueChangeKind.Altered
            or CatalogueChangeKind.Narrower
            or CatalogueChangeKind.Sorted => Mark.Change,
            _ => throw new UnreachableException(),
        };
}
