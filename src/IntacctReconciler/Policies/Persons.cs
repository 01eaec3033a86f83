using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Model;

namespace IntacctReconciler.Policies;

/// <summary>
/// People who have several users: told by the account e-mail address, as Intacct has no other link. A Web Services user is
/// left out: nobody signs in to the screens as one, and its address is that of whoever looks after it. All of a person can sign in.
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
        foreach (var user in person)
            all.Add(duties.Of(user)!.Sides);
        if (!all.BreaksAny)
            return null;
        var broken = all.Broken();
        foreach (var user in person)
            Sides.Take(broken, duties.Of(user)!.Broken);
        return Sides.RulesIn(broken).Any() ? broken : null;
    }

    /// <summary>By which of them a person breaks a rule: the first with the one duty and the first with the other.</summary>
    public static Cause CauseOf(ImmutableArray<User> person, Duties duties, int rule)
    {
        var left = person.First(user => duties.Of(user)!.Sides.HasLeft(rule));
        var right = person.First(user => duties.Of(user)!.Sides.HasRight(rule));
        return new(
            duties.Of(left)!.SourceOf(left.Id, rule, isLeft: true),
            duties.Of(right)!.SourceOf(right.Id, rule, isLeft: false)
        );
    }

    /// <summary>
    /// Whether whoever has the one duty never works in an entity in which somebody has the other, so that the two never meet in
    /// one set of books. What was not read may be anything.
    /// </summary>
    public static bool NeverMeet(ImmutableArray<User> person, Duties duties, int rule) =>
        person
            .Where(one => duties.Of(one)!.Sides.HasLeft(rule))
            .All(one =>
                person.Where(other => duties.Of(other)!.Sides.HasRight(rule)).All(other => AreDisjoint(one, other))
            );

    private static bool AreDisjoint(User one, User other) =>
        one.Entities is { Only: { } first } its
        && other.Entities is { Only: { } second } theirs
        && first.Intersect(second).Count == 0
        && !(its.OpensTopLevel && theirs.OpensTopLevel);
}
