using System.CommandLine;

namespace IntacctReconciler.Cli.Commands;

/// <summary>What the options of the verbs that connect say.</summary>
internal sealed record ConnectionValues(int Concurrency, TimeSpan Timeout);

/// <summary>Options of the verbs that connect.</summary>
internal sealed class ConnectionOptions
{
    private readonly Option<int> concurrency = new("--concurrency")
    {
        Description = "Requests under way at one time. Sage's smallest tier allows 6.",
        HelpName = "N",
        DefaultValueFactory = _ => 4,
    };

    private readonly Option<TimeSpan> timeout = Durations.Option(
        "--timeout",
        "How long one request may take, such as 90s or 5m.",
        TimeSpan.FromMinutes(2)
    );

    public ConnectionOptions() =>
        concurrency.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 64)
                result.AddError("--concurrency must be from 1 to 64");
        });

    public void AddTo(Command verb)
    {
        verb.Options.Add(concurrency);
        verb.Options.Add(timeout);
    }

    public ConnectionValues In(ParseResult parsed) => new(parsed.GetValue(concurrency), parsed.GetValue(timeout));
}
