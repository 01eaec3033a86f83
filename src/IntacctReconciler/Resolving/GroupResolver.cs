using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

internal sealed class GroupResolver(Resolution resolution)
{
    public DesiredObject Resolve(GroupDeclaration group)
    {
        var address = Address.Group(group.Id);
        var fields = new WantedFields(resolution, address);
        var isSlip = resolution.IsSlip(resolution.Groups, group);
        var now = group.IsAbsent ? null : resolution.AsItIs(group, resolution.Observed.Groups, resolution.Groups);
        if (!group.IsAbsent)
        {
            if (!isSlip && now is null && string.IsNullOrWhiteSpace(group.Description?.Value))
                resolution.Problems.Add(Codes.NewGroupWithoutDescription(group.At, address.Said()));
            fields.Text("description", group.Description);
            fields.List(
                "roles",
                group.Roles,
                resolution.Manage.GroupRoles,
                resolution.Roles,
                resolution.Composition.IgnoredRoles.Patterns
            );
            ResolveMembers(address, group.Members, fields);
        }
        var wanted = group.Desired(fields);
        resolution.CheckTakenOver(wanted, address, now, ["roles"]);
        return wanted;
    }

    private void ResolveMembers(Address address, ListDeclaration? members, WantedFields fields)
    {
        var mode = resolution.Manage.GroupMembers;
        if (members is not null && mode is not ListMode.Ignore && !resolution.Observed.OffersMembers)
            resolution.Problems.Add(
                Codes.MembersNotOffered(members.At, address.Said(), "members", "groups: { members: ignore }")
            );
        else
            fields.List("members", members, mode, resolution.Users, resolution.Composition.IgnoredUsers.Patterns);
    }
}
