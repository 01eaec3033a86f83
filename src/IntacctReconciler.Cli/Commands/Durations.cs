using System.CommandLine;
using System.Globalization;

namespace IntacctReconciler.Cli.Commands;

/// <summary>Spans of time as arguments: <c>90s</c>, <c>5m</c>, <c>1h</c>; a bare number is seconds.</summary>
internal static class Durations
{
    /// <param name="otherwise">Where the option is left out; when that is no time at all, 0 can be written too.</param>
    public static Option<TimeSpan> Option(string name, string description, TimeSpan otherwise) =>
        new(name)
        {
            Description = description,
            HelpName = "TIME",
            DefaultValueFactory = _ => otherwise,
            CustomParser = result =>
            {
                if (Of(result.Tokens[0].Value) is { } span)
                    return span;
                if (otherwise == TimeSpan.Zero && result.Tokens[0].Value is "0" or "0s")
                    return TimeSpan.Zero;
                result.AddError($"{name} must be a time such as 90s or 5m, at most a day");
                return otherwise;
            },
        };

    /// <summary>As an argument would say it: 90s, 5m.</summary>
    public static string Words(TimeSpan span)
    {
        var seconds = (long)span.TotalSeconds;
        return seconds > 0 && seconds % 60 == 0 ? $"{seconds / 60}m" : $"{seconds}s";
    }

    public static TimeSpan? Of(string text)
    {
        var (digits, unit) = text switch
        {
            [.. var before, 's'] => (before, 1),
            [.. var before, 'm'] => (before, 60),
            [.. var before, 'h'] => (before, 3600),
            _ => (text, 1),
        };
        return
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && (long)count * unit is > 0 and <= 86_400 and var seconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }
}
