using IntacctReconciler.Declarations;
using IntacctReconciler.Text;

namespace IntacctReconciler.Composing.Locks;

/// <summary>What a role, group or user has more of than the locked text below it.</summary>
internal static class ObjectLocks
{
    public static IEnumerable<Weakening> Of(ObjectDeclaration below, ObjectDeclaration above)
    {
        if (above.IsAbsent && !below.IsAbsent)
            return [new(above.State!.Value.At, "removes it")];
        if (below.IsAbsent && !above.IsAbsent)
            return [new(above.State?.At ?? above.At, "brings it back")];
        return (below, above) switch
        {
            (RoleDeclaration one, RoleDeclaration other) => OfRole(one, other),
            (GroupDeclaration one, GroupDeclaration other) => OfGroup(one, other),
            (UserDeclaration one, UserDeclaration other) => OfUser(one, other),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static IEnumerable<Weakening> OfRole(RoleDeclaration below, RoleDeclaration above) =>
        [
            .. Text("description", below.Description, above.Description),
            .. Text("roleType", below.RoleType, above.RoleType),
            .. Text("applyTo", below.ApplyTo, above.ApplyTo),
            .. GrantLocks.Permissions(below.Permissions, above.Permissions),
            .. GrantLocks.Custom("customApplications", below.CustomApplications, above.CustomApplications),
            .. GrantLocks.Custom("agents", below.Agents, above.Agents),
        ];

    private static IEnumerable<Weakening> OfGroup(GroupDeclaration below, GroupDeclaration above) =>
        [
            .. Text("description", below.Description, above.Description),
            .. List("role", below.Roles, above.Roles),
            .. List("member", below.Members, above.Members),
        ];

    private static IEnumerable<Weakening> OfUser(UserDeclaration below, UserDeclaration above) =>
        [
            .. Text("name", below.Name, above.Name),
            .. Text("email", below.Email, above.Email),
            .. Text("type", below.Type, above.Type),
            .. Text("trustedDevices", below.TrustedDevices, above.TrustedDevices),
            .. Text("sso.id", below.SsoId, above.SsoId),
            .. Flag("webServicesOnly", below.WebServicesOnly, above.WebServicesOnly),
            .. Flag("passwordNeverExpires", below.PasswordNeverExpires, above.PasswordNeverExpires),
            .. Flag("disablePassword", below.DisablePassword, above.DisablePassword),
            .. Flag("sso.enabled", below.SsoEnabled, above.SsoEnabled),
            .. Flag(
                "hideOtherDepartmentTransactions",
                below.HideOtherDepartmentTransactions,
                above.HideOtherDepartmentTransactions
            ),
            .. Ranked("status", below.Status, above.Status, "inactive", "lockedOut", "active"),
            .. Ranked("admin", below.Admin, above.Admin, "off", "limited", "full"),
            .. ReachLocks.Of("entities", below.Entities, above.Entities),
            .. ReachLocks.Of("departments", below.Departments, above.Departments),
            .. ReachLocks.Of("territories", below.Territories, above.Territories),
            .. List("role", below.Roles, above.Roles),
            .. List("group", below.Groups, above.Groups),
            .. GrantLocks.Permissions(below.Permissions, above.Permissions),
            .. GrantLocks.Custom("customApplications", below.CustomApplications, above.CustomApplications),
            .. GrantLocks.Custom("agents", below.Agents, above.Agents),
            .. above
                .Allow.Where(allow => below.Allow.All(known => known.At != allow.At))
                .Select(allow => new Weakening(allow.At, $"allows {Printable.Of(allow.Code)}")),
        ];

    /// <summary>What is said below stays as it is; what is not said there says nothing about access.</summary>
    private static IEnumerable<Weakening> Text(string field, Setting<string>? below, Setting<string>? above) =>
        below is { } low && above is { } high && low.Value != high.Value ? [new(high.At, $"changes its {field}")] : [];

    private static IEnumerable<Weakening> Flag(string field, Setting<bool>? below, Setting<bool>? above) =>
        below is { } low && above is { } high && low.Value != high.Value ? [new(high.At, $"changes its {field}")] : [];

    /// <param name="words">From the least on; what is not said below is the least, but for the status, which says nothing then.</param>
    private static IEnumerable<Weakening> Ranked(
        string field,
        Setting<string>? below,
        Setting<string>? above,
        params string[] words
    )
    {
        if (above is not { } high || (below is null && field == "status"))
            return [];
        var (least, now) = (Array.IndexOf(words, below?.Value ?? words[0]), Array.IndexOf(words, high.Value));
        return high.Value == below?.Value || (now >= 0 && now <= least)
            ? []
            : [new(high.At, $"changes its {field} to {Printable.Of(high.Value)}")];
    }

    private static IEnumerable<Weakening> List(string what, ListDeclaration? below, ListDeclaration? above)
    {
        foreach (var item in above?.Items ?? [])
        {
            var name = $"{what} \"{Printable.Of(item.Id)}\"";
            if (below?.Items.FirstOrDefault(known => known.Id == item.Id) is not { } known)
                yield return new(item.At, $"adds the {name}");
            else if (Begins(item) < Begins(known) || Ends(item) > Ends(known))
                yield return new(item.At, $"gives the {name} for longer");
        }
    }

    private static DateTimeOffset Begins(ListItem item) => item.From?.Value.At ?? DateTimeOffset.MinValue;

    private static DateTimeOffset Ends(ListItem item) => item.Until?.Value.At ?? DateTimeOffset.MaxValue;
}
