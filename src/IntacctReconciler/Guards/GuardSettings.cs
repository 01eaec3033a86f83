using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Guards;

/// <summary>Somebody who answers for a thing, why and for how long.</summary>
/// <param name="Until">The end as written: a date (that day included, UTC) or a time.</param>
/// <param name="Ends">The first instant at which it holds no more; UTC.</param>
public sealed record Answer(string Owner, string Reason, string Until, DateTimeOffset Ends, string? Ticket, Origin At)
{
    public bool HoldsAt(DateTimeOffset time) => time < Ends;
}

/// <summary>A number that a guard holds to.</summary>
/// <param name="Guard">The guard's name, as in <c>maxRemovals.users</c> or <c>seats.viewOnly</c>.</param>
/// <param name="At">Null for a default.</param>
public sealed record Limit(string Guard, int Value, Origin? At);

/// <summary>Ids of a kind that no plan may touch.</summary>
public sealed record Protection(ObjectKind Kind, string Pattern, Origin At)
{
    public bool Covers(Address address) => address.Kind == Kind && Wildcard.Matches(Pattern, address.Id);
}

/// <summary>A user that must stay an active full administrator.</summary>
public sealed record BreakGlass(string User, Origin At);

/// <summary>An entry of <c>overrides</c>.</summary>
/// <param name="Limit">The number that is accepted.</param>
public sealed record Override(string Guard, int Limit, Answer By);

/// <summary>An entry of a user's <c>allow</c>.</summary>
public sealed record Allowance(string User, string Code, Answer By);

/// <summary>
/// Everything that guards judge by, apart from the company itself: it stands in the plan file, so that an apply judges the
/// fresh state by the settings that were reviewed. Equal by content.
/// </summary>
public sealed record GuardSettings
{
    /// <summary>Without a file: the defaults.</summary>
    public static GuardSettings Default { get; } = new();

    /// <summary>One for each guard that has a number, defaults included, by name.</summary>
    public SequenceOf<Limit> Limits { get; init; } = GuardDefaults.Limits;

    public SequenceOf<BreakGlass> BreakGlass { get; init; } = SequenceOf<BreakGlass>.Empty;

    public SequenceOf<Protection> Protected { get; init; } = SequenceOf<Protection>.Empty;

    public SequenceOf<Override> Overrides { get; init; } = SequenceOf<Override>.Empty;

    public SequenceOf<Allowance> Allowed { get; init; } = SequenceOf<Allowance>.Empty;

    /// <summary>Where <c>requireApproval: true</c> stands; null where no approval is needed.</summary>
    public Origin? ApprovalAt { get; init; }

    /// <summary>Patterns of ids that are never written, built-in ones included.</summary>
    public SequenceOf<string> IgnoredUsers { get; init; } = SequenceOf<string>.Empty;

    public SequenceOf<string> IgnoredRoles { get; init; } = SequenceOf<string>.Empty;

    public bool IgnoresUser(string id) => IgnoredUsers.Any(pattern => Wildcard.Matches(pattern, id));

    public bool IgnoresRole(string id) => IgnoredRoles.Any(pattern => Wildcard.Matches(pattern, id));

    /// <summary>The limit of a guard that has a default.</summary>
    public Limit LimitOf(string guard) => Named(Limits, guard) ?? Named(GuardDefaults.Limits, guard)!;

    private static Limit? Named(SequenceOf<Limit> limits, string guard) =>
        limits.FirstOrDefault(limit => limit.Guard == guard);
}
