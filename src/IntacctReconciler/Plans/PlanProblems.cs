using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Plans;

internal static class PlanProblems
{
    private const string MakeAnother = "make a new one with: intacct-reconciler plan --out FILE";

    public static Diagnostic NotAPlan(string path) =>
        Error("IR0601", $"{Printable.Of(path)} is not a plan file", MakeAnother);

    public static Diagnostic NewerFormat(string path, string version, string known) =>
        Error(
            "IR0602",
            $"{Printable.Of(path)} has the plan format {Printable.Of(version, 20)}; this version reads {known}",
            "apply it with the version that wrote it, or " + MakeAnother
        );

    public static Diagnostic Broken(string path, string how) =>
        Error("IR0603", $"the plan {Printable.Of(path)} {how}", MakeAnother);

    public static Diagnostic Unreadable(string path, string why) =>
        Error("IR0604", $"{Printable.Of(path)} cannot be read as a plan: {Printable.Of(why)}", MakeAnother);

    public static Diagnostic NothingMatches(string pattern) =>
        Error(
            "IR0501",
            $"--only {Printable.Of(pattern)} matches nothing that the files declare",
            "addresses look like user[\"clerk1\"], role[\"AP clerk\"], group[\"AP team\"]; * stands for any characters"
        );

    public static Diagnostic PulledIn(IReadOnlyList<Address> needed) =>
        new(
            "IR0502",
            Severity.Note,
            $"taken in besides --only, because something chosen needs it: {string.Join(", ", needed.Select(address => Printable.Of(address.ToString())))}"
        );

    public static Diagnostic RoleIsHeld(string role, string holder, Origin at) =>
        new(
            "IR0503",
            Severity.Warning,
            $"the role {Printable.Of(role)} stays: {Printable.Of(holder)} holds it and is never written",
            "take it from that user in Intacct, then plan again",
            at
        );

    private static Diagnostic Error(string code, string message, string hint) =>
        new(code, Severity.Error, message, hint);
}
