using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;

namespace IntacctReconciler.Composing;

/// <summary>Says which declared protections do not protect yet: nobody may rely on a guard that does not stand there.</summary>
internal static class ControlsCheck
{
    public static void Run(ControlsDeclaration controls, IProblems problems)
    {
        List<(string Key, Origin? At)> declared =
        [
            ("guards", controls.Guards?.At),
            (
                "protect",
                First(controls.ProtectedUsers) ?? First(controls.ProtectedRoles) ?? First(controls.ProtectedGroups)
            ),
            ("overrides", controls.Overrides is [var first, ..] ? first.At : null),
            ("policies", First(controls.Policies)),
            ("waivers", controls.Waivers is [var waiver, ..] ? waiver.At : null),
        ];
        var there = declared.FindAll(part => part.At is not null);
        if (there.Count > 0)
            problems.Add(
                Codes.ControlsNotEnforced(there[0].At!.Value, Plural.List(there.ConvertAll(part => part.Key)))
            );
    }

    private static Origin? First(IReadOnlyList<Setting<string>> settings) => settings.Count > 0 ? settings[0].At : null;
}
