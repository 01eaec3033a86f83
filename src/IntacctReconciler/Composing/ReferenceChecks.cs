using System.Collections.Immutable;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Composing;

/// <summary>
/// Declared lists against one another: an entry must not name what the same file removes, and a user's groups and a group's
/// members must not contradict each other.
/// </summary>
/// <param name="asOf">Null while files are checked offline: then entries with a time are left to the plan.</param>
internal sealed class ReferenceChecks(AccessFile file, DateTimeOffset? asOf, IProblems problems)
{
    private readonly Dictionary<string, RoleDeclaration> absentRoles = Absent(file.Roles);
    private readonly Dictionary<string, GroupDeclaration> absentGroups = Absent(file.Groups);
    private readonly Dictionary<string, UserDeclaration> absentUsers = Absent(file.Users);

    public void Run()
    {
        var manage = file.Manage;
        foreach (var group in file.Groups.Where(group => !group.IsAbsent))
        {
            var owner = Address.Group(group.Id);
            Check(owner, "roles", group.Roles, manage.GroupRoles, absentRoles, ObjectKind.Role);
            Check(owner, "members", group.Members, manage.GroupMembers, absentUsers, ObjectKind.User);
        }
        foreach (var user in file.Users.Where(user => !user.IsAbsent))
        {
            var owner = Address.User(user.Id);
            Check(owner, "roles", user.Roles, manage.UserRoles, absentRoles, ObjectKind.Role);
            Check(owner, "groups", user.Groups, manage.UserGroups, absentGroups, ObjectKind.Group);
        }
        CheckMemberships();
    }

    private void Check<T>(
        Address owner,
        string field,
        ListDeclaration? list,
        ListMode mode,
        Dictionary<string, T> absent,
        ObjectKind kind
    )
        where T : ObjectDeclaration
    {
        if (list is null || mode is ListMode.Ignore || absent.Count == 0)
            return;
        foreach (var item in list.Items)
        {
            if (absent.TryGetValue(item.Id, out var removed) && item.At(asOf) is Standing.Holds)
            {
                var named = new Address(kind, item.Id).Said();
                problems.Add(Codes.NamesWhatIsRemoved(item.At, owner.Said(), field, named, removed.State!.Value.At));
            }
        }
    }

    /// <summary>
    /// Who is in a group may be said on both sides, and holds when either says so. Only where one says that it is over, and the
    /// other that it holds, nobody knows what is meant.
    /// </summary>
    private void CheckMemberships()
    {
        if (file.Manage.UserGroups is ListMode.Ignore)
            return;
        if (file.Manage.GroupObjects is Ownership.Ignore)
        {
            foreach (var user in file.Users.Where(user => !user.IsAbsent && user.Groups is not null))
                problems.Add(Codes.GroupsNotManaged(user.Groups!.At, Address.User(user.Id).Said()));
            return;
        }
        if (file.Manage.GroupMembers is ListMode.Ignore)
            return;
        var users = Sides(file.Users, user => user.IsAbsent ? null : user.Groups);
        var groups = Sides(file.Groups, group => group.IsAbsent ? null : group.Members);
        foreach (var (user, side) in users)
        {
            foreach (var (group, item) in side.Items)
            {
                if (groups.GetValueOrDefault(group)?.Items.GetValueOrDefault(user) is not { } other)
                    continue;
                var (here, there) = (item.At(asOf), other.At(asOf));
                if (here is Standing.Holds && there is Standing.Ended)
                    problems.Add(
                        Codes.MembershipContradicted(item.At, user, group, other.Until!.Value.Value.Text, other.At)
                    );
                else if (here is Standing.Ended && there is Standing.Holds)
                    problems.Add(
                        Codes.MembershipContradicted(other.At, user, group, item.Until!.Value.Value.Text, item.At)
                    );
            }
        }
    }

    private static Dictionary<string, Side> Sides<T>(ImmutableArray<T> declared, Func<T, ListDeclaration?> list)
        where T : ObjectDeclaration
    {
        var sides = new Dictionary<string, Side>(StringComparer.Ordinal);
        foreach (var one in declared)
        {
            if (list(one) is { } items)
                sides[one.Id] = new(items);
        }
        return sides;
    }

    private static Dictionary<string, T> Absent<T>(ImmutableArray<T> declared)
        where T : ObjectDeclaration =>
        declared.Where(one => one.IsAbsent).ToDictionary(one => one.Id, StringComparer.Ordinal);

    private sealed class Side(ListDeclaration list)
    {
        /// <summary>By id; of doubles, which are reported elsewhere, the first.</summary>
        public Dictionary<string, ListItem> Items { get; } =
            list
                .Items.DistinctBy(item => item.Id, StringComparer.Ordinal)
                .ToDictionary(item => item.Id, StringComparer.Ordinal);
    }
}
