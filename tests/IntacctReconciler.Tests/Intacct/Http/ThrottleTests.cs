using IntacctReconciler.Intacct.Http;

namespace IntacctReconciler.Tests.Intacct.Http;

public sealed class ThrottleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", null)]
    [InlineData("retry-after: 5", 5.0)]
    [InlineData("Retry-After: Mon, 02 Nov 2026 09:00:30 GMT", 30.0)]
    [InlineData("Retry-After: Mon, 02 Nov 2026 08:00:00 GMT", null)]
    [InlineData("X-IA-Throttle-Limit-RetryAfter: 7", 7.0)]
    [InlineData("X-IA-Throttle-Limit-Retry-After: 7", 7.0)]
    [InlineData("X-IA-TENANT-Throttle-Limit-Retry-After: 8", 8.0)]
    [InlineData("X-IA-TENANT-Throttle-Limit-RetryAfter: 8", 8.0)]
    [InlineData("x-ia-hour-rate-limit-retry-after: 900", 900.0)]
    [InlineData("retry-after: 2;X-IA-Hour-Rate-Limit-Retry-After: 60;X-IA-Throttle-Limit-RetryAfter: 9", 60.0)]
    [InlineData("X-IA-TENANT-Throttle-Limit: LIMIT001-10;X-IA-TENANT-Throttle-Limit-Remaining: -1", null)]
    [InlineData("X-IA-Throttle-Limit: 6;X-IA-Minute-Rate-Limit-Remaining: 40", null)]
    [InlineData("retry-after: soon;X-IA-Throttle-Limit-RetryAfter: -3", null)]
    [InlineData("retry-after: 1e999;X-IA-Throttle-Limit-RetryAfter: 99999999999999999999", null)]
    public void The_longest_wait_that_any_header_names_is_taken(string headers, double? seconds)
    {
        using var response = new HttpResponseMessage();
        foreach (var header in headers.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (header[..header.IndexOf(':')], header[(header.IndexOf(':') + 1)..].Trim());
            response.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        }

        Throttle.WaitOf(response.Headers, Now)?.TotalSeconds.Should().Be(seconds);
        (Throttle.WaitOf(response.Headers, Now) is null).Should().Be(seconds is null);
    }
}
