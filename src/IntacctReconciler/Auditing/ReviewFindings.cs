using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Access;
using IntacctReconciler.Model;
using IntacctReconciler.Reviewing;

namespace IntacctReconciler.Auditing;

/// <summary>What an access review has left open: decisions that were not carried out or not made, and what nobody saw.</summary>
internal static class ReviewFindings
{
    public static IEnumerable<AuditFinding> Of(Audited on, ImmutableArray<ReviewOutcome> outcomes) =>
        outcomes.SelectMany(outcome => Of(on, outcome).OfType<AuditFinding>());

    private static IEnumerable<AuditFinding?> Of(Audited on, ReviewOutcome outcome)
    {
        yield return outcome.State switch
        {
            ReviewState.StillHeld => Finding(
                on,
                AuditKinds.RevokeNotDone,
                outcome,
                $"{ReviewWords.Still(outcome)}; {ReviewWords.Decided(outcome.Row!)}",
                CanSignIn(on, outcome) ? AsGraveAs(outcome, AuditSeverity.High) : AuditSeverity.Medium
            ) with
            {
                OwnMend = MendOf(outcome),
            },
            ReviewState.NotKnown when outcome.Row!.Decision == ReviewDecision.Revoke => Finding(
                on,
                AuditKinds.RevokeNotDone,
                outcome,
                $"{ReviewWords.Row(outcome.Row)}: Intacct does not tell whether it is held; {ReviewWords.Decided(outcome.Row)}",
                AuditSeverity.Medium
            ) with
            {
                OwnMend = "look it up in Intacct",
            },
            ReviewState.NotReviewed => Finding(
                on,
                AuditKinds.NotReviewed,
                outcome,
                ReviewWords.Now(outcome),
                !CanSignIn(on, outcome) ? AuditSeverity.Low
                    : outcome.Item == ReviewItem.AdminPrivileges ? AuditSeverity.High
                    : AuditSeverity.Medium
            ),
            ReviewState.Gained => Finding(
                on,
                AuditKinds.GainedSinceReview,
                outcome,
                ReviewWords.Gained(outcome),
                CanSignIn(on, outcome) ? AsGraveAs(outcome, AuditSeverity.Medium) : AuditSeverity.Low
            ),
            ReviewState.NotHeld => Finding(
                on,
                AuditKinds.KeepNotHeld,
                outcome,
                ReviewWords.NotHeld(outcome),
                AuditSeverity.Info
            ),
            _ => null,
        };
        if (outcome.Row is { Decision: not null } row && outcome.State is not (ReviewState.Gone or ReviewState.Gained))
        {
            yield return Unsigned(on, outcome, row);
            yield return ItsOwn(on, outcome, row);
        }
    }

    private static AuditFinding? Unsigned(Audited on, ReviewOutcome outcome, ReviewRow row) =>
        (row.Reviewer.Length > 0, row.Date.Length > 0) switch
        {
            (true, true) => null,
            var (isSigned, isDated) => Finding(
                on,
                AuditKinds.UnsignedDecision,
                outcome,
                $"{ReviewWords.Row(row)}: {ReviewDecisions.Word(row.Decision!.Value)} {(isSigned ? "without a date" : isDated ? "without a reviewer" : "with neither reviewer nor date")}",
                AuditSeverity.Medium
            ),
        };

    private static AuditFinding? ItsOwn(Audited on, ReviewOutcome outcome, ReviewRow row)
    {
        if (outcome.State != ReviewState.Kept || row.Reviewer.Length == 0 || UserOf(on, outcome) is not { } user)
            return null;
        var isItself = new[] { user.Id, user.Name, user.Email }.Any(name =>
            string.Equals(name?.Trim(), row.Reviewer, StringComparison.OrdinalIgnoreCase)
        );
        return isItself
            ? Finding(
                on,
                AuditKinds.SelfReviewed,
                outcome,
                $"{ReviewWords.Row(row)}; {ReviewWords.Decided(row)}",
                AuditSeverity.Medium
            )
            : null;
    }

    private static AuditFinding Finding(
        Audited on,
        AuditKind kind,
        ReviewOutcome outcome,
        string what,
        AuditSeverity severity
    )
    {
        var about = outcome.Row ?? outcome.Now[0];
        return on.Finding(kind, Address.User(UserOf(on, outcome)?.Id ?? about.UserId), what, severity) with
        {
            Reviewed = outcome.Row,
            At = outcome.Row?.Origin,
            Detail = new JsonObject
            {
                ["item"] = ReviewItems.Word(about.Item),
                ["access"] = about.Key.Access,
                ["way"] = about.Key.Way,
                ["now"] = string.Join(
                    '\n',
                    outcome.Now.Select(row => $"{row.Key.Item}/{row.Key.Access}/{row.Key.Way}")
                ),
            },
        };
    }

    /// <summary>The user; what is held now has its id as Intacct has it.</summary>
    private static User? UserOf(Audited on, ReviewOutcome outcome) =>
        on.Observed.Users.Find(outcome.Now is [var first, ..] ? first.UserId : outcome.UserId);

    private static bool CanSignIn(Audited on, ReviewOutcome outcome) =>
        UserOf(on, outcome) is { } user && EffectiveAccess.CanSignIn(user);

    private static AuditSeverity AsGraveAs(ReviewOutcome outcome, AuditSeverity atLeast)
    {
        var levels = outcome
            .Now.Where(row => row.Item == ReviewItem.AdminPrivileges)
            .Select(row => Choices.Admin.Find(row.Access)?.Token)
            .ToList();
        return levels.Exists(level => level is not "limited") ? AuditSeverity.Critical
            : levels.Count > 0 ? AuditSeverity.High
            : atLeast;
    }

    private static string? MendOf(ReviewOutcome outcome) =>
        outcome.Item != ReviewItem.Account ? null
        : EffectiveAccess.IsExternal(outcome.UserId) ? "end it in Intacct; its record may stay, and says nothing of it"
        : "deactivate the user: { state: absent }, then apply; or in Intacct";
}
