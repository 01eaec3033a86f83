using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Model;

namespace IntacctReconciler.Guards;

/// <summary><c>emptied</c>: nobody who works is left with nothing, and no role or group that is in use becomes hollow.</summary>
internal static class Emptied
{
    public static GuardResult Judge(Judging on)
    {
        ImmutableArray<Affected> left = [.. Roles(on), .. Groups(on), .. Users(on)];
        if (left.IsEmpty)
            return new(GuardNames.Emptied, GuardVerdict.Passed, "nobody and nothing is left with nothing");
        return on.Overridable(
            new(
                GuardNames.Emptied,
                GuardVerdict.Refused,
                left.Length == 1 ? "one is left with nothing" : $"{left.Length:N0} are left with nothing"
            )
            {
                Affected = new(left),
                Mend = "leave something, or take the whole thing out (state: absent)",
            },
            left.Length
        );
    }

    private static IEnumerable<Affected> Users(Judging on)
    {
        foreach (var (old, now) in KeyedDiff.Between(on.Before.Users, on.After.Users))
        {
            if (old is null || now is null || !EffectiveAccess.CanSignIn(old) || !EffectiveAccess.CanSignIn(now))
                continue;
            if (on.Becomes.Of(now).Count == 0 && on.Was.Of(old).Count > 0)
                yield return new(Address.User(old.Id), "can do nothing any more");
        }
    }

    private static IEnumerable<Affected> Roles(Judging on)
    {
        if (!on.Before.Has(Facets.Roles))
            yield break;
        foreach (var (old, now) in on.Renamed.Roles())
        {
            if (
                old is not null
                && now is not null
                && EffectiveAccess.Own(now).Count == 0
                && EffectiveAccess.Own(old).Count > 0
                && IsHeld(on, now.Id)
            )
                yield return new(Address.Role(now.Id), "grants nothing any more, and is still held");
        }
    }

    private static IEnumerable<Affected> Groups(Judging on)
    {
        if (!on.Before.Has(Facets.Groups))
            yield break;
        foreach (var (old, now) in on.Renamed.Groups())
        {
            if (old is { Members.Count: > 0 } && now is { Members.Count: 0 })
                yield return new(Address.Group(now.Id), "has no members any more");
        }
    }

    private static bool IsHeld(Judging on, string role) =>
        on.After.Users.Any(user => user.Roles?.Contains(role) == true)
        || (on.After.Has(Facets.Groups) && on.After.Groups.Any(group => group.Roles?.Contains(role) == true));
}
