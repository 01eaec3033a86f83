using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Guards;

/// <summary><c>minFullAdmins</c> and <c>breakGlass</c>: somebody can always put things right by hand, on the way too.</summary>
internal static class AdminGuards
{
    public static GuardResult Number(Judging on)
    {
        var limit = on.Settings.LimitOf(GuardNames.MinFullAdmins);
        var admins = on.Way.Of(People.IsFullAdmin);
        var numbers = new GuardNumbers(admins.Before, admins.After, limit.Value, admins.Lowest);
        var result = new GuardResult(
            GuardNames.MinFullAdmins,
            GuardVerdict.Passed,
            string.Create(
                CultureInfo.InvariantCulture,
                $"full admins who can sign in: {admins.Before} now, {(admins.Lowest < Math.Min(admins.Before, admins.After) ? $"{admins.Lowest} on the way, " : "")}{admins.After} after; {limit.Value} must stay"
            )
        )
        {
            Numbers = numbers,
            At = limit.At,
        };
        if (admins.Lowest >= limit.Value)
            return result;
        if (admins.Lowest >= admins.Before)
            // Nobody asked for a number: the default says nothing of a company that has always had fewer.
            return limit.At is null ? result : result with { Verdict = GuardVerdict.Notable };
        return on.Overridable(
            result with
            {
                Verdict = GuardVerdict.Refused,
                Affected = new([
                    .. on
                        .Before.Users.Where(user =>
                            People.IsFullAdmin(user) && !on.Way.StepsOf(user.Id).All(People.IsFullAdmin)
                        )
                        .Select(user => new Affected(Address.User(user.Id), "")),
                ]),
                Mend = "make somebody else a full admin in an apply of its own first",
            },
            admins.Lowest,
            isLeast: true
        );
    }

    public static IEnumerable<GuardResult> BreakGlass(Judging on)
    {
        var listed = on.Settings.BreakGlass;
        if (listed.Count == 0)
            yield break;
        var now = listed
            .Where(entry => on.Before.Users.Find(entry.User) is { } user && People.IsFullAdmin(user))
            .ToList();
        var missing = listed.Except(now).ToList();
        if (missing.Count > 0)
            yield return new(
                GuardNames.BreakGlass,
                GuardVerdict.Notable,
                $"{Plural.Of(missing.Count, "user that is to be", "users that are to be")} a way in for emergencies: no active full admin now"
            )
            {
                Affected = new([
                    .. missing.Select(entry => new Affected(Address.User(entry.User), Standing(on.Before, entry.User))),
                ]),
                At = missing[0].At,
            };
        var lost = now.Where(entry => !on.Way.StepsOf(entry.User).All(People.IsFullAdmin)).ToList();
        if (lost.Count == 0)
        {
            yield return new(GuardNames.BreakGlass, GuardVerdict.Passed, "ways in for emergencies stay")
            {
                At = listed[0].At,
            };
            yield break;
        }
        yield return on.Overridable(
            new(
                GuardNames.BreakGlass,
                GuardVerdict.Refused,
                lost.Count == 1
                    ? "a way in for emergencies would no longer be an active full admin"
                    : $"{lost.Count:N0} ways in for emergencies would no longer be active full admins"
            )
            {
                Affected = new([
                    .. lost.Select(entry => new Affected(Address.User(entry.User), Changed(on, entry.User))),
                ]),
                At = lost[0].At,
                Mend = "leave them as they are",
            },
            lost.Count
        );
    }

    private static string Standing(CompanyState state, string user) =>
        state.Users.Find(user) switch
        {
            null => "there is no such user",
            { WebServicesOnly: true } => "Web Services only",
            { Status: not "active" } found => $"Status {Choices.Status.LabelOf(found.Status ?? "not known")}",
            var found => $"Admin privileges {Choices.Admin.LabelOf(found.Admin ?? "not known")}",
        };

    private static string Changed(Judging on, string user)
    {
        var worst = on.Way.StepsOf(user).First(step => !People.IsFullAdmin(step));
        ImmutableArray<string> parts =
        [
            .. worst.Status != "active"
                ? [$"Status Active -> {Choices.Status.LabelOf(worst.Status ?? "not known")}"]
                : (IEnumerable<string>)[],
            .. worst.Admin != "full"
                ? [$"Admin privileges Full -> {Choices.Admin.LabelOf(worst.Admin ?? "not known")}"]
                : (IEnumerable<string>)[],
            .. worst.WebServicesOnly == true ? ["becomes Web Services only"] : (IEnumerable<string>)[],
        ];
        return string.Join(", ", parts);
    }
}
