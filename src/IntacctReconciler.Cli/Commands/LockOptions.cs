using System.CommandLine;

namespace IntacctReconciler.Cli.Commands;

/// <summary>What the options of the lock say.</summary>
/// <param name="Folder">As it was written; null for the user's own.</param>
/// <param name="Patience">How long to wait for another apply to end.</param>
internal sealed record LockValues(string? Folder, TimeSpan Patience);

/// <summary>Options of the verbs that write.</summary>
internal sealed class LockOptions
{
    private readonly Option<string?> folder = new("--lock-dir")
    {
        Description =
            "Where the lock is that keeps a second apply on the same company away; left out, a folder of your own. "
            + "It guards this machine: across runners use the CI system's concurrency group.",
        HelpName = "DIR",
    };

    private readonly Option<TimeSpan> patience = Durations.Option(
        "--lock-timeout",
        "How long to wait while another apply holds the lock, such as 90s or 10m; left out, not at all.",
        TimeSpan.Zero
    );

    public void AddTo(Command verb)
    {
        verb.Options.Add(folder);
        verb.Options.Add(patience);
    }

    public LockValues In(ParseResult parsed) => new(parsed.GetValue(folder), parsed.GetValue(patience));
}
