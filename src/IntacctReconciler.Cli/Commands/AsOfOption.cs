using System.CommandLine;
using System.Globalization;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

/// <summary><c>--as-of</c></summary>
internal static class AsOfOption
{
    private static readonly string[] Times = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    public static Option<DateTimeOffset?> Create() =>
        Create(
            "--as-of",
            "Judge temporary access at this time (UTC), such as 2026-12-31 or 2026-12-31T18:00Z; left out, now."
        );

    /// <summary>Another option that takes a time.</summary>
    public static Option<DateTimeOffset?> Create(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "TIME",
            CustomParser = result =>
            {
                if (TimeOf(result.Tokens[0].Value) is { } time)
                    return time;
                result.AddError(
                    $"{name} {Printable.Of(result.Tokens[0].Value)} must be like 2026-12-31 or 2026-12-31T18:00Z"
                );
                return null;
            },
        };

    /// <summary>The time that is asked for, else now; to the minute.</summary>
    public static DateTimeOffset In(DateTimeOffset? asked, TimeProvider clock) =>
        ToTheMinute(asked ?? clock.GetUtcNow());

    public static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            Times,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;

    private static DateTimeOffset ToTheMinute(DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
