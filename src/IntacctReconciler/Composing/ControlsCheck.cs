using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Composing;

/// <summary>
/// Whether exceptions from guards name one; and which declared protections do not protect yet, as nobody may rely on what does
/// not stand there.
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
        List<(string Key, Origin? At)> declared =
        [
            ("policies", First(controls.Policies)),
            ("waivers", controls.Waivers is [var waiver, ..] ? waiver.At : null),
        ];
        var there = declared.FindAll(part => part.At is not null);
        if (there.Count > 0)
            problems.Add(
                Codes.ControlsNotEnforced(there[0].At!.Value, Plural.List(there.ConvertAll(part => part.Key)))
            );
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

    private static Origin? First(IReadOnlyList<Setting<string>> settings) => settings.Count > 0 ? settings[0].At : null;
}
