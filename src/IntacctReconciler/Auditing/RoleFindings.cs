using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Auditing;

/// <summary>Roles that nobody holds, that say the same twice, or that a switch of Intacct left behind.</summary>
internal static class RoleFindings
{
    /// <summary>A role that grants more than so many times as much as another is not worth holding against it.</summary>
    private const int Close = 2;

    private sealed record Granting(string Id, GrantSet Grants, int Rights);

    public static IEnumerable<AuditFinding> Of(Audited on)
    {
        var roles = on.Observed.Roles;
        var held = Held(on.Observed);
        ImmutableArray<Granting> granting =
        [
            .. roles
                .Where(role => !IsLeftover(role.Id) && IsRead(role))
                .Select(role => (role.Id, Grants: EffectiveAccess.Own(role)))
                .Where(role => role.Grants.Count > 0)
                .Select(role => new Granting(role.Id, role.Grants, role.Grants.RightCount)),
        ];
        return
        [
            .. roles.Where(role => IsLeftover(role.Id)).Select(role => Leftover(on, role.Id, held)),
            .. held is null
                ? []
                : roles
                    .Where(role => !IsLeftover(role.Id) && !held.ContainsKey(role.Id))
                    .Select(role => on.Finding(AuditKinds.UnheldRole, Address.Role(role.Id))),
            .. Alike(on, granting),
        ];
    }

    private static bool IsLeftover(string role) => BuiltInIgnores.Roles.Any(pattern => Wildcard.Matches(pattern, role));

    private static bool IsRead(Role role) =>
        role is { Permissions: not null, Applications: not null, Agents: not null };

    private static AuditFinding Leftover(Audited on, string role, Dictionary<string, int>? held) =>
        held?.GetValueOrDefault(role) is > 0 and var holders
            ? on.Finding(
                AuditKinds.SystemLeftover,
                Address.Role(role),
                $"held by {Plural.Of(holders, "user or group", "users or groups")}",
                AuditSeverity.Medium
            )
            : on.Finding(AuditKinds.SystemLeftover, Address.Role(role), held is null ? "" : "held by nobody");

    /// <summary>How many hold each role; null where somebody's roles could not be read.</summary>
    private static Dictionary<string, int>? Held(CompanyState observed)
    {
        var held = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (
            var roles in observed.Users.Select(user => user.Roles).Concat(observed.Groups.Select(group => group.Roles))
        )
        {
            if (roles is null)
                return null;
            foreach (var role in roles)
                held[role] = held.GetValueOrDefault(role) + 1;
        }
        return held;
    }

    /// <summary>Each role against the first that grants the same, else against the closest that grants all of it and a bit more.</summary>
    private static IEnumerable<AuditFinding> Alike(Audited on, ImmutableArray<Granting> roles)
    {
        var firsts = new Dictionary<GrantSet, string>();
        var bySize = roles.OrderBy(role => role.Rights).ThenBy(role => role.Id, StringComparer.Ordinal).ToList();
        foreach (var role in roles)
        {
            if (!firsts.TryAdd(role.Grants, role.Id))
                yield return Against(
                    on,
                    AuditKinds.EqualRole,
                    role,
                    firsts[role.Grants],
                    $"grants the same as {Printable.Of(firsts[role.Grants])}"
                );
            else if (Closest(role, bySize) is { } wider)
                yield return Against(
                    on,
                    AuditKinds.SubsetRole,
                    role,
                    wider.Id,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Printable.Of(wider.Id)} grants all of it, and {Plural.Of(wider.Rights - role.Rights, "right")} more"
                    )
                );
        }
    }

    private static AuditFinding Against(Audited on, AuditKind kind, Granting role, string other, string what) =>
        on.Finding(kind, Address.Role(role.Id), what) with
        {
            Detail = JsonValue.Create(other),
        };

    private static Granting? Closest(Granting role, List<Granting> bySize) =>
        bySize
            .SkipWhile(other => other.Rights <= role.Rights)
            .TakeWhile(other => other.Rights <= role.Rights * Close)
            .FirstOrDefault(other => other.Grants.Count >= role.Grants.Count && IsPart(role.Grants, other.Grants));

    /// <summary>Ends with the first permission of which there is less.</summary>
    private static bool IsPart(GrantSet part, GrantSet whole)
    {
        foreach (var (permission, rights) in part)
        {
            if (!whole.RightsOn(permission).Covers(rights))
                return false;
        }
        return true;
    }
}
