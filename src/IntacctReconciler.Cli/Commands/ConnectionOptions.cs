using System.CommandLine;

namespace IntacctReconciler.Cli.Commands;

/// <summary>What the options of the verbs that connect say.</summary>
internal sealed record ConnectionValues(int Concurrency, TimeSpan Timeout);

/// <summary>Options of the verbs that connect.</summary>
internal sealed class ConnectionOptions
{
    private readonly Option<int> concurrency = Numbers.Option(
        "--concurrency",
        "Requests under way at one time; left out, 4. Sage's smallest tier allows 6.",
        4,
        1,
        64
    );

    private readonly Option<TimeSpan> timeout = Durations.Option(
        "--timeout",
        "How long one request may take, such as 90s or 5m; left out, 2m.",
        TimeSpan.FromMinutes(2)
    );

    public void AddTo(Command verb)
    {
        verb.Options.Add(concurrency);
        verb.Options.Add(timeout);
    }

    public ConnectionValues In(ParseResult parsed) => new(parsed.GetValue(concurrency), parsed.GetValue(timeout));
}
