namespace IntacctReconciler.Tests.Errors;

/// <summary>What cannot be compared.</summary>
internal static class DiffScenes
{
    public static Dictionary<string, Func<Scene, Task>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["IR7070"] = scene => scene.RunAsync("diff", "yesterday.json", "access.yaml"),
            ["IR7071"] = scene => scene.RunAsync("diff", "access.yaml"),
            ["IR7072"] = scene =>
            {
                scene.Desk.Write(
                    "fleet.yaml",
                    "version: 1\ncompanies:\n  ACME: { file: access.yaml }\n  ACME-UK: { file: uk.yaml }\n"
                );
                return scene.RunAsync("diff", "company.json", "fleet.yaml");
            },
            ["IR7073"] = scene => scene.RunAsync("diff", "company.json", "access.yaml", "--only", "role[\"AP clark\"]"),
        };
}
