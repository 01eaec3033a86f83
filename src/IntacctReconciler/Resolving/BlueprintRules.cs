using IntacctReconciler.Declarations;
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
            if (use is { Except: { } except, Given: { } given })
                CheckExcept(use, except, given, resolution);
        }
    }

    /// <summary><c>except</c> takes away. What it gives besides, or has nothing to take from, is not what somebody meant.</summary>
    private static void CheckExcept(
        BlueprintUse use,
        PermissionsDeclaration except,
        PermissionsDeclaration given,
        Resolution resolution
    )
    {
        var grants = new AskedGrants(use, resolution.Lookup.Catalogue);
        var (asked, left) = (grants.Of(use.Asked), grants.Of(given));
        var wider = left.Except(asked);
        if (wider.Count > 0)
            resolution.Problems.Add(
                Codes.ExceptGives(
                    except.At,
                    use.Blueprint.Vendor,
                    [.. wider.Select(grant => resolution.Lookup.Words.Full(grant.Permission))]
                )
            );
        foreach (var (name, whole) in except.Modules.SelectMany(Lines))
        {
            var (reach, notOffered) = grants.Read(whole);
            if (notOffered.IsEmpty && reach.Intersect(asked.Union(left)).Count == 0)
                resolution.Problems.Add(Codes.ExceptOfNothing(whole.At, use.Blueprint.Vendor, name));
        }
    }

    /// <summary>Each line of a module by itself, with all that it may speak of.</summary>
    private static IEnumerable<(string Name, PermissionsDeclaration Whole)> Lines(ModuleDeclaration module)
    {
        if (module.Whole is { } whole)
            yield return (module.Name, Only(module with { Whole = whole with { Value = Preset.All } }, module.At));
        foreach (var entry in module.Entries)
        {
            var all = entry with { Rights = new RightsDeclaration.OfPreset(Preset.All, entry.At) };
            yield return ($"{module.Name} / {entry.Name}", Only(module with { Entries = [all] }, entry.At));
        }
    }

    private static PermissionsDeclaration Only(ModuleDeclaration module, Origin at) => new(null, [module], at);

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
