using IntacctReconciler.Model;

namespace IntacctReconciler.Auditing;

/// <summary>How grave it is that a field is not as it should be: what gives more weighs more than what gives less.</summary>
internal static class Gravity
{
    public static AuditSeverity Of(string field, FieldValue? should, FieldValue? has) =>
        (field, should, has) switch
        {
            ("admin", _, FieldValue.Text { Value: not ("off" or "limited") }) => AuditSeverity.Critical,
            ("admin", FieldValue.Text { Value: "off" }, FieldValue.Text) => AuditSeverity.High,
            ("status", _, FieldValue.Text { Value: "active" }) => AuditSeverity.High,
            ("webServicesOnly", _, FieldValue.Flag { Value: false }) => AuditSeverity.High,
            (_, FieldValue.Ids less, FieldValue.Ids more) when !less.Value.Covers(more.Value) => AuditSeverity.High,
            (_, FieldValue.Grants less, FieldValue.Grants more) when more.Value.Except(less.Value).Count > 0 =>
                AuditSeverity.High,
            (_, FieldValue.Reach less, FieldValue.Reach more) when !less.Value.Covers(more.Value) => AuditSeverity.High,
            _ => AuditSeverity.Medium,
        };
}
