using System.CommandLine;
using System.CommandLine.Help;

namespace IntacctReconciler.Cli.Commands;

/// <summary>All verbs.</summary>
internal static class CommandTree
{
    private const string Description =
        "Who may do what in a Sage Intacct company, as a file: planned, reviewed and applied like infrastructure.";

    public static RootCommand Of(Surroundings world)
    {
        var common = new CommonOptions();
        var shell = new Shell(world, common);
        var root = new RootCommand(Description);
        root.Directives.Clear();
        root.Directives.Add(Suggestions.Directive());
        common.AddTo(root);
        foreach (var verb in Verbs(shell))
            root.Subcommands.Add(verb);
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
                help.Action = new HelpPage(world.Width);
            if (option is VersionOption version)
                version.Action = new VersionLine();
        }
        return root;
    }

    private static IEnumerable<Command> Verbs(Shell shell) =>
        [
            new InitVerb(shell),
            new ValidateVerb(shell),
            new CheckVerb(shell),
            new PlanVerb(shell),
            new ApplyVerb(shell),
            new AuditVerb(shell),
            new EvidenceVerb(shell),
            new ShowVerb(shell),
            new JournalVerb(shell),
            new ExportVerb(shell),
            new SnapshotVerb(shell),
            new DiffVerb(shell),
            new SimulateVerb(shell),
            new ExplainVerb(shell),
            new CatalogueVerb(shell),
            new BlueprintVerb(shell),
            new FleetVerb(shell),
            new SchemaVerb(shell),
            new CompletionVerb(shell),
        ];
}
