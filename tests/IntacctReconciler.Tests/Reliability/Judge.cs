using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>Finds what must not be after a run with a fault.</summary>
internal sealed class Judge(GoodRun good, FaultKind kind)
{
    private static readonly string[] Crashes = ["IR9", "This is a bug", "Exception", "   at IntacctReconciler."];

    /// <param name="sent">A request that asks for a change has left.</param>
    public IEnumerable<string> Of(Ran ran, bool sent, Photo after)
    {
        if (!after.Exact.IsSupersetOf(good.Untouched))
            yield return "something outside the plan was touched";
        if (Crashes.Any(word => ran.All.Contains(word, StringComparison.Ordinal)))
            yield return "it speaks of a bug or an exception";
        if (ran.ExitCode is 1 or 4 or 5 && (sent || !after.Exact.SetEquals(good.Before.Exact)))
            yield return $"exit {ran.ExitCode} although something was sent";
        foreach (var wrong in OfExit(ran, sent, after))
            yield return wrong;
    }

    private IEnumerable<string> OfExit(Ran ran, bool sent, Photo after)
    {
        switch (ran.ExitCode)
        {
            case 0:
                if (!after.SaysTheSame(good.After))
                    yield return "exit 0 and the company is not as declared";
                break;
            case 1 when kind.Lies && ran.Error.Contains("error IR04", StringComparison.Ordinal):
                // What the company seems to hold does not go with what is declared: told with the lines of the file.
                break;
            case 1:
                if (!IsExplained(ran))
                    yield return "exit 1 without a code, what to do and that nothing was written";
                break;
            case 3:
                if (!sent)
                    yield return "exit 3 and nothing was sent";
                if (!ran.Out.Contains("In part: ", StringComparison.Ordinal))
                    yield return "exit 3 without saying how much is done";
                break;
            case 4:
                if (!IsToldAsMoved(ran.Out))
                    yield return "exit 4 without saying what is different";
                break;
            case 5 when kind.Lies && !sent:
                // A guard refuses what the company seems to become.
                break;
            default:
                yield return $"exit {ran.ExitCode}";
                break;
        }
    }

    private static bool IsExplained(Ran ran) =>
        ran.Error.TrimEnd().EndsWith("nothing was written to the company", StringComparison.Ordinal)
        && (
            ran.Out.Contains("\nIn part: 0 of ", StringComparison.Ordinal)
            || (
                ran.Error.Contains("error IR8", StringComparison.Ordinal)
                && ran.Error.Contains("\nhint: ", StringComparison.Ordinal)
            )
        );

    private static bool IsToldAsMoved(string said) =>
        said.Contains("STALE", StringComparison.Ordinal)
        || said.Contains("changed by somebody else meanwhile", StringComparison.Ordinal);
}
