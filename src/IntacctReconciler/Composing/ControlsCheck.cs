using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Composing;

/// <summary>
/// Whether exceptions from guards and policies name one: nobody may rely on what does not stand there.
/// </summary>
internal static class ControlsCheck
{
    /// <param name="asOf">By which overrides end; null where files are checked offline.</param>
    public static void Run(AccessFile file, DateTimeOffset? asOf, IProblems problems)
    {
        var controls = file.Controls;
        foreach (var role in file.Roles.Where(role => !role.Allow.IsEmpty))
            problems.Add(Codes.AllowOnRole(role.Allow[0].At, Address.Role(role.Id).Said()));
        foreach (var entry in controls.Overrides)
            Check(entry, asOf, problems);
        CheckRules(controls, asOf, problems);
    }

    /// <summary>Each rule has one id, and what names one names one that there is.</summary>
    private static void CheckRules(ControlsDeclaration controls, DateTimeOffset? asOf, IProblems problems)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var use in controls.Policies)
        {
            foreach (var rule in use.Policy?.Rules ?? [])
            {
                if (!known.TryAdd(rule.Id, use.Name.Value))
                    problems.Add(Codes.RuleInTwo(use.Name.At, rule.Id, known[rule.Id]));
            }
            // What could not be read may have had the rule.
            if (use.Policy is { } policy)
            {
                foreach (var off in use.Except.Where(off => policy.Rules.All(rule => rule.Id != off.Value)))
                    problems.Add(Codes.UnknownRule(off.At, "except", off.Value, Nearest.To(off.Value, known.Keys)));
            }
        }
        var isWhole = controls.Policies.All(use => use.Policy is not null);
        foreach (var waiver in controls.Waivers)
        {
            var rule = waiver.Rule;
            if (Wildcard.IsPattern(rule.Value) && waiver.User is null && waiver.Role is null)
                problems.Add(Codes.WaiverForAllOfAll(rule.At, rule.Value));
            if (isWhole && !known.Keys.Any(id => Wildcard.Matches(rule.Value, id)))
                problems.Add(Codes.UnknownRule(rule.At, "a waiver", rule.Value, Nearest.To(rule.Value, known.Keys)));
            if (waiver.Until.Value.At <= asOf)
                problems.Add(Codes.WaiverEnded(waiver.At, rule.Value, waiver.Until.Value.Text));
        }
    }

    private static void Check(OverrideDeclaration entry, DateTimeOffset? asOf, IProblems problems)
    {
        var (guard, at) = (entry.Guard.Value, entry.Guard.At);
        if (Instead(guard) is { } instead)
            problems.Add(Codes.NoOverrideFor(at, guard, instead));
        else if (!Keys.OverridableGuards.Contains(guard, StringComparer.Ordinal))
            problems.Add(
                Codes.UnknownGuard(
                    at,
                    guard,
                    Nearest.To(guard, Keys.OverridableGuards),
                    Plural.List(Keys.OverridableGuards, "or")
                )
            );
        else if (entry.Until.Value.At <= asOf)
            problems.Add(Codes.OverrideEnded(entry.At, guard, entry.Until.Value.Text));
    }

    /// <summary>How a guard that has no overrides is answered for.</summary>
    private static string? Instead(string guard) =>
        guard.Split('.')[0] switch
        {
            "escalation" => "write allow under the user who gains it",
            "seats" => "raise the number under guards.seats",
            "requireApproval" => "apply with --approved-by",
            _ => null,
        };
}
