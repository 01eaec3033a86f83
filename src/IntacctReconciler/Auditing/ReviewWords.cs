using System.Diagnostics;
using IntacctReconciler.Reviewing;
using IntacctReconciler.Text;

namespace IntacctReconciler.Auditing;

/// <summary>What is said of rows of an access review, after the user that they are about.</summary>
internal static class ReviewWords
{
    /// <summary>role AP clerk, held through group AP team</summary>
    public static string Row(ReviewRow row) =>
        row.Item switch
        {
            ReviewItem.Account => "account",
            ReviewItem.AdminPrivileges => $"Admin privileges {Printable.Of(row.Access)}",
            ReviewItem.Role => $"role {Printable.Of(row.Access)}, held {Way(row)}",
            ReviewItem.Permissions => $"permissions of {Printable.Of(row.Access)}",
            _ => throw new UnreachableException(),
        };

    /// <summary>revoke by cfo, 2026-11-20</summary>
    public static string Decided(ReviewRow row) =>
        ReviewDecisions.Word(row.Decision!.Value)
        + (row.Reviewer.Length > 0 ? $" by {Printable.Of(row.Reviewer, 60)}" : "")
        + (row.Date.Length > 0 ? $", {Printable.Of(row.Date, 30)}" : "");

    /// <summary>What is held though it was revoked.</summary>
    public static string Still(ReviewOutcome outcome)
    {
        var (row, now) = (outcome.Row!, outcome.Now[0]);
        return outcome.Item switch
        {
            ReviewItem.Account => $"account: {Printable.Of(now.Access)}",
            ReviewItem.AdminPrivileges when row.Access != now.Access => $"{Row(row)}, now {Printable.Of(now.Access)}",
            ReviewItem.Role when row.Key != now.Key => $"role {Printable.Of(row.Access)}, now held {Ways(outcome)}",
            ReviewItem.Permissions => $"{Row(row)}: {Amount(now)}",
            _ => Row(row),
        };
    }

    /// <summary>What is held and was not decided.</summary>
    public static string Now(ReviewOutcome outcome) =>
        outcome.Item == ReviewItem.Role ? $"role {Printable.Of(outcome.Now[0].Access)}, held {Ways(outcome)}"
        : outcome.Item == ReviewItem.Account ? $"account: {Printable.Of(outcome.Now[0].Access)}"
        : Row(outcome.Now[0]);

    public static string Gained(ReviewOutcome outcome)
    {
        if (outcome.IsWholeUser)
            return $"no row of the user: {Plural.List([.. outcome.Now.Select(Row).Distinct(StringComparer.Ordinal)])}";
        return outcome.Row is not { } row ? Now(outcome)
            : outcome.Item == ReviewItem.Permissions
                ? $"{Row(row)}: {Amount(outcome.Now[0])} now, {Amount(row)} in the review"
            : outcome.Item == ReviewItem.Account
                ? $"account: {Printable.Of(outcome.Now[0].Access)} now, {Printable.Of(row.Access)} in the review"
            : $"{Row(outcome.Now[0])} now, {Printable.Of(row.Access)} in the review";
    }

    public static string NotHeld(ReviewOutcome outcome)
    {
        var row = outcome.Row!;
        return outcome.Item switch
        {
            ReviewItem.Account => "account: inactive now",
            ReviewItem.Role when outcome.Now is not [] => $"role {Printable.Of(row.Access)}, now held {Ways(outcome)}",
            _ => Row(row),
        };
    }

    private static string Ways(ReviewOutcome outcome) => Plural.List([.. outcome.Now.Select(Way)]);

    private static string Way(ReviewRow row) =>
        row.HeldThrough.StartsWith("group ", StringComparison.Ordinal)
            ? $"through {Printable.Of(row.HeldThrough)}"
            : Printable.Of(row.HeldThrough);

    /// <summary>2 permissions, 3 rights</summary>
    private static string Amount(ReviewRow row) =>
        Printable.Of(
            row.HeldThrough[(row.HeldThrough.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0)..]
        );
}
