using System.CommandLine;
using IntacctReconciler.Cli.Views;

namespace IntacctReconciler.Cli.Commands;

/// <summary>Runs a verb and turns whatever it throws into a message and an exit code; nothing is caught anywhere else.</summary>
internal sealed class Shell(Surroundings world, CommonOptions common)
{
    public Surroundings World => world;

    public async Task<int> RunAsync(ParseResult parsed, Func<Session, Task<int>> verb)
    {
        using var session = new Session(world, common.In(parsed));
        try
        {
            return await verb(session);
        }
        catch (Exception thrown)
        {
            return Failure.Report(thrown, session);
        }
    }
}
