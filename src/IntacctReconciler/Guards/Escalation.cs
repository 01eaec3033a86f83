using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Guards;

/// <summary>
/// <c>escalation</c>: whoever comes by power over other people's access needs an <c>allow</c> of somebody who answers for it,
/// by whatever way it comes, declared or not.
/// </summary>
internal static class Escalation
{
    private const string FullWebServices = "full-admin-web-services";
    private const string Full = "full-admin";
    public const string Limited = "limited-admin";
    public const string GrantAdmin = "grant-admin-rights";
    public const string ChangePermissions = "change-permissions";

    private sealed record Gain(string User, string Code, string What);

    public static IEnumerable<GuardResult> Judge(Judging on)
    {
        var gains = KeyedDiff
            .Between(on.Before.Users, on.After.Users)
            .Select(pair => (pair.Before, pair.After, StaysLocked: IsLocked(pair.Before) && IsLocked(pair.After)))
            .Select(pair =>
                (Before: pair.StaysLocked ? Unlocked(pair.Before!) : pair.Before, After: Unlocked(pair.After!))
            )
            .Where(pair => EffectiveAccess.CanSignIn(pair.After))
            .SelectMany(pair => Gains(on, pair.Before, pair.After))
            .Select(gain => (Gain: gain, Allowed: AllowedBy(on, gain)))
            .ToList();
        foreach (var (gain, allowed) in gains.Where(entry => entry.Allowed is not null))
            yield return new(GuardNames.Escalation(gain.Code), GuardVerdict.Allowed, Sentence(gain.Code, 1))
            {
                Affected = new([Of(gain)]),
                By = allowed!.By,
                At = allowed.By.At,
            };
        foreach (
            var code in gains
                .Where(entry => entry.Allowed is null)
                .Select(entry => entry.Gain)
                .GroupBy(gain => gain.Code, StringComparer.Ordinal)
                .OrderBy(code => Rank(code.Key))
        )
            yield return Refused(on, code.Key, [.. code]);
        if (gains.Count == 0)
            yield return new(
                GuardNames.AnyEscalation,
                GuardVerdict.Passed,
                "nobody comes by power over other people's access"
            );
    }

    private static bool IsLocked(User? user) => user is { Status: "lockedOut" };

    /// <summary>A lock passes, by an administrator's hand or after a while, and what was given while it held is there then.</summary>
    private static User Unlocked(User user) => IsLocked(user) ? user with { Status = "active" } : user;

    /// <summary>Whether one code allows what needs another.</summary>
    public static bool Includes(string allowed, string needed) =>
        allowed == needed
        || (allowed, needed) switch
        {
            (FullWebServices, Full or Limited or GrantAdmin or ChangePermissions) => true,
            (Full, Limited or GrantAdmin or ChangePermissions) => true,
            _ => false,
        };

    /// <summary>What the user gains, without what a stronger gain includes.</summary>
    private static ImmutableArray<Gain> Gains(Judging on, User? old, User now)
    {
        var could = old is not null && EffectiveAccess.CanSignIn(old);
        var (had, has) = (could ? People.AdminLevel(old) : 0, People.AdminLevel(now));
        var wasFullService = could && had == 2 && old!.WebServicesOnly == true;
        if (has == 2 && now.WebServicesOnly == true && !wasFullService)
            return [new(now.Id, FullWebServices, "")];
        if (has == 2)
            return had == 2 ? [] : [new(now.Id, Full, "")];
        return
        [
            .. has == 1 && had == 0 ? [new Gain(now.Id, Limited, "")] : (IEnumerable<Gain>)[],
            .. Right(on, old, now, GrantAdmin, AdminPermissions.GrantAdminRights, null),
            .. Right(on, old, now, ChangePermissions, AdminPermissions.Users, AdminPermissions.ChangePermissions),
        ];
    }

    /// <param name="rights">Null for any right of the permission.</param>
    private static IEnumerable<Gain> Right(
        Judging on,
        User? old,
        User now,
        string code,
        Permission permission,
        Rights? rights
    )
    {
        var had = old is null ? Rights.None : on.Was.Of(old).RightsOn(permission);
        var gained = on.Becomes.Of(now).RightsOn(permission) - had;
        if (rights is { } only)
            gained &= only;
        if (!gained.IsEmpty)
            yield return new(now.Id, code, Way(on, now, permission, gained));
    }

