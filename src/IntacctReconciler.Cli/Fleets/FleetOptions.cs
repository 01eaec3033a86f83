using System.Collections.Immutable;
using System.CommandLine;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Fleets;

/// <summary>What the options of a fleet say.</summary>
/// <param name="Companies">Patterns; empty for all.</param>
/// <param name="Shard">Null for all.</param>
/// <param name="Parallel">Companies at one time.</param>
/// <param name="Used">The first of the options that was written; null when none was.</param>
internal sealed record FleetValues(ImmutableArray<string> Companies, Shard? Shard, int Parallel, string? Used);

/// <summary>Options of the verbs that take a fleet.</summary>
internal sealed class FleetOptions
{
    private readonly Option<string[]> company = new("--company")
    {
        Description = "Of a fleet, only this company; * stands for any characters. Repeatable.",
        HelpName = "ID",
    };

    private readonly Option<Shard?> shard = new("--shard")
    {
        Description = "Of a fleet, only this part: 2/5 is the second of five. Every company is in exactly one.",
        HelpName = "N/M",
        CustomParser = result =>
        {
            if (Shard.Parse(result.Tokens[0].Value) is { } one)
                return one;
            result.AddError(
                $"--shard {Printable.Of(result.Tokens[0].Value)} must be like 2/5: the second of five, counted from 1"
            );
            return null;
        },
    };

    private readonly Option<int> parallel = Numbers.Option(
        "--parallel",
        "Companies of a fleet at one time; left out, 4.",
        4,
        1,
        256
    );

    /// <param name="runs">Whether the verb does something for each company, and not only names them.</param>
    public void AddTo(Command verb, bool runs = true)
    {
        verb.Options.Add(company);
        verb.Options.Add(shard);
        if (runs)
            verb.Options.Add(parallel);
    }

    public FleetValues In(ParseResult parsed)
    {
        Option[] all = [company, shard, parallel];
        return new(
            [.. parsed.GetValue(company) ?? []],
            parsed.GetValue(shard),
            parsed.GetResult(parallel) is null ? 4 : parsed.GetValue(parallel),
            all.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false })?.Name
        );
    }
}
