using IntacctReconciler.Access;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Auditing;

/// <summary>What is in the company and not in the file; where the file has nothing of a kind, not in the baseline.</summary>
internal static class UndeclaredFindings
{
    public static IEnumerable<AuditFinding> Of(Audited on) =>
        [
            .. on
                .Observed.Users.Where(user => user.Status != "inactive" && Counts(on, Address.User(user.Id)))
                .Select(user => User(on, user)),
            .. on
                .Observed.Roles.Where(role => Counts(on, Address.Role(role.Id)))
                .Select(role => on.Finding(AuditKinds.UndeclaredRole, Address.Role(role.Id))),
            .. on
                .Observed.Groups.Where(group => Counts(on, Address.Group(group.Id)))
                .Select(group => on.Finding(AuditKinds.UndeclaredGroup, Address.Group(group.Id))),
        ];

    private static bool Counts(Audited on, Address address) =>
        !IsIgnored(on, address) && !on.IsDeclared(address) && IsAskedAbout(on, address);

    private static bool IsAskedAbout(Audited on, Address address) =>
        OwnershipOf(on.Desired.Manage, address.Kind) == Ownership.Exclusive
        || on.Declares(address.Kind)
        || (on.Baseline is { } baseline && baseline.Find(address) is null);

    internal static bool IsIgnored(Audited on, Address address) =>
        address.Kind switch
        {
            ObjectKind.User => EffectiveAccess.IsExternal(address.Id) || on.Desired.IgnoresUser(address.Id),
            ObjectKind.Role => on.Desired.IgnoresRole(address.Id),
            _ => false,
        };

    private static Ownership OwnershipOf(ManageDeclaration manage, ObjectKind kind) =>
        kind switch
        {
            ObjectKind.User => manage.UserObjects,
            ObjectKind.Role => manage.RoleObjects,
            _ => manage.GroupObjects,
        };

    private static AuditFinding User(Audited on, User user)
    {
        var address = Address.User(user.Id);
        var admin = user.Admin is null or "off" ? "" : $"Admin privileges {Choices.Admin.LabelOf(user.Admin)}";
        if (user.WebServicesOnly == true)
            return user.Id == on.Plan.Subject.Reader
                ? on.Finding(AuditKinds.UndeclaredService, address, "this audit signs in as it", AuditSeverity.Low)
                : on.Finding(AuditKinds.UndeclaredService, address, admin);
        return on.Finding(
            AuditKinds.UndeclaredUser,
            address,
            admin,
            user.Admin switch
            {
                null or "off" => AuditSeverity.Medium,
                "limited" => AuditSeverity.High,
                _ => AuditSeverity.Critical,
            }
        );
    }
}
