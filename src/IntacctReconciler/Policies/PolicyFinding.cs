using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;

namespace IntacctReconciler.Policies;

/// <summary>When somebody is in conflict with a rule.</summary>
public enum ConflictStatus
{
    /// <summary>After the changes and not before.</summary>
    New,

    /// <summary>Between two writes, though neither before nor after.</summary>
    OnTheWay,

    /// <summary>Before and after.</summary>
    Standing,

    /// <summary>Before and not after.</summary>
    Ending,
}

/// <summary>What a finding does to a plan, the better first.</summary>
public enum PolicyVerdict
{
    Passed,

    /// <summary>Nothing stands against the plan, but somebody should know.</summary>
    Notable,

    /// <summary>Somebody has accepted it for a time.</summary>
    Waived,
    Refused,
}

public enum SourceKind
{
    /// <summary>A role, held directly or by a group.</summary>
    Role,

    /// <summary>Grants that a user holds directly.</summary>
    Direct,

    /// <summary>What the user is: administrator, Web Services only.</summary>
    User,

    /// <summary>Nothing by itself: all of it together.</summary>
    Together,
}

/// <summary>Where one side of a rule comes from.</summary>
/// <param name="Role">For <see cref="SourceKind.Role"/>.</param>
/// <param name="Group">The group by which the role is held; null where it is held directly.</param>
/// <param name="By">The grant, with the rights that matter; null where it is no grant, or many.</param>
/// <param name="User">Whose it is, where one person has several users.</param>
/// <param name="At">Where the files declare it; null where they do not.</param>
public sealed record ConflictSource(
    SourceKind Kind,
    string? Role = null,
    string? Group = null,
    Grant? By = null,
    string? User = null,
    Origin? At = null
)
{
    public bool IsSame(ConflictSource other) => (Kind, Role, User) == (other.Kind, other.Role, other.User);
}

/// <summary>Why somebody is in conflict with a rule.</summary>
/// <param name="Right">Null for access that is sensitive by itself, and where the finding is of most rules.</param>
public sealed record Cause(ConflictSource Left, ConflictSource? Right)
{
    /// <summary>Whether one thing is all of it.</summary>
    public bool IsAlone => Right is null || Left.IsSame(Right);

    /// <summary>Enough to tell causes apart; there can be one for every user and rule.</summary>
    public override int GetHashCode() => HashCode.Combine(Left.Kind, Left.Role, Left.User, Right?.Role);

    /// <summary>The role that by itself is all of it; null where it takes more, or something else.</summary>
    public string? RoleAlone => IsAlone && Left.Kind == SourceKind.Role ? Left.Role : null;
}

/// <summary>What a document says that users of a type cannot do, though they hold what a finding is about (docs/decisions/0019).</summary>
/// <param name="Type">The token of the user type.</param>
/// <param name="Says">To be read after "a user of this type".</param>
/// <param name="Source">The address of the document.</param>
public sealed record TypeCeiling(string Type, IdSet Users, string Says, string Source);

/// <summary>Who is in conflict with a rule, why, and what that does to the plan.</summary>
/// <param name="Rules">One id; more where the subjects hold most of the rules, which is one finding.</param>
/// <param name="Severity">The highest of the rules, less where something makes it less grave.</param>
public sealed record PolicyFinding(
    SequenceOf<string> Rules,
    RuleSeverity Severity,
    ConflictStatus Status,
    PolicyVerdict Verdict,
    Cause Cause
)
{
    /// <summary>Who can sign in and is in conflict.</summary>
    public IdSet Users { get; init; } = IdSet.Empty;

    /// <summary>Roles that are in conflict by themselves, whoever holds them.</summary>
    public IdSet Roles { get; init; } = IdSet.Empty;

    /// <summary>Whether the users are one person, and only their access taken together is in conflict.</summary>
    public bool IsOnePerson { get; init; }

    /// <summary>Whether those users never work in the same entity, so that the finding is less grave than its rule.</summary>
    public bool IsLowered { get; init; }

    /// <summary>Who accepts it; null where nobody does.</summary>
    public Answer? Waiver { get; init; }

    /// <summary>The end of a waiver that holds no more.</summary>
    public string? WaivedUntil { get; init; }

    /// <summary>Other rules that ask for the very same: what is found is told once, under the first.</summary>
    public SequenceOf<string> Also { get; init; } = SequenceOf<string>.Empty;

    /// <summary>Where a user type may keep some of the users from what they hold.</summary>
    public SequenceOf<TypeCeiling> Ceilings { get; init; } = SequenceOf<TypeCeiling>.Empty;

    /// <summary>Every rule that is broken.</summary>
    public IEnumerable<string> AllRules => Rules.Concat(Also);

    /// <summary>Whether a waiver is for this: for one of the rules, and for one of the users, the role, or everybody.</summary>
    public bool IsFor(Waiver waiver) =>
        AllRules.Any(waiver.IsFor)
        && (
            waiver.User is { } user
                ? Users.Contains(user)
                : waiver.Role is not { } role || Roles.Contains(role) || Cause.RoleAlone == role
        );

    /// <summary>Whether it says that somebody holds most of the rules.</summary>
    public bool IsOfMost => Rules.Count > 1;
}

/// <summary>How policies judge a plan, or a company.</summary>
public sealed record PolicyReview(PolicySettings Settings, ImmutableArray<PolicyFinding> Findings)
{
    public static PolicyReview None { get; } = new(PolicySettings.None, []);

    /// <summary>Whether roles of groups could not be taken into account, as the company does not offer their members.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>Waivers that hold, and by which nobody is in conflict: neither before, nor after, nor on the way.</summary>
    public IEnumerable<Waiver> UnusedAt(DateTimeOffset asOf) =>
        Settings.Waivers.Where(waiver => waiver.By.HoldsAt(asOf) && !Findings.Any(finding => finding.IsFor(waiver)));

    public bool IsRefused => Findings.Any(finding => finding.Verdict == PolicyVerdict.Refused);

    public IEnumerable<PolicyFinding> Refusals => Findings.Where(finding => finding.Verdict == PolicyVerdict.Refused);
}
