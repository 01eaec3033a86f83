using System.Diagnostics;
using IntacctReconciler.Company;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Applying;

/// <summary>How a change ended that reading back does not show.</summary>
/// <param name="before">The company as it was right before the request.</param>
/// <param name="now">As it was read back.</param>
internal sealed class Verdict(CompanyState before, CompanyState now, Insistence insistence)
{
    /// <summary>Of one that Intacct did not take.</summary>
    public static ChangeResult Unsent(Change change, Outcome outcome) =>
        new(
            change,
            outcome.Kind switch
            {
                OutcomeKind.Refused => ChangeEnd.Refused,
                OutcomeKind.NotSent => ChangeEnd.NotSent,
                _ => throw new UnreachableException(),
            },
            outcome.Message,
            outcome.SupportId
        );

    /// <summary>Of one that Intacct took, or gave no answer to.</summary>
    public ChangeResult Of(Change change, Outcome outcome)
    {
        if (!Leftover.Of(change, now))
            return new(change, ChangeEnd.Unverified, outcome.Message ?? Differing(change), outcome.SupportId);
        if (IsOlderThanTheRequest(change))
            return new(
                change,
                ChangeEnd.Unverified,
                "read back, it is as it was before the request, by Intacct's own time of its last change",
                outcome.SupportId
            );
        return new(
            change,
            ChangeEnd.NotRevocable,
            insistence.Describe(change, now),
            insistence.SupportId(change) ?? outcome.SupportId
        );
    }

    /// <summary>Readings that lag too long, or a request without effect: nothing is known of what Intacct keeps.</summary>
    private bool IsOlderThanTheRequest(Change change) =>
        before.LastChanges.GetValueOrDefault(change.Address) is { } then
        && then == now.LastChanges.GetValueOrDefault(change.Address)
        && Equals(before.Find(change.Address), now.Find(change.Address));

    private string Differing(Change change)
    {
        var hidden = Staleness.Unreadable(change, now).Select(field => field.Label).ToList();
        return hidden.Count == 0
            ? "reading back shows other values than were sent"
            : $"could not be read back: {string.Join(", ", hidden)}";
    }
}
