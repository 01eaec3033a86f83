using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Model;

namespace IntacctReconciler.Policies;

/// <summary>
/// People who have several users: told by the account e-mail address, as Intacct has no other link. A Web Services user is
/// left out: nobody signs in to the screens as one, and its address is that of whoever looks after it.
/// </summary>
internal static class Persons
{
    public static IEnumerable<ImmutableArray<User>> In(CompanyState state) =>
        state
            .Users.Where(user => user.WebServicesOnly != true && !string.IsNullOrWhiteSpace(user.Email))
            .Where(EffectiveAccess.CanSignIn)
            .GroupBy(user => user.Email!.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(person => person.ToImmutableArray())
            .Where(person => person.Length > 1);

    /// <summary>Rules that their access breaks together and that of none of them alone; null when there are none.</summary>
    public static ulong[]? Broken(ImmutableArray<User> person, Duties duties, int rules)
    {
        var all = Sides.Empty(rules);
        var each = person.Select(duties.Of).ToList();
        foreach (var sides in each)
            all.Add(sides);
        if (!all.BreaksAny)
            return null;
        var broken = all.Broken();
        foreach (var alone in each.Select(sides => sides.Broken()))
        {
            for (var word = 0; word < broken.Length; word++)
                broken[word] &= ~alone[word];
        }
        return Sides.RulesIn(broken).Any() ? broken : null;
    }

    /// <summary>
    /// Whether whoever has the one duty never works in an entity in which somebody has the other, so that the two never meet in
    /// one set of books. What was not read may be anything.
    /// </summary>
    public static bool NeverMeet(ImmutableArray<User> person, Duties duties, int rule)
    {
        var each = person.Select(user => (User: user, Sides: duties.Of(user))).ToList();
        return each.Where(one => one.Sides.HasLeft(rule))
            .All(one =>
                each.Where(other => other.Sides.HasRight(rule)).All(other => AreDisjoint(one.User, other.User))
            );
    }

    private static bool AreDisjoint(User one, User other) =>
        one.Entities is { Only: { } first } its
        && other.Entities is { Only: { } second } theirs
        && first.Intersect(second).Count == 0
        && !(its.OpensTopLevel && theirs.OpensTopLevel);
}
