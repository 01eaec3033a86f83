using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Explaining;
using IntacctReconciler.Model;

namespace IntacctReconciler.Reports.Content;

/// <summary>What a user can do and why: the person first, then module by module, then what is not known.</summary>
internal sealed class ExplainUserContent(ExplainFrame frame)
{
    private readonly ExplainRows rows = new(frame.Wording);
    private readonly Wording wording = frame.Wording;

    public Report Of(UserExplanation user) =>
        new([
            new Section(
                new(Names.Id(user.User.Id), Tone.Title),
                frame.Lead(Names.Text(user.User.Name ?? "")),
                new Block([.. Person(user)])
            ),
            Access(user),
            .. Ceiling(user.Capped, user.User),
            .. Pending(user),
            NotKnown(user.User, user.Gaps),
        ]);

    /// <summary>What a document says of rights that are held, apart from what is held.</summary>
    public IEnumerable<Section> Ceiling(ImmutableArray<CappedRights> capped, User user)
    {
        if (capped.IsEmpty)
            yield break;
        yield return new(
            "CEILINGS",
            "*  documented ceiling, not checked by Intacct's API: these rights may have no effect",
            new Block([.. capped.SelectMany(one => Rows(one, user))])
        );
    }

    private IEnumerable<Row> Person(UserExplanation explained)
    {
        var user = explained.User;
        yield return Fact("Status", StatusOf(user), Names.Place(explained.At));
        yield return Fact("User type", TypeOf(user));
        yield return Fact("Admin privileges", AdminOf(user));
        if (user.WebServicesOnly == true)
            yield return Fact("Web Services only", "on: signs in over the API, never on the screens");
        yield return Fact("Works in", ScopeOf(user));
        if (explained.Groups.Count > 0)
            yield return Fact("Groups", string.Join(", ", explained.Groups.Select(Names.Id)));
        foreach (var (role, i) in explained.Roles.Select((role, i) => (role, i)))
            yield return new(
                Mark.None,
                0,
                [i == 0 ? new Piece("Roles", Tone.Dim) : Phrase.Empty, RoleOf(role)],
                Names.Place(role.At)
            );
    }

    private static Row Fact(string name, string value, string? place = null) =>
        new(Mark.None, 0, [new Piece(name, Tone.Dim), value], place);

    private static Phrase RoleOf(ExplainedRole role) =>
        new(
            new(
                (
                    role.Route.Group is { } group
                        ? $"{Names.Id(role.Route.Role!)} <- group {Names.Id(group)}"
                        : Names.Id(role.Route.Role!)
                ) + (role.Until is { } until ? $", until {Names.Text(until.Text)}" : "")
            ),
            new(role.IsUndeclared ? "; not declared" : "", Tone.Notable)
        );

    private static string StatusOf(User user) =>
        EffectiveAccess.IsExternal(user.Id) ? "external: slides in from another company"
        : user.Status is null ? "(not known)"
        : Choices.Status.LabelOf(user.Status) + (EffectiveAccess.CanSignIn(user) ? "" : ": cannot sign in");

    private static string TypeOf(User user) =>
        user.Type is null ? "(not known)"
        : UserTypes.Says(user.Type) is { } says ? $"{Names.Text(Choices.UserType.LabelOf(user.Type))}: {says}"
        : Names.Text(Choices.UserType.LabelOf(user.Type));

    private static string AdminOf(User user) =>
        user.Admin switch
        {
            null => "(not known)",
            "off" => "Off",
            "full" =>
                "Full: creates users, full administrators too, and subscribes to applications; most other tasks need permissions all the same",
            "limited" =>
                "Limited: administers, but creates no full administrator; most other tasks need permissions all the same",
            var level => Names.Text(level),
        };

    private string ScopeOf(User user) =>
        string.Join(
            "; ",
            new[]
            {
                ("entities", user.Entities),
                ("departments", user.Departments),
                ("territories", user.Territories),
            }.Select(field => Reach(field.Item1, field.Item2))
        );

    private string Reach(string field, Restriction? reach) =>
        reach is null ? $"{field} (not known)"
        : reach.IsAll ? wording.Reach(field, reach)
        : $"{field} {wording.Reach(field, reach)}";

    private Section Access(UserExplanation user)
    {
        var all = user.All;
        var routes = user.Grants.SelectMany(grant => grant.By).Select(by => by.Route).Distinct().ToList();
        var would = EffectiveAccess.CanSignIn(user.User) ? "" : "none now, as the user cannot sign in; it would be: ";
        var how = routes is [var only] ? $", all {ExplainRows.Of(only)}" : "";
        var capped = GrantSet.Of(user.Capped.SelectMany(one => one.Rights));
        Phrase lead =
            all.Count == 0
                ? "nothing"
                : new Phrase(would + Wording.Count(all) + how, all.Count > 1 ? new GrantRows(wording).Among(all) : "");
        return new("ACCESS", lead, rows.Modules(user.Grants, capped, routes.Count > 1));
    }

    private IEnumerable<Section> Pending(UserExplanation user)
    {
        if (user.Pending.Count > 0)
            yield return new(
                "DECLARED, NOT THERE YET",
                "plan shows how it comes",
                new Block([.. new GrantRows(wording).Of(Mark.Gain, user.Pending, user.All, 0)])
            );
    }

    private IEnumerable<Row> Rows(CappedRights capped, User user)
    {
        var type = Names.Text(Choices.UserType.LabelOf(user.Type!));
        yield return new(Mark.Notable, 0, [$"{type} {capped.Ceiling.Says}"]);
        foreach (var row in new GrantRows(wording).Of(Mark.None, capped.Rights, null, 1))
            yield return row;
        yield return new(Mark.None, 1, [new Piece(capped.Ceiling.Source, Tone.Dim)]);
    }

    public static Section NotKnown(User user, AccessGaps gaps)
    {
        ImmutableArray<string> unknown =
        [
            "what Intacct derives from other permissions: it does not publish that",
            .. user.Admin is "off" or null
                ? (IEnumerable<string>)[]
                : ["what else Admin privileges give by themselves: it publishes no list"],
            .. GapWords(gaps),
        ];
        return new("NOT KNOWN", Phrase.Empty, new Block([.. unknown.Select(what => new Row(Mark.None, 0, [what]))]));
    }

    public static IEnumerable<string> GapWords(AccessGaps gaps)
    {
        if (gaps.HasFlag(AccessGaps.Members))
            yield return "what comes by groups: the company does not offer their members over the API";
        if (gaps.HasFlag(AccessGaps.Roles))
            yield return "which roles the user has: they cannot be read";
        if (gaps.HasFlag(AccessGaps.RoleGrants))
            yield return "what some of the roles grant: that cannot be read";
        if (gaps.HasFlag(AccessGaps.UserGrants))
            yield return "what the user holds directly: that cannot be read";
    }
}
