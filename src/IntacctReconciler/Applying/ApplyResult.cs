using System.Collections.Immutable;
using IntacctReconciler.Company;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Policies;

namespace IntacctReconciler.Applying;

public enum ChangeEnd
{
    /// <summary>Made, and read back as planned.</summary>
    Done,

    /// <summary>It was so before anything was sent.</summary>
    AlreadyDone,

    /// <summary>Intacct refused it; it was not made.</summary>
    Refused,

    /// <summary>Intacct took it, or gave no answer, and reading back shows something else.</summary>
    Unverified,

    /// <summary>Rights that Intacct says it took away are still there, by every documented means.</summary>
    NotRevocable,

    /// <summary>Somebody else changed the object meanwhile, so it was not touched.</summary>
    Moved,

    /// <summary>Not sent: something that it depends on failed, or the run was stopped.</summary>
    NotSent,
}

/// <summary>How one change ended.</summary>
/// <param name="Message">Intacct's words, or why it was not sent; not made safe for printing.</param>
public sealed record ChangeResult(Change Change, ChangeEnd End, string? Message = null, string? SupportId = null);

public enum ApplyEnd
{
    /// <summary>Every change is made and verified.</summary>
    Complete,

    /// <summary>The company is not as the plan saw it; nothing was written.</summary>
    Stale,

    /// <summary>A guard or a policy refuses it; nothing was written.</summary>
    Refused,

    /// <summary>Some changes are not made or not verified.</summary>
    Partial,

    /// <summary>Stopped on request before all was done.</summary>
    Interrupted,
}

/// <param name="After">The company with everything that was read back; null when nothing was read.</param>
public sealed record ApplyResult(
    Plan Plan,
    ApplyEnd End,
    ImmutableArray<ChangeResult> Results,
    CompanyState? After = null
)
{
    /// <summary>The plan does not fit the company any more; whoever calls it says why.</summary>
    public static ApplyResult Stale(Plan plan) => new(plan, ApplyEnd.Stale, []);

    /// <summary>What made the plan stale.</summary>
    public ImmutableArray<Moved> Moved { get; init; } = [];

    /// <summary>The guards that make it stale or refuse it, by the company as it is now.</summary>
    public ImmutableArray<GuardResult> Guards { get; init; } = [];

    /// <summary>The findings of policies that make it stale or refuse it, by the company as it is now.</summary>
    public ImmutableArray<PolicyFinding> Policies { get; init; } = [];

    /// <summary>Why the last check, a new plan, could not be made though every change was read back; null when it could.</summary>
    public string? Unchecked { get; init; }

    /// <summary>Why the journal does not tell all of it; null when it does.</summary>
    public string? Unrecorded { get; init; }

    /// <summary>When it was tried, where a temporary entry stands otherwise by then, so that the plan is stale.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Changes that a new plan over <see cref="After"/> would still have, where the files are at hand to make one; must be none.</summary>
    public ImmutableArray<Change> Remaining { get; init; } = [];

    public int CountOf(ChangeEnd end) => Results.Count(result => result.End == end);
}

/// <summary>Whoever wants to know how far an apply has come.</summary>
/// <param name="Ended">Is told of each change when it is known how it ended; of one that is looked at twice, twice.</param>
public sealed record ApplyWatch(
    IProgress<ReadProgress>? Reading = null,
    IProgress<ApplyProgress>? Writing = null,
    IProgress<ChangeResult>? Ended = null
);

/// <summary>How far an apply has come.</summary>
public readonly record struct ApplyProgress(string What, int Done, int Total);
