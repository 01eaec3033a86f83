using IntacctReconciler.Blueprints;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Text;

namespace IntacctReconciler.Auditing;

/// <summary>Integrations that hold more than their vendor's guide asks for, by whatever way they came to it.</summary>
internal static class BlueprintFindings
{
    private const int Named = 3;

    public static IEnumerable<AuditFinding> Of(Audited on)
    {
        var words = new ScreenWords(on.Observed.Catalogue);
        foreach (var use in on.Declared.File.Blueprints)
        {
            if (on.Observed.Users.Find(use.User.Id) is not { WebServicesOnly: true } user)
                continue;
            var more = on.Access.Of(user).Except(BlueprintReviews.AskedBy(use, on.Observed.Catalogue));
            if (more.Count == 0)
                continue;
            yield return on.Finding(
                AuditKinds.BeyondBlueprint,
                Address.User(user.Id),
                $"blueprint {Printable.Of(use.Name)} does not ask for {Plural.Of(more.RightCount, "right")}: {Said(more, words)}"
            ) with
            {
                Detail = ValueJson.Write(more),
                At = use.At,
            };
        }
    }

    private static string Said(GrantSet grants, ScreenWords words) =>
        string.Join("; ", grants.Take(Named).Select(grant => words.Full(grant.Permission)))
        + (grants.Count > Named ? $" and {Plural.Of(grants.Count - Named, "more permission")}" : "");
}
