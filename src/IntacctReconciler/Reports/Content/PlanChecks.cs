using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Policies;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>What guards, policies and notes say of a plan, one by one.</summary>
public static class PlanChecks
{
    public static CheckList Of(Plan plan, PermissionCatalogue? catalogue = null)
    {
        var reading = new PlanReading(plan, new(catalogue ?? ShippedCatalogue.Load(), Detail.Verbose));
        ImmutableArray<Check> checks =
        [
            .. plan.Guards.Results.Select(Of),
            .. Policies(reading),
            .. plan.Notes.Where(note => note.Severity != Severity.Error).Select(Of),
        ];
        return new(
            "plan",
            plan.Subject.Company,
            plan.Subject.File,
            [.. checks.Select(check => check.Rule).DistinctBy(rule => rule.Id, StringComparer.Ordinal)],
            checks
        );
    }

    /// <summary>A note or warning of the files, the company or the plan.</summary>
    public static Check Of(Diagnostic note) =>
        new(
            new(note.Code, "notes", "something to know, told on the page about messages"),
            note.Severity == Severity.Note ? CheckEnd.Note : CheckEnd.Warning,
            note.Message,
            null,
            note.At
        )
        {
            Remedy = note.Hint,
        };

    private static Check Of(GuardResult result) =>
        new(
            new(result.Guard, "guards", GuardTitles.Of(result.Guard)),
            result.Verdict switch
            {
                GuardVerdict.Passed => CheckEnd.Passed,
                GuardVerdict.Notable => CheckEnd.Note,
                GuardVerdict.Allowed => CheckEnd.Accepted,
                GuardVerdict.Refused => CheckEnd.Failed,
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            result.Sentence + Affected(result),
            result.Affected is [var only] ? Names.Of(only.Address) : null,
            result.At
        )
        {
            Remedy = result.Mend,
            Identity = Digest.Of(
                new JsonObject
                {
                    ["guard"] = result.Guard,
                    ["objects"] = DiffJson.Of(result.Affected.Select(one => one.Address.ToString())),
                }
            )[..16],
            Accepted = result.By is { } answer ? Answers(answer) : null,
        };

    private static string Affected(GuardResult result) =>
        result.Affected.Count == 0
            ? ""
            : $": {Plural.List([.. result.Affected.Select(one => Names.Of(one.Address) + (one.What.Length > 0 ? $" ({one.What})" : ""))])}";

    private static IEnumerable<Check> Policies(PlanReading reading)
    {
        var review = reading.Plan.Policies;
        var rows = new PolicyRows(reading);
        foreach (var rule in review.Settings.Rules)
        {
            var found = review.Findings.Where(one =>
                one.Status != ConflictStatus.Ending && one.AllRules.Contains(rule.Id, StringComparer.Ordinal)
            );
            ImmutableArray<Check> checks = [.. found.Select(finding => Of(reading, rows, rule, finding))];
            if (!checks.IsEmpty)
            {
                foreach (var check in checks)
                    yield return check;
            }
            else
                yield return rule.NotCheckable is { } why
                    ? new(Of(rule), CheckEnd.Skipped, $"cannot be checked: {Printable.Of(why, 600)}")
                    : new(Of(rule), CheckEnd.Passed, "nobody is in conflict with it by this plan");
        }
    }

    private static Check Of(PlanReading reading, PolicyRows rows, Rule rule, PolicyFinding finding) =>
        new(
            Of(rule),
            finding.Verdict switch
            {
                PolicyVerdict.Refused => CheckEnd.Failed,
                PolicyVerdict.Waived => CheckEnd.Accepted,
                _ when finding.Status == ConflictStatus.Standing => CheckEnd.Note,
                _ => CheckEnd.Warning,
            },
            rows.Sentence(reading.Plan.Policies, finding),
            Subject(finding) is { } subject ? Names.Of(subject) : null,
            finding.Waiver?.At ?? finding.Cause.Left.At ?? finding.Cause.Right?.At ?? PlaceOf(reading, finding)
        )
        {
            Remedy =
                finding.Verdict == PolicyVerdict.Refused
                    ? $"{PolicyRows.Instead(finding)}, or add a waiver with owner, reason and until"
                    : null,
            Accepted = finding.Waiver is { } waiver ? Answers(waiver) : null,
            Identity = Identity(rule, finding),
        };

    /// <summary>
    /// By the roles that are the cause, whoever holds them this time; where it is no role, by whose access it is.
    /// </summary>
    private static string Identity(Rule rule, PolicyFinding finding)
    {
        var (left, right) = (finding.Cause.Left, finding.Cause.Right);
        var isByRoles = left.Role is not null && right is (null or { Role: not null }) && !finding.IsOnePerson;
        return Digest.Of(
            new JsonObject
            {
                ["rule"] = rule.Id,
                ["left"] = left.Role,
                ["right"] = right?.Role,
                ["users"] = isByRoles ? null : ValueJson.Write(finding.Users),
            }
        )[..16];
    }

    /// <summary>Where the plan changes what it is about.</summary>
    private static Origin? PlaceOf(PlanReading reading, PolicyFinding finding) =>
        Subject(finding) is { } subject ? reading.PlaceOf(subject) : null;

    /// <summary>The role that is all of the cause, else the first who is in conflict.</summary>
    private static Address? Subject(PolicyFinding finding) =>
        finding.Cause.RoleAlone is { } role ? Address.Role(role)
        : finding.Users.Count > 0 ? Address.User(finding.Users[0])
        : finding.Roles.Count > 0 ? Address.Role(finding.Roles[0])
        : null;

    private static CheckRule Of(Rule rule) =>
        new(
            Printable.Of(rule.Id),
            "policies",
            Printable.Of(rule.Title),
            Words.Snake(rule.Severity),
            Printable.Of(rule.Basis, 600)
        );

    private static string Answers(Answer answer) =>
        $"owner {Names.Text(answer.Owner)}, until {Names.Text(answer.Until)}: {Names.Text(answer.Reason)}";
}
