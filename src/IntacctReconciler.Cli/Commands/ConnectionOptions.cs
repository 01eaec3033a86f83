using System.CommandLine;

namespace IntacctReconciler.Cli.Commands;

/// <summary>What the options of the verbs that connect say.</summary>
internal sealed record ConnectionValues(int Concurrency, TimeSpan Timeout)
{
    public static ConnectionValues Default { get; } = new(4, TimeSpan.FromMinutes(2));
}

/// <summary>Options of the verbs that connect.</summary>
internal sealed class ConnectionOptions
{
    private readonly Option<int> concurrency = Numbers.Option(
        "--concurrency",
        "Requests under way at one time; left out, 4. Sage's smallest tier allows 6.",
        ConnectionValues.Default.Concurrency,
        1,
        64
    );

    private readonly Option<TimeSpan> timeout = Durations.Option(
        "--timeout",
        "How long one request may take, such as 90s or 5m; left out, 2m.",
        ConnectionValues.Default.Timeout
    );

    public void AddTo(Command verb)
    {
        verb.Options.Add(concurrency);
        verb.Options.Add(timeout);
    }

    public ConnectionValues In(ParseResult parsed) => new(parsed.GetValue(concurrency), parsed.GetValue(timeout));
}
