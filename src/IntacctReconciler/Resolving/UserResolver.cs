using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

internal sealed class UserResolver(Resolution resolution, ContactResolver contacts)
{
    private readonly NewUserRules newUsers = new(resolution);
    private readonly UserRules rules = new(resolution);

    public DesiredObject Resolve(UserDeclaration user)
    {
        var now = resolution.Observed.Users.Find(user.Id);
        var fields = new WantedFields(resolution, Address.User(user.Id));
        var isSlip = resolution.IsSlip(resolution.Users, user);
        if (!user.IsAbsent)
        {
            if (now is null && !isSlip)
                newUsers.Check(user);
            rules.Check(user, now);
            ResolveLogin(user, now, fields);
            ResolveRestrictions(user, now, fields);
            ResolveLists(user, fields);
            ResolveGrants(user, now, fields);
        }
        return user.Desired(fields);
    }

    private void ResolveLogin(UserDeclaration user, User? now, WantedFields fields)
    {
        var observed = resolution.Observed.Users;
        fields.Text("name", user.Name);
        fields.Text("email", user.Email);
        if (now is null && user.Contact is { } contact)
            fields.Put("contact", contacts.Resolve(user, contact));
        fields.Choice("type", user.Type, Choices.UserType, observed, one => one.Type);
        fields.Choice("status", user.Status, Choices.Status, observed, one => one.Status);
        fields.Choice("admin", user.Admin, Choices.Admin, observed, one => one.Admin);
        fields.Choice(
            "trustedDevices",
            user.TrustedDevices,
            Choices.TrustedDevices,
            observed,
            one => one.TrustedDevices
        );
        fields.Flag("webServicesOnly", user.WebServicesOnly);
        fields.Flag("passwordNeverExpires", user.PasswordNeverExpires);
        fields.Flag("disablePassword", user.DisablePassword);
        fields.Flag("sso.enabled", user.SsoEnabled);
        fields.Text("sso.id", user.SsoId);
        fields.Flag("hideOtherDepartmentTransactions", user.HideOtherDepartmentTransactions);
    }

    private void ResolveRestrictions(UserDeclaration user, User? now, WantedFields fields)
    {
        var observed = resolution.Observed;
        Put("entities", user.Entities, now?.Entities, () => observed.Entities);
        Put("departments", user.Departments, now?.Departments, () => observed.Departments);
        Put("territories", user.Territories, now?.Territories, () => observed.Territories);

        void Put(
            string field,
            RestrictionDeclaration? declared,
            Restriction? restricted,
            Func<Table<RestrictionTarget>> targets
        ) => fields.Put(field, new RestrictionResolver(resolution, user, field, targets).Resolve(declared, restricted));
    }

    private void ResolveLists(UserDeclaration user, WantedFields fields)
    {
        var manage = resolution.Manage;
        if (resolution.Composition.PermissionModel is PermissionModel.RoleBased)
            ResolveRoles(user, fields);
        if (user.Groups is { } groups && manage.UserGroups is not ListMode.Ignore && !resolution.Observed.OffersMembers)
            resolution.Problems.Add(
                Codes.MembersNotOffered(groups.At, Address.User(user.Id).Said(), "groups", "users: { groups: ignore }")
            );
        else
            fields.List(DesiredObject.Groups, user.Groups, manage.UserGroups, resolution.Groups, []);
    }

    private void ResolveRoles(UserDeclaration user, WantedFields fields)
    {
        var wanted = new ListResolver(resolution).Resolve(
            Address.User(user.Id),
            "roles",
            user.Roles,
            resolution.Manage.UserRoles,
            resolution.Roles,
            resolution.Composition.IgnoredRoles.Patterns
        );
        fields.Put(
            "roles",
            resolution.Manage.ReplacesSwitchRoles && wanted is not null
                ? wanted with
                {
                    SwitchRoleGoesOf = user.Id,
                }
                : wanted
        );
    }

    private void ResolveGrants(UserDeclaration user, User? now, WantedFields fields)
    {
        if (resolution.Composition.PermissionModel is not PermissionModel.UserBased)
            return;
        var mode = resolution.Manage.UserPermissions;
        fields.Permissions(user.Permissions, mode, now?.Permissions ?? GrantSet.Empty);
        fields.Custom(
            "customApplications",
            PermissionKind.Application,
            user.CustomApplications,
            mode,
            now?.Applications ?? GrantSet.Empty
        );
        fields.Custom("agents", PermissionKind.Agent, user.Agents, mode, now?.Agents ?? GrantSet.Empty);
    }
}
