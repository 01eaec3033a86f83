using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;

namespace IntacctReconciler.Resolving;

/// <summary>What a blueprint needs of the company, apart from the permissions that its role has.</summary>
internal static class BlueprintRules
{
    public static void Check(Resolution resolution)
    {
        foreach (var use in resolution.File.Blueprints)
        {
            CheckSubscriptions(use, resolution);
            foreach (var account in use.Handover.SelectMany(step => step.Accounts))
                CheckEntity(account, resolution);
        }
    }

    private static void CheckSubscriptions(BlueprintUse use, Resolution resolution)
    {
        var lookup = resolution.Lookup;
        foreach (var module in use.Blueprint.Subscriptions)
        {
            if (!lookup.Words.Modules(module.Value).Any(lookup.Catalogue.HasModule))
                resolution.Problems.Add(Codes.SubscriptionMissing(use.At, use.Blueprint.Vendor, module.Value));
        }
    }

    private static void CheckEntity(VendorAccount account, Resolution resolution)
    {
        if (account.Entity is not { } id)
            return;
        var entities = resolution.Observed.Entities;
        if (entities.Find(id) is not { } entity)
            resolution.Problems.Add(
                Codes.UnknownAccountEntity(account.At, account.Name, id, Nearest.To(id, entities.Select(one => one.Id)))
            );
        else if (!entity.Active)
            resolution.Problems.Add(Codes.ClosedAccountEntity(account.At, account.Name, id));
    }
}
