using System.Collections.Immutable;
using IntacctReconciler.Model;

namespace IntacctReconciler.Auditing;

/// <summary>What no file declares, as it is and as it was when the baseline was written.</summary>
internal static class BaselineFindings
{
    public static IEnumerable<AuditFinding> Of(Audited on) =>
        on.Baseline is not { } baseline
            ? []
            :
            [
                .. Compared(on, ObjectKind.Role, baseline.Roles, on.Observed.Roles, Fields.Role),
                .. Compared(on, ObjectKind.Group, baseline.Groups, on.Observed.Groups, Fields.Group),
                .. Compared(on, ObjectKind.User, baseline.Users, on.Observed.Users, Fields.User),
            ];

    private static IEnumerable<AuditFinding> Compared<T>(
        Audited on,
        ObjectKind kind,
        Table<T> then,
        Table<T> now,
        ImmutableArray<Field<T>> fields
    )
        where T : class, IIdentified
    {
        foreach (var (before, after) in KeyedDiff.Between(then, now))
        {
            var address = new Address(kind, (before ?? after)!.Id);
            // What is new is undeclared, and found as that.
            if (before is null || on.IsDeclared(address))
                continue;
            if (after is null)
                yield return on.Finding(AuditKinds.Gone, address);
            else
            {
                foreach (var difference in KeyedDiff.Differences(fields, before, after))
                    yield return Changed(on, address, difference);
            }
        }
    }

    private static AuditFinding Changed(Audited on, Address address, FieldDifference change) =>
        on.Finding(
            AuditKinds.Changed,
            address,
            severity: Gravity.Of(change.Field.Name, change.Before, change.After)
        ) with
        {
            Field = change.Field.Name,
            Difference = change,
            Detail = DriftFindings.Apart(change.Before, change.After),
        };
}
