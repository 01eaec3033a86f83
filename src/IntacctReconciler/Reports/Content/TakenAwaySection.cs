using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Everybody who loses something, in one paragraph: the last thing to read before saying yes.</summary>
internal sealed class TakenAwaySection(PlanReading plan)
{
    private const int Most = 12;
    private readonly Wording wording = plan.Wording;

    public Section? Of(AccessDelta access)
    {
        var entries = Entries(access).ToList();
        if (entries.Count == 0)
            return null;
        var shown = plan.Detail == Detail.Verbose ? entries.Count : Math.Min(entries.Count, Most);
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        foreach (var (users, what) in entries.Take(shown))
        {
            pieces.Add(pieces.Count > 0 ? "  " : "");
            pieces.AddRange(new Piece(wording.List(users), Tone.Lose), $": {what}.");
        }
        if (shown < entries.Count)
        {
            var rest = IdSet.Of(entries.Skip(shown).SelectMany(entry => entry.Users));
            pieces.Add(new($"  And {Plural.Of(rest.Count, "more person", "more people")}, see above.", Tone.Dim));
        }
        return new("TAKEN AWAY", new(pieces.DrainToImmutable()));
    }

    private IEnumerable<(IdSet Users, string What)> Entries(AccessDelta access) =>
        access
            .Users.Select(change => (change.Users, What: What(change)))
            .Concat(access.Roles.Select(role => (Users: role.Holders, What: Few(role.Lost))))
            .Where(entry => entry.What.Length > 0)
            .GroupBy(entry => entry.What, StringComparer.Ordinal)
            .Select(group => (IdSet.Of(group.SelectMany(entry => entry.Users)), group.Key));

    private string What(UserAccess access)
    {
        if (access.Step == UserStep.Leaves)
            return "all access";
        var (_, direct) = plan.Direct(access);
        // What other roles give in its place is not taken away.
        var rolesLost = access.RolesLost.Where(role =>
            access.Lost.Count > 0 || !access.Users.Any(user => SwitchRole.IsOf(role, user))
        );
        ImmutableArray<string> parts =
        [
            .. rolesLost.Count > 0 ? [wording.List(rolesLost)] : (IEnumerable<string>)[],
            .. direct.Count > 0 ? [Few(direct)] : (IEnumerable<string>)[],
            .. UserWords.Level(access.AdminAfter) < UserWords.Level(access.AdminBefore)
                ? [$"Admin privileges {Wording.Admin(access.AdminBefore)}"]
                : (IEnumerable<string>)[],
            .. access.Scopes.Where(scope => scope.Narrows).Select(Narrowed),
        ];
        return string.Join(", ", parts);
    }

    private string Narrowed(ScopeChange scope) =>
        (scope.Before.Only, scope.After.Only) switch
        {
            ({ } was, { } now) when was.Except(now) is { Count: > 0 } gone =>
                $"{scope.Field} {wording.Reach(scope.Field, Restriction.To(gone))}{(ClosesTopLevel(scope) ? ", the top level" : "")}",
            ({ }, { }) => "the top level",
            _ =>
                $"{(ClosesTopLevel(scope) ? "the top level, " : "")}{scope.Field} other than {wording.Reach(scope.Field, scope.After)}",
        };

    private static bool ClosesTopLevel(ScopeChange scope) =>
        scope.Field == "entities" && scope.Before.OpensTopLevel && !scope.After.OpensTopLevel;

    private string Few(GrantSet lost) =>
        lost.Count is > 0 and <= 3
            ? string.Join(", ", lost.Select(grant => wording.ShortWith(grant.Permission, grant.Rights)))
        : lost.Count > 0 ? Wording.Count(lost)
        : "";
}
