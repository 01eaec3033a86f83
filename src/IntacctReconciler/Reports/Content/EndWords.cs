using System.Diagnostics;
using IntacctReconciler.Applying;
using IntacctReconciler.Planning;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>How a change ended, in words.</summary>
internal static class EndWords
{
    public static bool IsMade(ChangeEnd end) => end is ChangeEnd.Done or ChangeEnd.AlreadyDone;

    public static Mark MarkOf(ChangeEnd end) =>
        end switch
        {
            ChangeEnd.Done or ChangeEnd.AlreadyDone => Mark.Ok,
            ChangeEnd.NotSent => Mark.None,
            _ => Mark.Refused,
        };

    /// <param name="message">Intacct's words, or why it was not sent.</param>
    public static string Of(ChangeEnd end, ChangeAction action, string? message)
    {
        var words = message is { Length: > 0 } ? $": {Printable.Of(message, 600)}" : "";
        return end switch
        {
            ChangeEnd.Done => Done(action),
            ChangeEnd.AlreadyDone => words.Length > 0 ? words[2..] : "was so already",
            ChangeEnd.Refused => $"refused by Intacct{words}",
            ChangeEnd.Unverified => $"not verified{words}",
            ChangeEnd.NotRevocable => $"not revocable: Intacct keeps rights that it was told to take away{words}",
            ChangeEnd.Moved => $"skipped, changed by somebody else meanwhile{words}",
            ChangeEnd.NotSent => words.Length > 0 ? words[2..] : "the run ended before it",
            _ => throw new UnreachableException(),
        };
    }

    private static string Done(ChangeAction action) =>
        action switch
        {
            ChangeAction.Create => "created",
            ChangeAction.Update => "changed",
            ChangeAction.Deactivate => "deactivated",
            ChangeAction.Delete => "deleted",
            _ => throw new UnreachableException(),
        };
}
