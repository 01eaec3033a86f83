using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Auditing;

/// <summary>What Intacct offers otherwise than when the catalogue was locked, and entities that came and went since.</summary>
internal static class CatalogueFindings
{
    public static IEnumerable<AuditFinding> Of(Audited on)
    {
        if (on.Plan.Lock is not { } review)
            return [];
        return
        [
            .. review.Difference.Permissions.Select(Of),
            .. review.Difference.Entities.Select(change =>
                Finding("entity", change.Id, $"{State(change.Before)} then, {State(change.After)} now")
            ),
        ];
    }

    private static AuditFinding Of(CatalogueChange change)
    {
        var (permission, allowed) = (change.Entry.Permission, change.Entry.Allowed);
        var moved = change.Kind == CatalogueChangeKind.Moved ? $" from {change.Before!.Permission}" : "";
        return Finding(
            "permission",
            permission.ToString(),
            $"{change.Kind.ToString().ToLowerInvariant()}{moved}{Signed(" +", change.Gained)}{Signed(" -", change.Lost)}"
        );

        string Signed(string sign, Rights rights) =>
            rights.IsEmpty ? "" : $"{sign} {string.Join(' ', RightWords.Print(rights, allowed | rights))}";
    }

    private static string State(bool? active) =>
        active switch
        {
            null => "not there",
            true => "active",
            false => "inactive",
        };

    private static AuditFinding Finding(string type, string name, string what) =>
        new(AuditKinds.CatalogueChange, AuditKinds.CatalogueChange.Severity, new(type, name), what)
        {
            Detail = JsonValue.Create(what),
        };
}
