using System.Collections.Immutable;
using System.CommandLine;
using IntacctReconciler.Auditing;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reviewing;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

internal sealed class AuditVerb : CompanyVerb
{
    private readonly Option<string?> baseline;
    private readonly Option<string?> written;
    private readonly Option<Moment?> until;
    private readonly Option<string?> owner;
    private readonly Option<string?> reason;
    private readonly Option<string?> reviewFile;
    private readonly Option<DateTimeOffset?> asOf = AsOfOption.Create();
    private readonly Option<bool> verbose = new("--verbose")
    {
        Description = "Print long lists in full, and the id of each finding.",
    };
    private readonly Option<OutputFormat> format = FormatOption.Of(
        OutputFormat.Text,
        OutputFormat.Json,
        OutputFormat.Markdown
    );
    private readonly ReportOption reports = new([.. Enum.GetValues<ReportFormat>()]);
    private readonly ConnectionOptions connection = new();

    /// <summary>Read once for all companies of a fleet.</summary>
    private (ReviewedFile File, Session Session)? reviewed;

    public AuditVerb(Shell shell)
        : base(
            shell,
            "audit",
            "Say what in the company is not as the file says, is overdue, or deserves a look. Changes nothing."
        )
    {
        baseline = Add(
            new Option<string?>("--baseline")
            {
                Description =
                    "What an earlier audit accepted, and how everything stood then: what no file declares is compared with it. Of a fleet, a folder of them.",
                HelpName = "FILE",
            }
        );
        written = Add(
            new Option<string?>("--write-baseline")
            {
                Description =
                    "Accept what is found, and write that and how everything stands. Of a fleet, a folder with one for each company.",
                HelpName = "FILE",
            }
        );
        until = Add(UntilOption());
        owner = Add(
            new Option<string?>("--owner")
            {
                Description = "Who answers for what --write-baseline accepts.",
                HelpName = "NAME",
            }
        );
        reason = Add(new Option<string?>("--reason") { Description = "Why it is accepted.", HelpName = "TEXT" });
        reviewFile = Add(
            new Option<string?>("--review")
            {
                Description =
                    "Check that an access review was carried out: review.csv of an audit pack with the decisions filled in, of one company or of a fleet.",
                HelpName = "CSV",
            }
        );
        Add(asOf);
        Add(verbose);
        Add(format);
        reports.AddTo(this);
        connection.AddTo(this);
        AddFleetOptions();
        Validators.Add(result =>
        {
            var writes = result.GetValue(written) is not null;
            if (writes && result.GetResult(until) is null)
                result.AddError("--write-baseline needs --until: nothing is accepted for good");
            Option[] others = [until, owner, reason];
            foreach (var option in others.Where(option => !writes && result.GetResult(option) is not null))
                result.AddError($"{option.Name} belongs to --write-baseline: what is accepted?");
        });
        Examples =
        [
            new("audit examples/acme", "exit code 2 when something has to be looked at, 6 when a policy is broken"),
            new("audit --format json", "every finding with its id, for a nightly pipeline"),
            new(
                "audit --write-baseline acme.baseline.json --until 2027-03-31 --owner cfo",
                "accepts what is there today; from then on --baseline acme.baseline.json finds what is new"
            ),
            new("audit --review review.csv", "whether each revoke was done, and what nobody has reviewed"),
        ];
    }

    protected override OutputFormat FormatOf(ParseResult parsed) => parsed.GetValue(format);

    protected override Task<int> RunAsync(Session session, ParseResult parsed)
    {
        if (parsed.GetValue(reviewFile) is not { } path)
            return base.RunAsync(session, parsed);
        if (ReviewedFile.Load(path, session) is not { } file)
            return Task.FromResult(ExitCode.Failed);
        reviewed = (file, session);
        return base.RunAsync(session, parsed);
    }

    protected override void BeforeFleet(IReadOnlyList<AccessSource> companies, ParseResult parsed)
    {
        if (reviewed is var (file, session))
            file.TellOthers(companies.Select(company => company.Name), session);
        if (parsed.GetValue(written) is { } folder)
            FleetFolder.Make(folder, World);
        reports.BeforeFleet(companies, parsed, World);
    }

