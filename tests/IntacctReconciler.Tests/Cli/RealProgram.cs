using System.Diagnostics;
using System.Text;

namespace IntacctReconciler.Tests.Cli;

/// <summary>The program as a process of its own, on somebody's desk. It never outlives the test.</summary>
internal sealed class RealProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process process;
    private readonly Said output;
    private readonly Said error;

    private RealProgram(Process process)
    {
        this.process = process;
        output = new(process.StandardOutput);
        error = new(process.StandardError);
    }

    public int Id => process.Id;

    public static RealProgram Start(Desk desk, params string[] arguments) => Start(desk, null, arguments);

    public static RealProgram Start(Desk desk, (string Name, string Value)? variable, params string[] arguments)
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
        return new(Process.Start(start)!);
    }

    /// <summary>The first line with these words on standard output; it has three minutes to say it.</summary>
    public Task<string> SaysAsync(string words) => LimitedAsync(output.LineAsync(words));

    /// <summary>The first line with these words on standard error.</summary>
    public Task<string> WarnsAsync(string words) => LimitedAsync(error.LineAsync(words));

    /// <summary>What it said and how it ended; it has three minutes for that.</summary>
    public async Task<Ran> EndAsync()
    {
        await LimitedAsync(Task.WhenAll(output.AllAsync, error.AllAsync));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return new(process.ExitCode, await output.AllAsync, await error.AllAsync);
    }

    /// <summary>Ends it where it stands: SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
    }

    /// <summary>Sends a signal that it may answer: INT, TERM.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        kill.ExitCode.Should().Be(0);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit(Patience);
        }
        process.Dispose();
    }

    private static async Task<T> LimitedAsync<T>(Task<T> what) =>
        await what.WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>What comes out of a stream, line by line.</summary>
    private sealed class Said
    {
        private readonly Lock gate = new();
        private readonly StringBuilder all = new();
        private readonly List<(string Words, TaskCompletionSource<string> Heard)> listeners = [];
        private readonly List<string> lines = [];

        public Said(StreamReader stream) => AllAsync = ReadAsync(stream);

        public Task<string> AllAsync { get; }

        public Task<string> LineAsync(string words)
        {
            var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (gate)
            {
                if (lines.Find(line => line.Contains(words, StringComparison.Ordinal)) is { } said)
                    heard.SetResult(said);
                else if (AllAsync is { IsCompleted: true })
                    heard.SetException(new InvalidOperationException($"it never said {words}:\n{all}"));
                else
                    listeners.Add((words, heard));
            }
            return heard.Task;
        }

        private async Task<string> ReadAsync(StreamReader stream)
        {
            while (await stream.ReadLineAsync() is { } line)
            {
                lock (gate)
                {
                    all.Append(line).Append('\n');
                    lines.Add(line);
                    foreach (
                        var (words, heard) in listeners.Where(one => line.Contains(one.Words, StringComparison.Ordinal))
                    )
                        heard.TrySetResult(line);
                }
            }
            lock (gate)
            {
                foreach (var (words, heard) in listeners)
                    heard.TrySetException(new InvalidOperationException($"it never said {words}:\n{all}"));
                return all.ToString();
            }
        }
    }
}
