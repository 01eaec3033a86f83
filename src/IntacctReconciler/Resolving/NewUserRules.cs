using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

/// <summary>What Intacct, or care, asks of a user that does not exist yet.</summary>
internal sealed class NewUserRules(Resolution resolution)
{
    private readonly Lazy<HashSet<string>> withRoleByMembers = new(() => UsersWithRoleByMembers(resolution));

    public void Check(UserDeclaration user)
    {
        var who = Address.User(user.Id).Said();
        string[] missing = [.. Missing(user)];
        if (missing.Length > 0)
            resolution.Problems.Add(ResolvingCodes.NewUserIncomplete(user.At, who, missing));
        if (user.Status is { Value: "inactive" } status)
            resolution.Problems.Add(ResolvingCodes.NewUserInactive(status.At, who));
        if (resolution.Composition.PermissionModel is PermissionModel.RoleBased && !HasRole(user))
            resolution.Problems.Add(ResolvingCodes.NewUserWithoutRole(user.At, who));
    }

    private static IEnumerable<string> Missing(UserDeclaration user)
    {
        if (user.Email is null)
            yield return "email";
        if (user.Contact is null)
            yield return "contact";
        if (user.Type is null)
            yield return "type";
        if (user.Entities is null)
            yield return "entities";
    }

    private bool HasRole(UserDeclaration user) =>
        Holding(user.Roles, resolution).Any()
        || Holding(user.Groups, resolution).Any(group => GivesRoles(group, resolution))
        || withRoleByMembers.Value.Contains(user.Id);

    private static HashSet<string> UsersWithRoleByMembers(Resolution resolution) =>
        resolution
            .File.Groups.Where(group => GivesRoles(group.Id, resolution))
            .SelectMany(group => Holding(group.Members, resolution))
            .ToHashSet(StringComparer.Ordinal);

    private static bool GivesRoles(string group, Resolution resolution) =>
        resolution.File.Groups.FirstOrDefault(one => one.Id == group) is { Roles: { } roles }
            ? Holding(roles, resolution).Any()
            : resolution.Observed.Groups.Find(group)?.Roles is { Count: > 0 };

    private static IEnumerable<string> Holding(ListDeclaration? list, Resolution resolution) =>
        list?.Items.Where(item => item.At(resolution.AsOf) is Standing.Holds).Select(item => item.Id) ?? [];
}
