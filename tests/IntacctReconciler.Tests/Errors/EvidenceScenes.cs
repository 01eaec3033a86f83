namespace IntacctReconciler.Tests.Errors;

/// <summary>Audit packs.</summary>
internal static class EvidenceScenes
{
    public static Dictionary<string, Func<Scene, Task>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["IR0580"] = scene => scene.PrintOnlyAsync("IR0580", "evidence", "--out", "pack.zip"),
            ["IR0581"] = async scene =>
            {
                await scene.AskAsync("apply", "--auto-approve");
                await scene.PrintOnlyAsync("IR0581", "evidence", "--out", "pack.zip", "--since", "2020-01-01");
            },
            ["IR7090"] = async scene =>
            {
                scene.Desk.Write("fleet.yaml", "version: 1\ncompanies:\n  ACME: { file: none.yaml }\n");
                File.Delete(scene.Desk.PathOf("access.yaml"));
                await scene.RunAsync("evidence", "--out", "pack.zip");
            },
            ["IR7091"] = scene =>
                scene.RunAsync("evidence", "--out", "pack.zip", "--since", "2027-01-01", "--as-of", "2026-12-31"),
        };
}
