using System.Collections.Immutable;
using IntacctReconciler.Auditing;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>How a verb ended for one company of a fleet.</summary>
/// <param name="Plan">Null where there is none.</param>
/// <param name="Ended">The exit code and what it means, in a word or two: <c>5 refused</c>.</param>
/// <param name="IsBad">Whether that needs somebody's attention.</param>
public sealed record FleetRow(string Company, PlanTally? Plan, string Ended, bool IsBad)
{
    /// <summary>Null where nothing was audited.</summary>
    public AuditTally? Audit { get; init; }
}

/// <summary>Many companies at one look.</summary>
public static class FleetContent
{
    private static readonly ImmutableArray<Column> Plans =
    [
        new("company"),
        new("create", IsNumber: true),
        new("update", IsNumber: true),
        new("remove", IsNumber: true),
        new("guard"),
        new("policy"),
        new("exit"),
    ];

    private static readonly ImmutableArray<Column> Audits =
    [
        new("company"),
        .. AuditTally.Severities.Select(severity => new Column(AuditWords.Severity(severity), IsNumber: true)),
        new("exit"),
    ];

    /// <summary>What stands above the output of one company.</summary>
    public static Report Heading(string company, int number, int of) =>
        new(
            new Section(
                null,
                new(new Piece($"=== {Names.Id(company)}", Tone.Title), new($"  {number:N0} of {of:N0}", Tone.Dim))
            )
        );

    /// <param name="plans">Whether the verb makes plans, so that there is more to say than how it ended.</param>
    /// <param name="last">Sentences below the table.</param>
    public static Report Matrix(IReadOnlyCollection<FleetRow> rows, bool plans, IEnumerable<Phrase> last)
    {
        var audits = rows.Any(row => row.Audit is not null);
        var listing =
            plans ? new Listing(Plans, [.. rows.Select(WithPlan)])
            : audits ? new(Audits, [.. rows.Select(WithAudit)])
            : new([Plans[0], Plans[^1]], [.. rows.Select(row => ImmutableArray.Create(Company(row), Ended(row)))]);
        var changing = rows.Count(row => row.Plan is { IsEmpty: false });
        var lead = Plural.Of(rows.Count, "company", "companies") + (plans ? $", {changing:N0} with changes" : "");
        var title = new Section(new("FLEET"), lead) { Listing = listing };
        return new([title, .. last.Select((phrase, index) => new Section(null, phrase) { Close = index > 0 })]);
    }

    private static ImmutableArray<Piece> WithPlan(FleetRow row) =>
        [
            Company(row),
            Number(row.Plan?.Create, Tone.Gain),
            Number(row.Plan?.Update, Tone.Change),
            Number(row.Plan?.Remove, Tone.Lose),
            Guard(row.Plan),
            Policies(row.Plan),
            Ended(row),
        ];

    private static ImmutableArray<Piece> WithAudit(FleetRow row) =>
        [
            Company(row),
            .. AuditTally.Severities.Select(
                (severity, place) =>
                    Number(row.Audit?.Counts[place], severity >= AuditSeverity.High ? Tone.Refused : Tone.Notable)
            ),
            Ended(row),
        ];

    private static Piece Company(FleetRow row) => new(Names.Id(row.Company), row.IsBad ? Tone.Refused : Tone.Plain);

    private static Piece Ended(FleetRow row) => new(row.Ended, row.IsBad ? Tone.Refused : Tone.Plain);

    private static Piece Number(int? count, Tone tone) =>
        count is { } number ? new($"{number:N0}", number > 0 ? tone : Tone.Plain) : new("-");

    private static Piece Policies(PlanTally? plan) =>
        plan switch
        {
            null or { HasPolicies: false } => new("-"),
            { RefusedByRules.IsEmpty: false } => new("refused", Tone.Refused),
            { Waived: true } => new("waived", Tone.Notable),
            _ => new("ok", Tone.Ok),
        };

    private static Piece Guard(PlanTally? plan) =>
        plan switch
        {
            null => new("-"),
            { RefusedBy.IsEmpty: false } => new("refused", Tone.Refused),
            { Allowed: true } => new("allowed", Tone.Notable),
            _ => new("ok", Tone.Ok),
        };
}
