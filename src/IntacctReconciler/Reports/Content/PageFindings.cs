using System.Text.Json;
using IntacctReconciler.Auditing;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Policies;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>What guards and policies say of a plan, or what an audit has found, one by one, for a page.</summary>
internal sealed class PageFindings(Utf8JsonWriter json, PageTables tables, PageCompany company)
{
    private const int LongestText = 1000;

    public void Write(PlanReading reading)
    {
        var checks = PlanChecks.Of(reading.Plan).Checks;
        json.WriteStartArray("findings");
        WriteConflicts(reading, verdict => verdict == PolicyVerdict.Refused);
        foreach (var check in checks.Where(check => IsGuard(check) && check.End != CheckEnd.Passed))
            Write(check);
        WriteConflicts(reading, verdict => verdict != PolicyVerdict.Refused);
        foreach (var check in checks.Where(check => IsGuard(check) && check.End == CheckEnd.Passed))
            Write(check);
        foreach (var check in checks.Where(IsRuleWithoutFinding))
            Write(check);
        json.WriteEndArray();
    }

    public void Write(AuditReview review, AuditWords words)
    {
        json.WriteStartArray("findings");
        foreach (var finding in review.Findings.Concat(review.Accepted))
            Write(finding, words);
        json.WriteEndArray();
    }

    private static bool IsGuard(Check check) => check.Rule.Group == "guards";

    private static bool IsRuleWithoutFinding(Check check) =>
        check.Rule.Group == "policies" && check.End is CheckEnd.Passed or CheckEnd.Skipped;

    private void WriteConflicts(PlanReading reading, Func<PolicyVerdict, bool> which)
    {
        var review = reading.Plan.Policies;
        var rows = new PolicyRows(reading);
        var rules = review.Settings.Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        foreach (
            var finding in review
                .Findings.Where(finding => which(finding.Verdict))
                .OrderByDescending(finding => finding.Verdict)
                .ThenBy(finding => finding.Status)
        )
            Write(reading, rows, finding, rules.GetValueOrDefault(finding.Rules[0]));
    }

    private void Write(PlanReading reading, PolicyRows rows, PolicyFinding finding, Rule? rule)
    {
        json.WriteStartObject();
        json.WriteString("group", "policy");
        json.WriteString("end", End(finding));
        json.WriteNumber(
            "rule",
            Text(finding.IsOfMost ? $"{finding.Rules.Count:N0} rules" : Plural.List([.. finding.AllRules]))
        );
        json.WriteNumber("title", -1);
        json.WriteString("severity", Words.Snake(finding.Severity));
        json.WriteNumber("says", Text(rows.Says(reading.Plan.Policies, finding)));
        json.WriteNumber("at", tables.Place(PlaceOf(reading, finding)));
        WritePlaces([finding.Cause.Left.At, finding.Cause.Right?.At]);
        WriteNumbers("users", finding.Users, company.UserOf);
        WriteNumbers("roles", finding.Roles.Union(RolesOf(finding.Cause)), company.RoleOf);
        json.WriteNumber(
            "remedy",
            Text(
                finding.Verdict == PolicyVerdict.Refused
                    ? $"{PolicyRows.Instead(finding)}, or add a waiver with owner, reason and until"
                    : null
            )
        );
        json.WriteNumber("accepted", Text(finding.Waiver is { } by ? Answers("waived", by) : null));
        json.WriteNumber("capped", Text(Ceilings(finding)));
        json.WriteNumber("basis", Text(finding.IsOfMost ? null : rule?.Basis));
        json.WriteEndObject();
    }

    private static string End(PolicyFinding finding) =>
        finding switch
        {
            { Verdict: PolicyVerdict.Refused } => "refused",
            { Status: ConflictStatus.Ending } => "ends",
            { Verdict: PolicyVerdict.Waived } => "accepted",
            { Status: ConflictStatus.Standing } => "stands",
            _ => "warning",
        };

    /// <summary>Where the cause is declared, else where the plan changes the role that is part of it.</summary>
    private static Origin? PlaceOf(PlanReading reading, PolicyFinding finding) =>
        finding.Waiver?.At
        ?? finding.Cause.Left.At
        ?? finding.Cause.Right?.At
        ?? RolesOf(finding.Cause)
            .Select(role => reading.PlaceOf(Address.Role(role)))
            .FirstOrDefault(at => at is not null);

