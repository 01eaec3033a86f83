using IntacctReconciler.Model;

namespace IntacctReconciler.Auditing;

/// <summary>User groups that give nothing to anybody.</summary>
internal static class GroupFindings
{
    public static IEnumerable<AuditFinding> Of(Audited on)
    {
        foreach (var group in on.Observed.Groups)
        {
            if (group.Members is { Count: 0 })
                yield return on.Finding(AuditKinds.GroupWithoutMembers, Address.Group(group.Id));
            else if (group.Roles is { Count: 0 })
                yield return on.Finding(AuditKinds.GroupWithoutRoles, Address.Group(group.Id));
        }
    }
}
