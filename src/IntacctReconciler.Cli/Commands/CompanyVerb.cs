using System.CommandLine;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;

namespace IntacctReconciler.Cli.Commands;

/// <summary>A verb that works on one company, and on a fleet by working on each of its companies.</summary>
internal abstract class CompanyVerb : Verb
{
    private readonly Argument<string> path;
    private readonly FleetOptions fleet = new();

    protected CompanyVerb(Shell shell, string name, string description)
        : base(shell, name, description)
    {
        path = AddPath();
        path.Description =
            "An access file or a fleet file, or a folder that holds access.yaml or fleet.yaml; left out, this folder.";
    }

    /// <summary>In JSON for a fleet, the member that holds what is printed for one company.</summary>
    protected virtual string Payload => Name;

    /// <summary>Whether it makes plans, so that a fleet has more to show of each company than how it ended.</summary>
    protected virtual bool MakesPlans => false;

    /// <summary>Whether what is printed is a file, so that for one company of a fleet nothing may stand around it.</summary>
    protected virtual bool PrintsFile(ParseResult parsed) => false;

    /// <summary>The path, where it may also stand in the place of something else that was left out.</summary>
    protected virtual string PathIn(ParseResult parsed) => parsed.GetRequiredValue(path);

    /// <summary>The path if it was given.</summary>
    protected string? GivenPath(ParseResult parsed) =>
        parsed.GetResult(path) is { Tokens: [var only] } ? only.Value : null;

    protected void DescribePath(string description) => path.Description = description;

    protected void AddFleetOptions() => fleet.AddTo(this);

    protected FleetValues FleetIn(ParseResult parsed) => fleet.In(parsed);

    /// <summary>The verb's own work, for one company.</summary>
    protected abstract Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed);

    protected virtual OutputFormat FormatOf(ParseResult parsed) => OutputFormat.Text;

    /// <summary>What has to be so before the first company of a fleet.</summary>
    /// <exception cref="CannotRun">It is not.</exception>
    protected virtual void BeforeFleet(IReadOnlyList<AccessSource> companies, ParseResult parsed) { }

    /// <summary>Sentences for the end of a fleet's output.</summary>
    protected virtual IEnumerable<string> AfterFleet(IReadOnlyList<CompanyResult> results, ParseResult parsed) => [];

    protected override async Task<int> RunAsync(Session session, ParseResult parsed)
    {
        var argument = PathIn(parsed);
        var values = fleet.In(parsed);
        if (FleetSource.Find(argument, World) is { } found)
            return await RunFleetAsync(found, values, session, parsed);
        var source = AccessSource.At(argument, World);
        return values.Used is { } option
            ? throw new CannotRun(Messages.OnlyOfAFleet(option, argument))
            : (await RunAsync(source, session, parsed)).ExitCode;
    }

    private async Task<int> RunFleetAsync(FleetSource found, FleetValues values, Session session, ParseResult parsed)
    {
        if (found.Load(session) is not { } all)
            return ExitCode.Failed;
        var companies = Selection.Of(all, values, found);
        BeforeFleet(companies, parsed);
        var printer = new FleetPrinter(session, FormatOf(parsed), Payload, MakesPlans, companies.Length)
        {
            IsBare = companies.Length == 1 && PrintsFile(parsed),
        };
        using var run = new FleetRun(session, values.Parallel);
        var results = await run.RunAsync(companies, (source, own) => RunAsync(source, own, parsed), printer.Print);
        printer.PrintMatrix(results, AfterFleet(results, parsed));
        return ExitCode.OfFleet(results.Select(one => one.End.ExitCode));
    }
}
