using IntacctReconciler.Declarations;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Planning;

/// <summary>
/// Who is in a group when both sides may say so: the group by its members and users by their groups. What either names holds;
/// what an exclusive list of groups leaves out goes, unless the group itself names the user.
/// </summary>
internal sealed class GroupMembers
{
    private readonly DesiredState desired;
    private readonly Dictionary<string, Wanted> groupsOfUser;
    private readonly Dictionary<string, List<string>> namedByUsers = new(StringComparer.Ordinal);
    private readonly IdSet leaving;

    /// <param name="leaving">Users who are deactivated: they are in no group any more.</param>
    public GroupMembers(DesiredState desired, IdSet leaving)
    {
        this.desired = desired;
        this.leaving = leaving;
        groupsOfUser = desired
            .Users.Where(user => user.Fields.ContainsKey(DesiredObject.Groups))
            .ToDictionary(user => user.Id, user => user.Fields[DesiredObject.Groups], StringComparer.Ordinal);
        foreach (var (user, groups) in groupsOfUser)
        {
            foreach (var group in Named(groups))
            {
                if (!namedByUsers.TryGetValue(group, out var members))
                    namedByUsers[group] = members = [];
                members.Add(user);
            }
        }
    }

    /// <param name="now">The members by what the group itself says.</param>
    public IdSet Of(string group, IdSet now)
    {
        var byGroup = desired.Groups.Find(group)?.Fields.GetValueOrDefault("members")?.Value is FieldValue.Ids named
            ? named.Value
            : IdSet.Empty;
        return now.Union(IdSet.Of(namedByUsers.GetValueOrDefault(group, [])))
            .Where(user => !leaving.Contains(user) && (byGroup.Contains(user) || !IsTakenOutByUser(user, group)));
    }

    private bool IsTakenOutByUser(string user, string group) =>
        groupsOfUser.TryGetValue(user, out var groups)
        && !Named(groups).Contains(group)
        && (groups.Mode == ListMode.Exclusive || groups.Ended.ContainsKey(group));

    private static IdSet Named(Wanted groups) => ((FieldValue.Ids)groups.Value).Value;
}
