using System.Diagnostics;

namespace IntacctReconciler.Tests.Cli;

/// <summary>The program as a process of its own, on somebody's desk. It never outlives the test.</summary>
internal sealed class RealProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    private RealProgram(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    public int Id => process.Id;

    public static RealProgram Start(Desk desk, params string[] arguments) => Start(desk, null, arguments);

    public static RealProgram Start(Desk desk, (string Name, string Value)? variable, params string[] arguments) =>
        new(Begin(desk, variable, arguments));

    /// <summary>A process with standard output and error to be read.</summary>
    public static Process Begin(Desk desk, (string Name, string Value)? variable, params string[] arguments)
    {
        // The build puts it beside the tests.
        var program = OperatingSystem.IsWindows() ? "intacct-reconciler.exe" : "intacct-reconciler";
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = desk.Folder,
        };
        foreach (var (name, value) in desk.Environment)
            start.Environment[name] = value;
        start.Environment["XDG_DATA_HOME"] = desk.Home;
        if (variable is var (key, set))
            start.Environment[key] = set;
        return Process.Start(start)!;
    }

    /// <summary>What it said and how it ended; it has a minute for that.</summary>
    public async Task<Ran> EndAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await process.WaitForExitAsync(limit.Token);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Ends it where it stands: SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
