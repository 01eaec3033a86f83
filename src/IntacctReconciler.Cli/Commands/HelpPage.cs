using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace IntacctReconciler.Cli.Commands;

/// <summary><c>--help</c>: what a verb does, how it is called, and examples; for the program itself also what is true of all verbs.</summary>
internal sealed class HelpPage(int width) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var text = new HelpText(width);
        Write(text, parseResult.CommandResult.Command);
        parseResult.InvocationConfiguration.Output.Write(text.ToString());
        return ExitCode.Done;
    }

    public static void Write(HelpText text, Command command)
    {
        text.Paragraph(command.Description ?? "");
        text.Title("Usage:").Paragraph(UsageOf(command), indent: 2);
        if (command.Subcommands.Count > 0)
            text.Title("Verbs:").Rows(command.Subcommands.Select(verb => (verb.Name, verb.Description ?? "")));
        if (command.Arguments.Count > 0)
            text.Title("Arguments:")
                .Rows(command.Arguments.Select(argument => (NameOf(argument), argument.Description ?? "")));
        var options = command.Options.Where(option => !IsEverywhere(option)).ToList();
        if (options.Count > 0)
            text.Title("Options:").Rows(options.Select(RowOf));
        text.Title("With every verb:").Rows(Everywhere(command).Select(RowOf));
        if (command is Verb one)
            Examples(text, one);
        if (command is RootCommand)
            Reference(text);
    }

    /// <summary>How it is called: <c>intacct-reconciler plan [PATH] [OPTIONS]</c>.</summary>
    private static string UsageOf(Command command)
    {
        var words = new List<string> { command.Subcommands.Count > 0 ? "VERB" : "" };
        words.AddRange(command.Arguments.Select(one => one.HasDefaultValue ? $"[{NameOf(one)}]" : NameOf(one)));
        return $"{PathOf(command)} {string.Join(' ', words.Where(word => word.Length > 0).Append("[OPTIONS]"))}";
    }

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? $"{PathOf(parent)} {command.Name}"
            : "intacct-reconciler";

    private static string NameOf(Argument argument) => argument.HelpName ?? argument.Name.ToUpperInvariant();

    private static bool IsEverywhere(Option option) => option.Recursive || option is HelpOption or VersionOption;

    private static IEnumerable<Option> Everywhere(Command command) =>
        command
            .Options.Where(IsEverywhere)
            .Concat(command.Parents.OfType<Command>().SelectMany(Everywhere).Where(option => option.Recursive))
            .DistinctBy(option => option.Name, StringComparer.Ordinal);

    private static (string, string) RowOf(Option option) =>
        (
            option switch
            {
                HelpOption => "-h, --help",
                { HelpName: { } value } => $"{option.Name} {value}",
                _ => option.Name,
            },
            option switch
            {
                HelpOption => "This page.",
                VersionOption => "The version.",
                _ => option.Description ?? "",
            }
        );

    private static void Examples(HelpText text, Verb verb)
    {
        text.Title("Examples:");
        foreach (var (call, does) in verb.Examples)
            text.Line($"  intacct-reconciler {call}").Paragraph(does, indent: 6);
    }

    private static void Reference(HelpText text)
    {
        text.Title("Exit codes:")
            .Rows([
                ("0", "Done, or nothing to change."),
                ("1", "Error: bad input, refused by Intacct, unreachable. Nothing was written."),
                (
                    "2",
                    "There are changes (plan --detailed-exitcode), the two differ (diff, catalogue diff), the company lacks what a vendor asks for (blueprint check), or an audit has found something."
                ),
                ("3", "Applied in part, or not verified."),
                ("4", "The plan is stale: the company changed since. Nothing was written."),
                ("5", "Refused by a guard. Nothing was written."),
                ("6", "Refused by a policy, or an audit finds one broken. Nothing was written."),
                ("7", "Locked: another apply is at work on the company. Nothing was written."),
                ("130", "Interrupted."),
            ]);
        text.Title("Environment:")
            .Rows([
                ("PREFIX_CLIENT_ID, PREFIX_CLIENT_SECRET, PREFIX_USERNAME", Credentials),
                (
                    "PREFIX_CREDENTIALS_FILE",
                    "Instead: a file that only its owner can read, a JSON object with clientId, clientSecret and username."
                ),
                (
                    "PREFIX_CREDENTIALS_COMMAND",
                    "Instead: a command that prints the same; it is started without a shell."
                ),
                (
                    "INTACCT_ALLOWED_ENDPOINTS",
                    "Hosts besides api.intacct.com that credentials may go to, separated by commas."
                ),
                ("INTACCT_PLAN_KEY", "Signs saved plans; where it is set, others are refused."),
                ("NO_COLOR, COLUMNS", "No colour; the width to write for."),
            ]);
    }

    private const string Credentials =
        "Credentials. PREFIX is connection.credentials of the access file; left out there, it is the company's id in "
        + "capitals, with _ for all but letters and digits.";
}
