using System.CommandLine;
using IntacctReconciler.Cli.Commands;

namespace IntacctReconciler.Cli;

/// <summary>The program, given its arguments and the world.</summary>
internal static class Application
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Surroundings world)
    {
        // An argument that begins with @ is a name like any other, not a file of arguments.
        var parser = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        var parsed = CommandTree.Of(world).Parse(arguments, parser);
        if (parsed.Errors.Count > 0 || UsageErrors.HasEmptyArgument(parsed))
            return UsageErrors.Report(parsed, world);
        var invocation = new InvocationConfiguration
        {
            Output = world.Out,
            Error = world.Error,
            EnableDefaultExceptionHandler = false,
            // Signals are Interruption's: a batch that is being written must not be cut in two.
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(invocation, world.Interruption.Stop);
    }
}
