using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace IntacctReconciler.Cli.Files;

/// <summary>Runs the command that prints credentials, such as that of a password manager, without a shell.</summary>
internal sealed class SecretCommand(Surroundings world)
{
    private const int Largest = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="variable">Where the command stands, for messages; neither it nor its output is repeated.</param>
    /// <exception cref="CannotRun">It cannot be started, fails, or takes too long.</exception>
    public async Task<byte[]> RunAsync(string command, string variable, CancellationToken cancel)
    {
        if (Words(command) is not [var program, .. var arguments])
            throw new CannotRun(Messages.CommandFailed(variable, "has a quote that is not closed"));
        using var process = new Process
        {
            StartInfo = new(program, arguments)
            {
                RedirectStandardOutput = true,
                StandardOutputEncoding = Encoding.UTF8,
                UseShellExecute = false,
                WorkingDirectory = world.Folder,
            },
        };
        using var limit = new CancellationTokenSource(Patience, world.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            process.Start();
            var output = await ReadAsync(process, either.Token);
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0
                ? output
                : throw new CannotRun(Messages.CommandFailed(variable, $"failed with exit code {process.ExitCode}"));
        }
        catch (Win32Exception why)
        {
            throw new CannotRun(Messages.CommandFailed(variable, $"cannot be started (error {why.NativeErrorCode})"));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancel.ThrowIfCancellationRequested();
            throw new CannotRun(
                Messages.CommandFailed(variable, $"did not end within {Patience.TotalMinutes} minutes")
            );
        }
    }

    /// <summary>Words between blanks; single or double quotes keep blanks together. Null when a quote is not closed.</summary>
    public static string[]? Words(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, began) = ('\0', false);
        foreach (var letter in command)
        {
            if (quote != '\0' && letter == quote)
                quote = '\0';
            else if (quote != '\0')
                word.Append(letter);
            else if (letter is '"' or '\'')
                (quote, began) = (letter, true);
            else if (!char.IsWhiteSpace(letter))
                word.Append(letter);
            else
                began = End(began);
        }
        End(began);
        return quote == '\0' && words.Count > 0 ? [.. words] : null;

        bool End(bool quoted)
        {
            if (word.Length > 0 || quoted)
                words.Add(word.ToString());
            word.Clear();
            return false;
        }
    }

    private static async Task<byte[]> ReadAsync(Process process, CancellationToken cancel)
    {
        var content = new byte[Largest];
        var length = await process.StandardOutput.BaseStream.ReadAtLeastAsync(content, Largest, false, cancel);
        return content[..length];
    }
}