    /// <summary>What a user type may keep somebody from, with its source.</summary>
    private static string? Ceilings(PolicyFinding finding) =>
        finding.Ceilings.Count == 0
            ? null
            : string.Join(
                "; ",
                finding.Ceilings.Select(one =>
                    $"{Names.List(one.Users, Detail.Brief)}: {Wording.Type(one.Type)}{one.Says} ({one.Source})"
                )
            );

    private static IdSet RolesOf(Cause cause) =>
        IdSet.Of(new[] { cause.Left.Role, cause.Right?.Role }.OfType<string>());

    private void Write(Check check)
    {
        json.WriteStartObject();
        json.WriteString("group", check.Rule.Group == "guards" ? "guard" : "policy");
        json.WriteString(
            "end",
            check.End switch
            {
                CheckEnd.Failed => "refused",
                CheckEnd.Accepted => "accepted",
                CheckEnd.Warning or CheckEnd.Note => "warning",
                CheckEnd.Passed => "passed",
                CheckEnd.Skipped => "skipped",
                _ => throw new System.Diagnostics.UnreachableException(),
            }
        );
        json.WriteNumber("rule", Text(check.Rule.Id));
        json.WriteNumber("title", Text(check.Rule.Title));
        if (check.Rule.Severity is { } severity)
            json.WriteString("severity", severity);
        json.WriteNumber("says", Text(check.Message));
        json.WriteNumber("at", tables.Place(check.At));
        json.WriteNumber("remedy", Text(check.Remedy));
        json.WriteNumber("accepted", Text(check.Accepted));
        json.WriteNumber("basis", Text(check.Rule.Help));
        json.WriteEndObject();
    }

    private void Write(AuditFinding finding, AuditWords words)
    {
        var said = words.Of(finding);
        json.WriteStartObject();
        json.WriteString("group", finding.Kind.Code);
        json.WriteString("end", finding.Accepted is null ? "found" : "accepted");
        json.WriteNumber("rule", Text(finding.Kind.Code));
        json.WriteNumber("title", Text(finding.Kind.Says));
        json.WriteString("severity", AuditWords.Severity(finding.Severity));
        json.WriteNumber("of", Text(AuditWords.Subject(finding.Subject)));
        json.WriteNumber("says", Text(said.IsEmpty ? finding.Kind.Says : said.Text));
        json.WriteNumber("at", tables.Place(finding.At));
        WriteNumbers("users", Subject(finding, "user"), company.UserOf);
        WriteNumbers("roles", Subject(finding, "role"), company.RoleOf);
        json.WriteNumber("remedy", Text(finding.Mend));
        json.WriteNumber("accepted", Text(Accepted(finding)));
        json.WriteNumber("basis", Text(finding.Kind.Finds));
        json.WriteNumber("last", Text(Wording.LastChange(finding.LastChange)));
        json.WriteString("id", finding.Fingerprint);
        json.WriteEndObject();
    }

    private static IEnumerable<string> Subject(AuditFinding finding, string type) =>
        finding.Subject.Type == type ? [finding.Subject.Name] : [];

    private static string? Accepted(AuditFinding finding) =>
        finding.Accepted is { } now ? Answers("accepted", now)
        : finding.Lapsed is { } before ? $"{Answers("accepted", before)}; that has ended"
        : null;

    private static string Answers(string how, AcceptedFinding by) =>
        $"{how} until {Names.Text(by.Until)}"
        + (by.Owner is { } owner ? $", owner {Names.Text(owner)}" : "")
        + (by.Reason is { } reason ? $": {Names.Text(reason)}" : "");

    private static string Answers(string how, Answer by) =>
        $"{how} until {Names.Text(by.Until)}, owner {Names.Text(by.Owner)}: {Names.Text(by.Reason)}";

    private void WritePlaces(IEnumerable<Origin?> places)
    {
        json.WriteStartArray("causes");
        foreach (var place in places.OfType<Origin>().Select(at => tables.Place(at)).Distinct())
            json.WriteNumberValue(place);
        json.WriteEndArray();
    }

    private int Text(string? text) => tables.Text(text is null ? null : Printable.Of(text, LongestText));

    private void WriteNumbers(string name, IEnumerable<string> ids, Func<string, int?> numberOf)
    {
        json.WriteStartArray(name);
        foreach (var number in ids.Select(numberOf).OfType<int>())
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
