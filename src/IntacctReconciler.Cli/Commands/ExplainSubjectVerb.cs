using System.CommandLine;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Company;
using IntacctReconciler.Composing;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Explaining;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Cli.Commands;

/// <summary>Explains one thing in the company, in a snapshot, or in the company as a plan would leave it.</summary>
internal abstract class ExplainSubjectVerb : ReportVerb
{
    private readonly Argument<string> subject;
    private readonly Option<string?> against;
    private readonly Option<bool> verbose;

    protected ExplainSubjectVerb(Shell shell, string name, string description, string subjectDescription)
        : base(shell, name, description)
    {
        subject = new(name) { Description = subjectDescription };
        Arguments.Insert(0, subject);
        against = Add(
            new Option<string?>("--against")
            {
                Description =
                    "Explain this snapshot, or the company as it would be after this saved plan. Of a fleet, a folder of them.",
                HelpName = "FILE",
            }
        );
        verbose = Add(new Option<bool>("--verbose") { Description = "Print long lists in full." });
        AddReportOptions();
    }

    protected override string Payload => "explanation";

    protected string SubjectIn(ParseResult parsed) => parsed.GetRequiredValue(subject);

    /// <summary>The explanation; null when it is among the problems why there is none.</summary>
    protected abstract ExplainContent? Explain(
        Explainer explainer,
        DeclaredAccess? declared,
        ExplainFrame frame,
        ParseResult parsed,
        IProblems problems
    );

    protected override async Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed)
    {
        if (Declared.LoadConnection(source, session) is not { } destination)
            return CompanyEnd.Failed;
        var file = AgainstFile.Of(parsed.GetValue(against), source, World);
        var plan = file is { IsPlan: true } ? PlanFiles.Load(file.Path, PlanKey.In(session), session) : null;
        if (file is { IsPlan: true } && plan is null)
            return CompanyEnd.Failed;
        if (plan is not null && plan.Subject.Company != destination.Target.Company)
            throw new CannotRun(Messages.ExplainsAnother(file!.Path, plan.Subject.Company, destination.Target.Company));
        var target = file is { IsPlan: false } ? destination.Target.Against(file.Path) : destination.Target;
        var composition = Composed(source);
        using var company = await CompanyHost.OpenAsync(target, Purpose.Read, Connection.In(parsed), session);
        var scope = new ReadScope(Facets.Everything, Contacts: composition?.Scope.Contacts);
        if (scope.Contacts is not null)
            scope = scope with { Facets = scope.Facets | Facets.Contacts };
        var state = await company.Connection.Reader().ReadAsync(scope, session.Progress, session.Stop);
        session.Error.Hide();
        if (plan is not null)
            state = After(plan, file!.Path, state, session);
        var problems = new Problems();
        var declared = Look(composition, state, session);
        var frame = new ExplainFrame(state.Company, state.Catalogue, DetailIn(parsed), file?.Path, plan is not null);
        var content = Explain(new(state, declared), declared, frame, parsed, problems);
        session.ReportTraffic(company.Connection.Traffic);
        if (content is null)
        {
            session.Report(problems);
            return CompanyEnd.Failed;
        }
        Print(() => content.Report, () => CanonicalJson.Text(content.Json) + "\n", session, parsed);
        return CompanyEnd.Done;
    }

    private Detail DetailIn(ParseResult parsed) => parsed.GetValue(verbose) ? Detail.Verbose : Detail.Brief;

    /// <summary>What is declared, as far as it is whole: what is wrong with it does not keep anybody from an explanation.</summary>
    private Composition? Composed(AccessSource source)
    {
        var problems = new Problems();
        var composition = AccessFiles.Load(source, World, problems);
        var locked = composition is null ? null : LockFiles.Load(source, composition.Company, World, problems);
        return problems.HasErrors ? null : composition?.Under(locked);
    }

    private DeclaredAccess? Look(Composition? composition, CompanyState state, Session session)
    {
        var problems = new Problems();
        var whole = composition?.For(state.Entities, problems);
        var desired =
            whole is null || problems.HasErrors
                ? null
                : Resolver.Resolve(whole, state, World.Clock.GetUtcNow(), problems);
        if (desired is not null && !problems.HasErrors)
            return new(desired, state);
        session.Error.Write(session.Words.Of(Messages.ExplainsWithoutFiles()));
        return null;
    }

    private static CompanyState After(Plan plan, string path, CompanyState now, Session session)
    {
        var after = AfterPlan.Of(plan, now);
        if (after.Left.Count > 0)
            session.Error.Write(session.Words.Of(Messages.ChangedSincePlan(path, after.Left)));
        return after.State;
    }
}
