using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace IntacctReconciler.Cli.Commands;

/// <summary><c>--help</c>: the usual page, then examples, and for the program itself the exit codes and the environment.</summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    private const string Reference = """
        Exit codes:
          0    done, or nothing to change
          1    error: bad input, refused by Intacct, unreachable; nothing was written
          2    there are changes (plan --detailed-exitcode)
          3    applied in part, or not verified
          4    the plan is stale: the company changed since; nothing was written
          130  interrupted

        Environment (PREFIX is connection.credentials of the access file, else the company's id in capitals):
          PREFIX_CLIENT_ID, PREFIX_CLIENT_SECRET, PREFIX_USERNAME   credentials
          PREFIX_CREDENTIALS_FILE      or a file that only its owner can read, with
                                       { "clientId": ..., "clientSecret": ..., "username": ... }
          PREFIX_CREDENTIALS_COMMAND   or a command that prints the same; started without a shell
          INTACCT_ALLOWED_ENDPOINTS    hosts besides api.intacct.com that credentials may go to
          NO_COLOR, COLUMNS            as everywhere

        """;

    private readonly HelpAction inner;

    public HelpPage(HelpAction inner, int width)
    {
        this.inner = inner;
        inner.MaxWidth = width;
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        inner.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        switch (parseResult.CommandResult.Command)
        {
            case Verb { Examples.IsEmpty: false } verb:
                WriteExamples(output, verb);
                break;
            case RootCommand:
                output.Write(Reference.ReplaceLineEndings("\n"));
                break;
        }
        return ExitCode.Done;
    }

    private static void WriteExamples(TextWriter output, Verb verb)
    {
        output.Write("Examples:\n");
        foreach (var (call, does) in verb.Examples)
            output.Write($"  intacct-reconciler {call}\n      {does}\n");
    }
}
