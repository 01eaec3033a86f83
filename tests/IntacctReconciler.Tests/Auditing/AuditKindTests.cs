using IntacctReconciler.Auditing;

namespace IntacctReconciler.Tests.Auditing;

public sealed class AuditKindTests
{
    [Fact]
    public void Each_kind_stands_in_the_table_once_under_a_code_of_its_own()
    {
        var declared = typeof(AuditKinds)
            .GetProperties()
            .Where(property => property.PropertyType == typeof(AuditKind))
            .Select(property => (AuditKind)property.GetValue(null)!);
        AuditKinds.All.Should().BeEquivalentTo(declared);
        AuditKinds.All.Select(kind => kind.Code).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void What_asks_nobody_to_look_at_it_does_not_change_the_exit_code() =>
        AuditKinds.All.Should().Contain(kind => kind.Severity < AuditSeverity.Medium);
}