    /// <summary>By which way the right comes: by role Access admin, of group IT.</summary>
    private static string Way(Judging on, User now, Permission permission, Rights gained)
    {
        if (EffectiveAccess.Own(now).RightsOn(permission).Overlaps(gained))
            return "directly";
        var role = on
            .Becomes.RolesOf(now)
            .FirstOrDefault(id => on.Becomes.OfRole(id).RightsOn(permission).Overlaps(gained));
        if (role is null)
            return "";
        var group =
            now.Roles?.Contains(role) == true
                ? null
                : on.Becomes.GroupsOf(now.Id).FirstOrDefault(found => found.Roles?.Contains(role) == true);
        return $"by role {Printable.Of(role)}{(group is null ? "" : $" of group {Printable.Of(group.Id)}")}";
    }

    private static Allowance? AllowedBy(Judging on, Gain gain) =>
        on.Settings.Allowed.FirstOrDefault(entry =>
            entry.User == gain.User && Includes(entry.Code, gain.Code) && entry.By.HoldsAt(on.AsOf)
        );

    private static GuardResult Refused(Judging on, string code, ImmutableArray<Gain> gains)
    {
        var ended = on.Settings.Allowed.FirstOrDefault(entry =>
            Includes(entry.Code, code) && gains.Any(gain => gain.User == entry.User)
        );
        var remark = ended is null ? "" : $"; the allow in the file was until {ended.By.Until}";
        var isAnyIgnored = gains.Any(gain => on.Settings.IgnoresUser(gain.User));
        return new(
            GuardNames.Escalation(code),
            GuardVerdict.Refused,
            Sentence(code, gains.Length) + ", and nobody answers for it" + remark
        )
        {
            Affected = new([.. gains.Select(Of)]),
            At = ended?.By.At,
            Mend = isAnyIgnored
                ? "keep it from those who are ignored, for whom nobody can answer here; under each other user put"
                : $"take it back, or let somebody answer for it {Under(on, gains)}:",
            Paste = new([$"allow: {{ {code}:", $"    {{ {on.Blanks()} }} }}"]),
        };
    }

    /// <summary>Where the answer is written: a user that a blueprint makes is not declared a second time.</summary>
    private static string Under(Judging on, ImmutableArray<Gain> gains)
    {
        var made = gains.Select(gain => BlueprintOf(on, Address.User(gain.User))).ToList();
        var names = made.OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (names.Length == 0)
            return "under each user (one that the file does not name is declared with this alone)";
        var uses =
            $"where the blueprint{(names.Length == 1 ? "" : "s")} {Plural.List(names)} {(names.Length == 1 ? "is" : "are")} used";
        return made.Contains(null) ? $"under each user, and {uses}" : uses;
    }

    /// <summary>The blueprint through which the fields of a user come; null for one that is declared by itself.</summary>
    private static string? BlueprintOf(Judging on, Address user) =>
        on
            .Changes.Where(change => change.Address == user)
            .SelectMany(change => change.Fields)
            .Select(field => field.At is { } at ? Passages.Of(at, PassageKind.Blueprint) : null)
            .FirstOrDefault(via => via is not null)
            is { } found
            ? Printable.Of(found.Name)
            : null;

    private static Affected Of(Gain gain) => new(Address.User(gain.User), gain.What);

    private static string Sentence(string code, int users)
    {
        var become = users == 1 ? "becomes a" : "become";
        var s = users == 1 ? "" : "s";
        return code switch
        {
            FullWebServices => $"{become} full-admin Web Services user{s}",
            Full => $"{become} full admin{s}",
            Limited => $"{become} limited admin{s}",
            GrantAdmin => $"{(users == 1 ? "comes" : "come")} to Grant admin rights, which makes others admins",
            _ => $"{(users == 1 ? "comes" : "come")} to Users Permissions, which changes anybody's permissions",
        };
    }

    private static int Rank(string code) =>
        code switch
        {
            FullWebServices => 0,
            Full => 1,
            Limited => 2,
            GrantAdmin => 3,
            _ => 4,
        };
}
