using System.Globalization;
using System.Net.Http.Headers;

namespace IntacctReconciler.Intacct.Http;

/// <summary>Reads how long Intacct asks to wait.</summary>
internal static class Throttle
{
    /// <summary>
    /// The largest of <c>retry-after</c> and the <c>X-IA-…-RetryAfter</c> and <c>X-IA-…-Retry-After</c> headers: Sage prints
    /// both spellings, for the limits of the sender, of the tenant and of the hour. Null when none can be read.
    /// </summary>
    public static TimeSpan? WaitOf(HttpResponseHeaders headers, DateTimeOffset now)
    {
        TimeSpan? longest = null;
        foreach (var (name, values) in headers.NonValidated)
        {
            if (!IsWait(name))
                continue;
            foreach (var value in values)
            {
                if (Read(value, now) is { } wait && (longest is null || wait > longest))
                    longest = wait;
            }
        }
        return longest;
    }

    private static bool IsWait(string name) =>
        name.Equals("retry-after", StringComparison.OrdinalIgnoreCase)
        || (
            name.StartsWith("X-IA-", StringComparison.OrdinalIgnoreCase)
            && (
                name.EndsWith("-RetryAfter", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith("-Retry-After", StringComparison.OrdinalIgnoreCase)
            )
        );

    private static TimeSpan? Read(string value, DateTimeOffset now)
    {
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return seconds <= TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(seconds) : null;
        return
            DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var then)
            && then > now
            ? then - now
            : null;
    }
}
