using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Blueprints;

/// <summary>Holds the blueprints that a file uses against what a plan makes of them.</summary>
public static class BlueprintReviews
{
    /// <summary>Of those whose user or role the plan changes.</summary>
    public static ImmutableArray<BlueprintReview> Of(Composition declared, ChangeSet changes)
    {
        var uses = declared.File.Blueprints;
        if (uses.IsEmpty)
            return [];
        var changed = changes.Changes.Select(change => change.Address).ToHashSet();
        var access = new EffectiveAccess(changes.Target);
        return
        [
            .. uses.Where(use =>
                    changed.Contains(Address.User(use.User.Id))
                    || (use.Role is { } role && changed.Contains(Address.Role(role)))
                )
                .Select(use => Of(use, changes, access)),
        ];
    }

    /// <summary>All that the vendor asks for, by what the company offers.</summary>
    public static GrantSet AskedBy(BlueprintUse use, PermissionCatalogue catalogue) =>
        new AskedGrants(use, catalogue).All;

    private static BlueprintReview Of(BlueprintUse use, ChangeSet changes, EffectiveAccess access)
    {
        var blueprint = use.Blueprint;
        return new(use.Name, blueprint.Title, blueprint.Vendor, blueprint.Guide, use.User.Id, use.Role, use.At)
        {
            Narrower = changes.Target.Users.Find(use.User.Id) is { } user
                ? new AskedGrants(use, changes.Observed.Catalogue).All.Except(access.Of(user))
                : GrantSet.Empty,
            Excess = blueprint.Excess,
            Handover = Notes(use),
        };
    }

    /// <summary>What is left to a person.</summary>
    internal static ImmutableArray<HandoverNote> Notes(BlueprintUse use) => [.. use.Handover.Select(Note)];

    private static HandoverNote Note(HandoverStep step)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new(
            step.Say,
            [.. step.Accounts.Select(one => new AccountNote(one.Name, one.Entity, !seen.Add(one.Entity ?? "")))]
        );
    }
}
