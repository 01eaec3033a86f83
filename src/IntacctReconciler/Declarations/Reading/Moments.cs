using System.Globalization;

namespace IntacctReconciler.Declarations.Reading;

/// <summary>Dates and times as access files write them.</summary>
internal static class Moments
{
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>The first instant at which something no longer holds: after a date, that is the next day.</summary>
    public static Moment? Until(string text) => Parse(text, lastDay: true);

    /// <summary>The first instant at which something holds.</summary>
    public static Moment? From(string text) => Parse(text, lastDay: false);

    private static Moment? Parse(string text, bool lastDay)
    {
        var invariant = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out var day))
        {
            var start = new DateTimeOffset(day, default, TimeSpan.Zero);
            return new(
                text,
                !lastDay ? start
                    : day == DateOnly.MaxValue ? DateTimeOffset.MaxValue
                    : start.AddDays(1)
            );
        }
        return DateTimeOffset.TryParseExact(text, Times, invariant, Utc, out var time) ? new(text, time) : null;
    }
}
