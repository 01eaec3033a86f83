using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Text;

namespace IntacctReconciler.Guards;

/// <summary>
/// <c>protect</c>: what matches is not changed, deactivated or deleted, whether the file declares it or not, and who matches
/// neither joins nor leaves a group. Making it for the first time is allowed.
/// </summary>
internal static class ProtectedObjects
{
    public static IEnumerable<GuardResult> Judge(Judging on)
    {
        if (on.Settings.Protected.Count == 0)
            yield break;
        foreach (var idle in on.Settings.Protected.Where(entry => !IsAnywhere(on, entry)))
            yield return new(
                GuardNames.Protect,
                GuardVerdict.Notable,
                $"protect: \"{Printable.Of(idle.Pattern)}\" matches no {Address.Word(idle.Kind)}, so nothing is protected by it"
            )
            {
                At = idle.At,
            };
        var touched = Changed(on)
            .Concat(Moved(on))
            .GroupBy(hit => hit.Address)
            .OrderBy(hits => hits.Key)
            .Select(hits =>
                (
                    Address: hits.Key,
                    hits.First().By,
                    What: string.Join("; ", hits.Select(hit => hit.What).Distinct(StringComparer.Ordinal))
                )
            )
            .ToList();
        if (touched.Count == 0)
        {
            yield return new(GuardNames.Protect, GuardVerdict.Passed, "nothing protected is changed");
            yield break;
        }
        yield return on.Overridable(
            new(
                GuardNames.Protect,
                GuardVerdict.Refused,
                touched.Count == 1
                    ? "a protected object is changed"
                    : $"{touched.Count:N0} protected objects are changed"
            )
            {
                Affected = new([.. touched.Select(hit => new Affected(hit.Address, hit.What))]),
                At = touched[0].By.At,
                Mend = "leave it as it is",
            },
            touched.Count
        );
    }

    private static IEnumerable<(Address Address, Protection By, string What)> Changed(Judging on)
    {
        foreach (var change in on.Changes)
        {
            if (change.Action != ChangeAction.Create && By(on, change.Address) is { } by && Existed(on, change.Address))
                yield return (change.Address, by, Words(change));
        }
    }

    private static string Words(Change change) =>
        change.Action switch
        {
            ChangeAction.Deactivate => "becomes inactive",
            ChangeAction.Delete => "is deleted",
            _ => Plural.List([.. change.Fields.Select(field => field.Field.Label)]) + " changed",
        };

    /// <summary>Users who join or leave a group, which is written at the group.</summary>
    private static IEnumerable<(Address Address, Protection By, string What)> Moved(Judging on)
    {
        if (!on.Before.Has(Facets.Groups) || on.Settings.Protected.All(entry => entry.Kind != ObjectKind.User))
            yield break;
        foreach (var (old, now) in on.Renamed.Groups())
        {
            var group = Printable.Of((old ?? now)!.Id);
            if (ReferenceEquals(old, now) || Unreadable(old) || Unreadable(now))
                continue;
            var (had, has) = (old?.Members ?? IdSet.Empty, now?.Members ?? IdSet.Empty);
            foreach (var user in had.Except(has).Union(has.Except(had)))
            {
                var address = Address.User(user);
                if (By(on, address) is { } by && Existed(on, address))
                    yield return (address, by, $"{(had.Contains(user) ? "leaves" : "joins")} group {group}");
            }
        }

        static bool Unreadable(UserGroup? group) => group is { Members: null };
    }

    private static Protection? By(Judging on, Address address) =>
        on.Settings.Protected.FirstOrDefault(entry => entry.Covers(address));

    private static bool Existed(Judging on, Address address) => on.Before.Find(address) is not null;

    private static bool IsAnywhere(Judging on, Protection entry) =>
        Ids(on.Before, entry.Kind).Concat(Ids(on.After, entry.Kind)).Any(id => Wildcard.Matches(entry.Pattern, id));

    private static IEnumerable<string> Ids(CompanyState state, ObjectKind kind) =>
        kind switch
        {
            ObjectKind.User => state.Users.Select(user => user.Id),
            ObjectKind.Role => state.Has(Facets.Roles) ? state.Roles.Select(role => role.Id) : [],
            ObjectKind.Group => state.Has(Facets.Groups) ? state.Groups.Select(group => group.Id) : [],
            _ => [],
        };
}
