using IntacctReconciler.Catalogue;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Intacct.Reading;
using IntacctReconciler.Reports;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Views;

/// <summary>What asking with one set of credentials came to.</summary>
/// <param name="Failure">Why nothing could be asked.</param>
internal sealed record CheckedCredentials(string Prefix, Purpose[] Purposes, CallerFacts? Facts, Diagnostic? Failure);

/// <summary>The checklist of <c>check</c>.</summary>
internal sealed class CheckView(Target target)
{
    private static readonly Permission Users = Permission.Standard("administration", "users");
    private static readonly Rights Write = Rights.Of([
        "list",
        "readonly",
        "add",
        "modify",
        "delete",
        "permission",
        "group",
    ]);

    private readonly List<Section> sections =
    [
        new(null, $"{target.Company} at {target.Address}{(target.Seed is null ? "" : " (simulated)")}"),
    ];

    public Report Report => new([.. sections, new(null, IsGood ? "Ready." : "Not ready: mend what is marked x.")]);

    public bool IsGood { get; private set; } = true;

    public void Add(CheckedCredentials one)
    {
        Row[] rows = one.Facts is { } facts
            ? [.. Facts(facts, one.Purposes.Contains(Purpose.Apply))]
            : [.. Failed(one.Failure!)];
        IsGood &= rows.All(row => row.Mark != Mark.Refused);
        var serves = one.Purposes switch
        {
            [Purpose.Read] => "for every verb but apply",
            [Purpose.Apply] => "for apply",
            _ => "for every verb",
        };
        sections.Add(new($"CREDENTIALS {one.Prefix}", serves, new Block([.. rows])));
    }

    private static IEnumerable<Row> Failed(Diagnostic failure)
    {
        yield return Line(Mark.Refused, failure.Message);
        if (failure.Hint is { } hint)
            yield return new(Mark.None, 1, [hint]);
    }

    private static IEnumerable<Row> Facts(CallerFacts facts, bool applies) =>
        [
            Line(Mark.Ok, $"signed in as {facts.UserId}"),
            .. Self(facts),
            .. applies ? MayWrite(facts) : [],
            .. Sees(facts),
            .. facts.Calls.Where(call => call.Failure is not null).SelectMany(Refused),
        ];

    private static IEnumerable<Row> Self(CallerFacts facts)
    {
        if (facts.Self is not { } self)
        {
            yield return Line(Mark.Notable, "it does not see its own record, so its restrictions are not known");
            yield break;
        }
        yield return facts.IsUnrestricted switch
        {
            true => Line(Mark.Ok, "no restriction to entities, departments or territories"),
            false => Line(
                Mark.Refused,
                "it is restricted and sees only a part of the company: give it all entities, departments and territories"
            ),
            null => Line(Mark.Notable, "its restrictions cannot be read"),
        };
        if (self.WebServicesOnly == false)
            yield return Line(
                Mark.Notable,
                "it can also sign in on the screens, which takes a seat; set Web services only"
            );
    }

    private static IEnumerable<Row> MayWrite(CallerFacts facts)
    {
        var rights = facts.Held?.RightsOn(Users);
        var missing = rights is { } held ? Write - held : Rights.None;
        yield return facts.Self?.Admin switch
        {
            "full" => Line(Mark.Ok, "full admin privileges"),
            "limited" => Line(Mark.Notable, "limited admin privileges: full admins cannot be changed"),
            null => Line(
                Mark.Notable,
                "its admin privileges cannot be read; only administrators write users over the API"
            ),
            _ => Line(Mark.Refused, "no admin privileges: only administrators write users over the API"),
        };
        if (!missing.IsEmpty)
            yield return Line(
                facts.IsFullAdmin ? Mark.Notable : Mark.Refused,
                $"Administration / Users lacks {missing}{(facts.IsFullAdmin ? "; whether a full admin needs them is not documented" : "")}"
            );
    }

    private static IEnumerable<Row> Sees(CallerFacts facts)
    {
        var seen = facts
            .Calls.Where(call => call.Count is not null)
            .Select(call => $"{call.Count:N0} {call.What}")
            .ToArray();
        if (seen.Length > 0)
            yield return Line(Mark.Ok, $"sees {Plural.List(seen)}");
        if (facts.Modules is { } modules)
            yield return Line(Mark.Ok, $"reads the catalogue: {Plural.Of(modules, "module")} subscribed");
        if (facts.OffersMembers == false)
            yield return Line(
                Mark.Notable,
                "the company does not offer members of user groups: they cannot be managed, and access through groups is not seen"
            );
    }

    private static IEnumerable<Row> Refused(CallAnswer call)
    {
        yield return Line(Mark.Refused, $"{call.What}: {call.Failure!.Message}");
        if (call.Failure.Hint is { } hint)
            yield return new(Mark.None, 1, [hint]);
    }

    private static Row Line(Mark mark, string text) => new(mark, 0, [text]);
}
