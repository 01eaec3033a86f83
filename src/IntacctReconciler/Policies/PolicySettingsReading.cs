using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;

namespace IntacctReconciler.Policies;

/// <summary>The rules of a file, looked up in a catalogue.</summary>
public static class PolicySettingsReading
{
    extension(PolicySettings)
    {
        /// <param name="catalogue">The company's, or the shipped one offline.</param>
        /// <param name="problems">Gets what rules of the user's own name and the catalogue does not offer.</param>
        public static PolicySettings Of(Composition declared, PermissionCatalogue catalogue, IProblems problems)
        {
            var controls = declared.File.Controls;
            if (controls.Policies.IsEmpty && controls.Waivers.IsEmpty)
                return PolicySettings.None;
            return new()
            {
                Rules = new([.. controls.Policies.SelectMany(use => RulesOf(use, catalogue, problems))]),
                Waivers = new([.. controls.Waivers.Select(Waiver)]),
                Off = new([
                    .. controls.Policies.SelectMany(use =>
                        use.Except.Select(off => new RuleOff(off.Value, use.Name.Value, off.At))
                    ),
                ]),
            };
        }
    }

    private static IEnumerable<Rule> RulesOf(PolicyUse use, PermissionCatalogue catalogue, IProblems problems)
    {
        var off = use.Except.Select(one => one.Value).ToHashSet(StringComparer.Ordinal);
        // Of rules that come with the tool every company lacks some, as it has not subscribed to all modules.
        var isShipped = use.Name.Value.StartsWith(ShippedPolicies.Prefix, StringComparison.Ordinal);
        var lookup = new RuleLookup(catalogue, isShipped ? new Problems() : problems);
        return (use.Policy?.Rules ?? [])
            .Where(rule => !off.Contains(rule.Id))
            .Select(rule => lookup.Of(rule, use.Name.Value, use.EffectiveMode));
    }

    private static Waiver Waiver(WaiverDeclaration waiver)
    {
        var until = waiver.Until.Value;
        return new(
            waiver.Rule.Value,
            waiver.User?.Value,
            waiver.Role?.Value,
            new Answer(waiver.Owner.Value, waiver.Reason.Value, until.Text, until.At, waiver.Ticket?.Value, waiver.At)
        );
    }
}
