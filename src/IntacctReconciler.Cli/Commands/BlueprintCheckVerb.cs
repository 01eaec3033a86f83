using System.CommandLine;
using IntacctReconciler.Blueprints;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

internal sealed class BlueprintCheckVerb : ReportVerb
{
    private readonly Option<string?> blueprint;
    private readonly Option<string[]> with;

    public BlueprintCheckVerb(Shell shell)
        : base(
            shell,
            "check",
            "Say which of the things that a vendor's guide asks for the company does not have. Changes nothing."
        )
    {
        blueprint = Add(
            new Option<string?>("--blueprint")
            {
                Description =
                    "Check this one, as the file uses it; with --with one that the file need not use. Left out, all that it uses.",
                HelpName = "NAME",
            }
        );
        with = Add(
            new Option<string[]>("--with")
            {
                Description =
                    "A parameter of the blueprint, for one that the file does not use; can be given several times.",
                HelpName = "NAME=VALUE",
            }
        );
        with.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
                result.AddError($"--with must be NAME=VALUE, not {Printable.Of(token.Value)}");
        });
        Validators.Add(result =>
        {
            if (result.GetValue(with) is { Length: > 0 } && result.GetValue(blueprint) is null)
                result.AddError("--with needs --blueprint: which one has the parameter?");
        });
        AddReportOptions();
        Examples =
        [
            new("blueprint check", "when a sync fails: exit code 2 when something that a blueprint asks for is not so"),
            new(
                "blueprint check --blueprint expensify --with email=ap@acme.example",
                "a user that was made by hand, against the vendor's guide"
            ),
        ];
    }

    protected override string Payload => "checks";

    protected override async Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed)
    {
        if (Load(source, session, parsed) is not var (composition, target))
            return CompanyEnd.Failed;
        using var company = await CompanyHost.OpenAsync(target, Purpose.Read, Connection.In(parsed), session);
        var scope = BlueprintChecks.Scope(composition);
        var state = await company.Connection.Reader().ReadAsync(scope, session.Progress, session.Stop);
        session.Error.Hide();
        var checks = new BlueprintChecks(composition, state).All(parsed.GetValue(blueprint));
        var report = BlueprintCheckContent.Of(
            checks,
            state.Catalogue,
            composition.File.Company.Value,
            isInFile: parsed.GetValue(with) is not { Length: > 0 }
        );
        Print(() => report, () => BlueprintCheckContent.Json(checks).ToJsonString() + "\n", session, parsed);
        session.ReportTraffic(company.Connection.Traffic);
        return checks.All(check => check.Holds) ? CompanyEnd.Done : new(ExitCode.Differs);
    }

    /// <summary>What is checked, and where; null after saying what is wrong with it.</summary>
    private (Composition Composition, Target Target)? Load(AccessSource source, Session session, ParseResult parsed)
    {
        if (parsed.GetValue(with) is { Length: > 0 } values)
            return LoadOther(source, parsed.GetRequiredValue(blueprint)!, values, session);
        if (Declared.Load(source, session) is not { } declared)
            return null;
        var wanted = parsed.GetValue(blueprint);
        string[] used = [.. declared.Composition.File.Blueprints.Select(use => use.Name)];
        if (used.Length == 0 || (wanted is not null && !used.Contains(wanted, StringComparer.Ordinal)))
            throw new CannotRun(Messages.UsesNoBlueprint(source.Name, wanted, used));
        return (declared.Composition, declared.Target);
    }

    /// <summary>A file of one use, for the company that the source leads to.</summary>
    private static (Composition, Target)? LoadOther(AccessSource source, string name, string[] values, Session session)
    {
        if (Declared.LoadConnection(source, session) is not { } destination)
            return null;
        var problems = new Problems();
        var file = BlueprintChecks.FileOf(
            destination.File,
            name,
            [.. values.Select(value => value.Split('=', 2)).Select(pair => (pair[0], pair[1]))]
        );
        var composition = AccessFileReader.Read(new(new GivenText(file)) { Own = new(GivenText.Path) }, problems)
            is { } read
            ? Composition.Of(read, problems)
            : null;
        if (composition is not null && !problems.HasErrors)
            return (composition, destination.Target);
        session.Report(problems);
        return null;
    }
}
