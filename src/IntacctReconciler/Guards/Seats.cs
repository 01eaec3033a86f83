using System.Globalization;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Guards;

/// <summary><c>seats</c>: a plan does not take more licences of a user type than there are, not even on the way.</summary>
internal static class Seats
{
    private const string Prefix = "seats.";

    public static IEnumerable<GuardResult> Judge(Judging on)
    {
        foreach (
            var limit in on.Settings.Limits.Where(limit => limit.Guard.StartsWith(Prefix, StringComparison.Ordinal))
        )
        {
            var type = limit.Guard[Prefix.Length..];
            var taken = on.Way.Of(user => user.Type == type && People.TakesSeat(user));
            var label = Printable.Of(Choices.UserType.LabelOf(type));
            var onTheWay =
                taken.Highest > Math.Max(taken.Before, taken.After) ? $"{taken.Highest:N0} on the way, " : "";
            var result = new GuardResult(
                limit.Guard,
                GuardVerdict.Passed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{label} seats: {taken.Before:N0} taken now, {onTheWay}{taken.After:N0} after; there are {limit.Value:N0}"
                )
            )
            {
                Numbers = new(taken.Before, taken.After, limit.Value, taken.Highest),
                At = limit.At,
            };
            if (taken.Highest <= limit.Value)
                yield return result;
            else if (taken.Highest <= taken.Before)
                yield return result with
                {
                    Verdict = GuardVerdict.Notable,
                };
            else
                yield return result with
                {
                    Verdict = GuardVerdict.Refused,
                    Affected = new([.. Takers(on, type).Select(id => new Affected(Address.User(id), ""))]),
                    Mend =
                        "give up seats in an apply of its own first, or buy more and raise the number under guards.seats",
                };
        }
    }

    private static IEnumerable<string> Takers(Judging on, string type)
    {
        return KeyedDiff
            .Between(on.Before.Users, on.After.Users)
            .Where(pair => Takes(pair.After) && !Takes(pair.Before))
            .Select(pair => pair.Id);

        bool Takes(User? user) => user is not null && user.Type == type && People.TakesSeat(user);
    }
}
