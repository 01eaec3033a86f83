using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

/// <summary>What Intacct, or care, asks of a user that does not exist yet.</summary>
internal sealed class NewUserRules(Resolution resolution)
{
    private readonly Dictionary<string, GroupDeclaration> groups = resolution.File.Groups.ToDictionary(
        group => group.Id,
        StringComparer.Ordinal
    );
    private HashSet<string>? withRoleByMembers;

    public void Check(UserDeclaration user)
    {
        var who = Address.User(user.Id).Said();
        string[] missing = [.. Missing(user)];
        if (missing.Length > 0)
            resolution.Problems.Add(Codes.NewUserIncomplete(user.At, who, missing));
        if (user.Status is { Value: "inactive" } status)
            resolution.Problems.Add(Codes.NewUserInactive(status.At, who));
        if (resolution.Composition.PermissionModel is PermissionModel.RoleBased && !HasRole(user))
            resolution.Problems.Add(Codes.NewUserWithoutRole(user.At, who));
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
        Holding(user.Roles).Any()
        || Holding(user.Groups).Any(GivesRoles)
        || (withRoleByMembers ??= UsersWithRoleByMembers()).Contains(user.Id);

    private HashSet<string> UsersWithRoleByMembers() =>
        resolution
            .File.Groups.Where(group => GivesRoles(group.Id))
            .SelectMany(group => Holding(group.Members))
            .ToHashSet(StringComparer.Ordinal);

    private bool GivesRoles(string group) =>
        groups.GetValueOrDefault(group) is { Roles: { } roles }
            ? Holding(roles).Any()
            : (Observed(group) ?? Observed(groups.GetValueOrDefault(group)?.Formerly?.Value))?.Roles is { Count: > 0 };

    private UserGroup? Observed(string? group) => group is null ? null : resolution.Observed.Groups.Find(group);

    private IEnumerable<string> Holding(ListDeclaration? list) =>
        list?.Items.Where(item => item.At(resolution.AsOf) is Standing.Holds).Select(item => item.Id) ?? [];
}