    protected override async Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed)
    {
        var (from, to) = (PlaceOf(baseline, source, parsed), PlaceOf(written, source, parsed));
        var files = ReportFiles.Of(reports.In(parsed), source, session);
        if (Declared.Load(source, session) is not { } declared)
            return CompanyEnd.Failed;
        // Not after minutes of reading.
        if (to is not null)
            AtomicFile.CheckPlace(to, World);
        var known = from is null ? null : BaselineFiles.Load(from, declared.Composition.Company, session);
        if (from is not null && known is null)
            return CompanyEnd.Failed;
        if (!TryReview(source, declared, session, out var rows))
            return CompanyEnd.Failed;
        using var company = await CompanyHost.OpenAsync(declared.Target, Purpose.Read, connection.In(parsed), session);
        Planner.CheckReport(declared, company);
        var request = new PlanRequest(
            Planner.SubjectOf(declared, declared.Target, company),
            AsOfOption.In(parsed.GetValue(asOf), World.Clock)
        );
        if (await AuditAsync(declared, request, (known, rows), company, session) is not { } review)
            return CompanyEnd.Failed;
        var accepting = to is null ? null : parsed.GetValue(until);
        var exit = EndOf(review, accepting is not null);
        if (accepting is { } end)
            await BaselineFiles.WriteAsync(
                to!,
                Baseline.Of(review, request.AsOf, end, parsed.GetValue(owner), parsed.GetValue(reason)),
                session
            );
        var summary = new AuditSummary(review, exit, accepting is { } moment ? (to!, moment.Text) : null);
        session.Out.Write(new AuditView(session).Of(summary, parsed.GetValue(format), parsed.GetValue(verbose)));
        await files.WriteAsync(format => AuditView.Of(summary, format));
        session.ReportTraffic(company.Connection.Traffic);
        return new(exit) { Audit = AuditTally.Of(review) };
    }

    /// <summary>The company's rows of the reviewed file, if one is named; false after saying that it has none.</summary>
    private bool TryReview(AccessSource source, Declared declared, Session session, out ImmutableArray<ReviewRow>? rows)
    {
        rows = null;
        if (reviewed is not var (file, _))
            return true;
        var company = declared.Composition.Company;
        if (source.Member is null)
            file.TellOthers([company], session);
        rows = file.Of(company, session);
        return rows is not null;
    }

    private static async Task<AuditReview?> AuditAsync(
        Declared declared,
        PlanRequest request,
        (Baseline? Baseline, ImmutableArray<ReviewRow>? Review) held,
        CompanyHost company,
        Session session
    )
    {
        var problems = new Problems();
        var review = await Reconciler.AuditAsync(
            declared.Composition,
            request,
            held.Baseline,
            held.Review,
            company.Connection.Reader(),
            company.Connection.History(),
            problems,
            session.Progress,
            session.Stop
        );
        session.Error.Hide();
        if (review is null)
            session.Report(problems);
        return review;
    }

    private static int EndOf(AuditReview review, bool accepts) =>
        review.BreaksPolicy ? ExitCode.RefusedByPolicy
        : (accepts ? review.NeedsMoreThanABaseline : review.NeedsAttention) ? ExitCode.Differs
        : ExitCode.Done;

    private static string? PlaceOf(Option<string?> option, AccessSource source, ParseResult parsed) =>
        FleetFolder.FileOf(parsed.GetValue(option), source, BaselineFiles.Extension);

    private static Option<Moment?> UntilOption() =>
        new("--until")
        {
            Description = "The last day on which that is accepted (UTC), such as 2027-03-31.",
            HelpName = "DATE",
            CustomParser = result =>
            {
                if (Moment.Until(result.Tokens[0].Value) is { } end)
                    return end;
                result.AddError($"--until {Printable.Of(result.Tokens[0].Value)} must be like 2027-03-31");
                return null;
            },
        };
}
