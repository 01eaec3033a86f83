using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Reports.Content;

/// <summary>What happens to a user's access, in a line.</summary>
internal sealed class UserWords(PlanReading plan)
{
    private readonly Wording wording = plan.Wording;

    /// <summary>Whether the user's own change gives or takes; what a role brings or loses stands with the role.</summary>
    public Mark MarkOf(UserAccess access)
    {
        if (access.Step != UserStep.Changes)
            return access.Step == UserStep.Leaves ? Mark.Lose : Mark.Gain;
        var admin = Level(access.AdminAfter) - Level(access.AdminBefore);
        var (gained, lost) = plan.Direct(access);
        var gains =
            gained.Count > 0 || access.RolesGained.Count > 0 || admin > 0 || access.Scopes.Any(scope => scope.Widens);
        var loses =
            lost.Count > 0 || access.RolesLost.Count > 0 || admin < 0 || access.Scopes.Any(scope => scope.Narrows);
        return (gains, loses || IsSwitched(access)) switch
        {
            (true, false) => Mark.Gain,
            (false, true) => Mark.Lose,
            _ => Mark.Change,
        };
    }

    public Phrase Of(UserAccess access) =>
        string.Join(
            "; ",
            access.Step switch
            {
                UserStep.Joins => Joins(access),
                UserStep.Returns => Returns(access),
                UserStep.Leaves => Leaves(access),
                UserStep.Changes => Changes(access),
                _ => throw new System.Diagnostics.UnreachableException(),
            }
        );

    /// <summary>What a changed restriction does besides what it says.</summary>
    public static IEnumerable<string> ScopeNotes(UserAccess access)
    {
        foreach (var scope in access.Scopes.Where(scope => scope.Field == "entities"))
        {
            if (scope is { Before.OpensTopLevel: false, After: { OpensTopLevel: true, Only.Count: > 1 } })
                yield return "a second entity also opens the top level";
            if (scope is { Before: { OpensTopLevel: true, Only: not { Count: 1 } }, After.OpensTopLevel: false })
                yield return "with one entity alone the top level closes too";
        }
    }

    public static int Level(string? admin) =>
        admin switch
        {
            "full" => 2,
            "limited" => 1,
            _ => 0,
        };

    private IEnumerable<string> Joins(UserAccess access)
    {
        var many = access.Users.Count > 1;
        yield return $"new {Wording.Type(access.Type)}{(many ? "users" : "user")}{Extras(access)}";
        yield return Held(access);
        foreach (var field in (string[])["departments", "territories"])
        {
            if (plan.Last(access, field) is { After: FieldValue.Reach { Value.IsAll: false } reach })
                yield return $"{field} {wording.Reach(field, reach.Value)}";
        }
    }

    private IEnumerable<string> Returns(UserAccess access)
    {
        yield return $"can sign in again{Extras(access)}";
        yield return Held(access);
    }

    /// <summary>AP clerk in IE-01 UK-01 UK-02</summary>
    private string Held(UserAccess access)
    {
        var roles = Roles(access.RolesGained, access);
        var direct = plan.Direct(access).Gained;
        var what =
            roles.Length > 0 ? roles
            : direct.Count > 0 ? "permissions on the user,"
            : "no permissions yet";
        return access.Entities is { } entities ? $"{what} in {wording.Reach("entities", entities)}" : what;
    }

    private IEnumerable<string> Leaves(UserAccess access)
    {
        var status = plan.Last(access, "status") is { After: FieldValue.Text { Value: var now } } ? now : "inactive";
        yield return status == "lockedOut" ? "is locked out" : "leaves";
        var direct = plan.Direct(access).Lost;
        ImmutableArray<string> lost =
        [
            .. access.RolesLost.Count > 0 ? [wording.List(access.RolesLost)] : (IEnumerable<string>)[],
            .. direct.Count > 0 ? [Wording.Count(direct)] : (IEnumerable<string>)[],
            .. Level(access.AdminBefore) > 0
                ? [$"Admin privileges {Wording.Admin(access.AdminBefore)}"]
                : (IEnumerable<string>)[],
        ];
        if (!lost.IsEmpty)
            yield return "loses " + string.Join(", ", lost);
    }

    private IEnumerable<string> Changes(UserAccess access)
    {
        var both = access.RolesGained.Count > 0 && access.RolesLost.Count > 0;
        if (access.RolesGained.Count > 0)
            yield return (both ? "+ " : "") + Roles(access.RolesGained, access);
        if (access.RolesLost.Count > 0)
            yield return (both ? "- " : "") + Lost(access);
        if (IsSwitched(access))
            yield return "in place of own permissions";
        if (Level(access.AdminBefore) != Level(access.AdminAfter))
            yield return $"Admin privileges {Wording.Admin(access.AdminBefore)} -> {Wording.Admin(access.AdminAfter)}";
        foreach (var scope in access.Scopes)
            yield return wording.ScopeChange(scope.Field, scope.Before, scope.After);
        var (gained, lost) = plan.Direct(access);
        if (gained.Count + lost.Count > 0)
            yield return "permissions on the user";
    }

    /// <summary>Whether the switch is still to come, and a role takes the place of what is held directly.</summary>
    private bool IsSwitched(UserAccess access) =>
        plan.Plan.Switch is { IsPreview: true } && access.RolesGained.Count > 0 && access.Step == UserStep.Changes;

    private static string Extras(UserAccess access) =>
        (access.WebServicesOnly ? ", Web Services only" : "")
        + (Level(access.AdminAfter) > 0 ? $", Admin privileges {Wording.Admin(access.AdminAfter)}" : "");

    /// <summary>Roles, with the group through which they come where it is the same for all of these users.</summary>
    private string Roles(IdSet roles, UserAccess access)
    {
        var byGroups = roles.GroupBy(role => GroupsGiving(role, access)).OrderBy(group => group.Key.Count).ToList();
        return string.Join(
            ", ",
            byGroups.Select(group =>
                Names.List([.. group], plan.Detail, word: role => Until(role, access))
                + (group.Key.Count > 0 ? $" (by group {wording.List(group.Key)})" : "")
            )
        );
    }

    /// <summary>Controller until 2027-01-31; where users differ in that, for a time</summary>
    private string Until(string role, UserAccess access)
    {
        var ends = access.Users.Select(user => plan.UntilOf(role, user)).Distinct(StringComparer.Ordinal).ToList();
        return ends.Contains(null) ? Names.Id(role)
            : ends is [{ } only] ? $"{Names.Id(role)} until {Names.Text(only)}"
            : $"{Names.Id(role)} for a time";
    }

    private IdSet GroupsGiving(string role, UserAccess access)
    {
        var first = plan.GroupsGiving(role, access.Users[0]);
        return access.Users.All(user => plan.GroupsGiving(role, user).Equals(first)) ? first : IdSet.Empty;
    }

    private string Lost(UserAccess access)
    {
        var ended = access.RolesLost.Where(role => EndOf(role, access) is not null);
        ImmutableArray<string> parts =
        [
            .. access.RolesLost.Count > ended.Count
                ? [wording.List(access.RolesLost.Except(ended))]
                : (IEnumerable<string>)[],
            .. ended.Select(role => $"{Names.Id(role)}, temporary until {EndOf(role, access)}, is over"),
        ];
        return string.Join("; ", parts);
    }

    private string? EndOf(string role, UserAccess access)
    {
        var first = plan.EndOf(role, access.Users[0]);
        return access.Users.All(user => plan.EndOf(role, user) == first) ? first : null;
    }
}
