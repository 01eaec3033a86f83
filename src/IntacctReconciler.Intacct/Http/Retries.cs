using Polly;
using Polly.Retry;

namespace IntacctReconciler.Intacct.Http;

/// <summary>When to try again, and after how long.</summary>
internal sealed class Retries(IntacctOptions options, Traffic traffic)
{
    /// <summary>For what changes nothing: refused for now, failed inside Intacct, no answer, or one that cannot be read.</summary>
    public ResiliencePipeline<Answer> OfReads { get; } =
        Build(
            options,
            traffic,
            args =>
                (args.Outcome.Exception is LostException lost && args.AttemptNumber < (lost.Sent ? 2 : 3))
                || (
                    args.Outcome.Result is { } answer
                    && (
                        IsShort(answer, options)
                        || answer.Status is 500 or 502 or 504
                        || (
                            answer.Fault is { Code: Trouble.NotJsonCode or Trouble.BrokenCode }
                            && args.AttemptNumber < 2
                        )
                    )
                )
        );

    /// <summary>
    /// For writes: refused for now, or never sent; after a lost answer once, under the same idempotency key. What Intacct
    /// answered in any other way is not repeated.
    /// </summary>
    public ResiliencePipeline<Answer> OfWrites { get; } =
        Build(
            options,
            traffic,
            args =>
                args.Outcome.Exception is LostException lost
                    ? !lost.Sent || args.AttemptNumber == 0
                    : args.Outcome.Result is { } answer && IsShort(answer, options)
        );

    /// <summary>Throttled, with a wait that is worth it.</summary>
    private static bool IsShort(Answer answer, IntacctOptions options) =>
        answer.IsThrottled && !(answer.Wait > options.Patience);

    private static ResiliencePipeline<Answer> Build(
        IntacctOptions options,
        Traffic traffic,
        Func<RetryPredicateArguments<Answer>, bool> again
    ) =>
        new ResiliencePipelineBuilder<Answer> { TimeProvider = options.Clock }
            .AddRetry(
                new RetryStrategyOptions<Answer>
                {
                    MaxRetryAttempts = Backoff.MostRetries,
                    ShouldHandle = args => ValueTask.FromResult(again(args)),
                    DelayGenerator = args =>
                        ValueTask.FromResult<TimeSpan?>(
                            Backoff.Delay(args.AttemptNumber, args.Outcome.Result?.Wait, options.Chance())
                        ),
                    OnRetry = args =>
                    {
                        traffic.Retry();
                        args.Outcome.Result?.Dispose();
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();
}
