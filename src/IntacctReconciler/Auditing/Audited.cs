using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Composing;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Resolving;
using IntacctReconciler.Reviewing;

namespace IntacctReconciler.Auditing;

/// <summary>All that an audit looks at.</summary>
/// <param name="Plan">What apply would do: that is drift.</param>
public sealed record Audited(Composition Declared, DesiredState Desired, ChangeSet Changes, Plan Plan)
{
    /// <summary>What was there and was accepted; null where there is none.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The company's rows of a reviewed file; null where no review is checked.</summary>
    public ImmutableArray<ReviewRow>? Reviewed { get; init; }

    public CompanyState Observed => Changes.Observed;

    public DateTimeOffset AsOf => Plan.AsOf;

    internal EffectiveAccess Access => field ??= new(Observed);

    /// <summary>Whether the file has objects of a kind, so that those which it does not name are worth asking about.</summary>
    internal bool Declares(ObjectKind kind) =>
        kind switch
        {
            ObjectKind.User => Desired.Users.Count > 0,
            ObjectKind.Role => Desired.Roles.Count > 0,
            ObjectKind.Group => Desired.Groups.Count > 0,
            _ => false,
        };

    /// <summary>Whether the file declares nothing at all and does no more than name the company.</summary>
    public bool IsConnectionOnly =>
        !Declares(ObjectKind.User) && !Declares(ObjectKind.Role) && !Declares(ObjectKind.Group);

    /// <summary>Whether the file names it, under this name or as the one that something had formerly.</summary>
    internal bool IsDeclared(Address address) =>
        address.Kind switch
        {
            ObjectKind.User => Desired.Users.Contains(address.Id),
            ObjectKind.Role => Desired.Roles.Contains(address.Id)
                || Desired.Roles.Any(role => role.Former?.Id == address.Id),
            ObjectKind.Group => Desired.Groups.Contains(address.Id)
                || Desired.Groups.Any(group => group.Former?.Id == address.Id),
            _ => true,
        };

    internal AuditFinding Finding(AuditKind kind, Address address, string what = "", AuditSeverity? severity = null) =>
        new(kind, severity ?? kind.Severity, AuditSubject.Of(address), what)
        {
            LastChange = Observed.LastChanges.GetValueOrDefault(address),
        };
}
