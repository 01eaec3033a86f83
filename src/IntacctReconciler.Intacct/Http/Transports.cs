using IntacctReconciler.Company;

namespace IntacctReconciler.Intacct.Http;

/// <summary>
/// All that a reader is given: it fetches and queries, and the handler under it refuses everything else. Its answers are
/// successes; everything else is thrown.
/// </summary>
internal sealed class ReadingTransport(Channel channel, Retries retries, IntacctOptions options)
{
    /// <summary>An answer without error.</summary>
    /// <param name="what">For messages: "the users".</param>
    /// <exception cref="CompanyException">There is no such answer.</exception>
    public async Task<Answer> AskAsync(Call call, string what, CancellationToken cancel)
    {
        var answer = await TryAskAsync(call, what, cancel);
        if (answer.Error is not { } error)
            return answer;
        using (answer)
            throw Refusal(what, error);
    }

    public CompanyException Refusal(string what, ApiError error) =>
        error.LooksLikeMissingPermission
            ? Trouble.Forbidden(what, options.Credentials.Username, error)
            : Trouble.Refused(what, error);

    /// <summary>An answer of Intacct, which may be an error that means something to the caller.</summary>
    public async Task<Answer> TryAskAsync(Call call, string what, CancellationToken cancel)
    {
        Answer answer;
        try
        {
            answer = await retries.OfReads.ExecuteAsync(
                static async (state, token) => await state.channel.SendAsync(state.call, token),
                (channel, call),
                cancel
            );
        }
        catch (LostException lost)
        {
            throw lost.Sent ? Trouble.NoAnswer(what, lost) : Trouble.Unreachable(options.Endpoint, lost);
        }
        if (answer.Fault is { } fault)
            throw fault;
        if (answer.IsThrottled && answer.Wait > options.Patience)
            throw Trouble.AskedToWait(answer.Wait.Value);
        return answer;
    }
}

/// <summary>Carries writes, once each: what to do about a lost or refused one depends on what it writes.</summary>
internal sealed class WritingTransport(Channel channel, Retries retries)
{
    public Retries Retries => retries;

    /// <exception cref="LostException">No whole answer came; it may have been carried out.</exception>
    public Task<Answer> SendAsync(Call call, CancellationToken cancel) => channel.SendAsync(call, cancel);
}
