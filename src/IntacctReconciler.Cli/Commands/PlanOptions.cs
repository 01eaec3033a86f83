using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;

namespace IntacctReconciler.Cli.Commands;

/// <summary>What the options that shape a plan say.</summary>
internal sealed record PlanValues(DateTimeOffset AsOf, ImmutableArray<string> Only, bool NoRemovals, bool Verbose);

/// <summary>Options that shape a plan.</summary>
internal sealed class PlanOptions
{
    private readonly Option<DateTimeOffset?> asOf = AsOfOption.Create();

    private readonly Option<string[]> only = new("--only")
    {
        Description =
            "Only this object and what it needs, such as 'user[\"clerk1\"]'; * stands for any characters. Repeatable. Nothing undeclared is removed.",
        HelpName = "ADDRESS",
    };

    private readonly Option<bool> noRemovals = new("--no-removals")
    {
        Description = "Hold back whatever takes something away; it is shown.",
    };

    private readonly Option<bool> verbose = new("--verbose") { Description = "Print long lists in full." };

    public void AddTo(Command verb)
    {
        foreach (Option option in new Option[] { asOf, only, noRemovals, verbose })
            verb.Options.Add(option);
    }

    public PlanValues In(ParseResult parsed, TimeProvider clock) =>
        new(
            AsOfOption.In(parsed.GetValue(asOf), clock),
            [.. parsed.GetValue(only) ?? []],
            parsed.GetValue(noRemovals),
            parsed.GetValue(verbose)
        );

    public bool IsVerbose(ParseResult parsed) => parsed.GetValue(verbose);

    /// <summary>Whether anything but the time and the length of the output was asked for.</summary>
    public bool AreUsed(CommandResult parsed) =>
        parsed.GetValue(asOf) is not null || parsed.GetValue(only) is { Length: > 0 } || parsed.GetValue(noRemovals);
}
