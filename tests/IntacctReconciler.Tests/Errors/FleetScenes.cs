using System.Globalization;

namespace IntacctReconciler.Tests.Errors;

/// <summary>Fleets, and what goes for one company only.</summary>
internal static class FleetScenes
{
    public static Dictionary<string, Func<Scene, Task>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["IR0241"] = scene =>
            {
                scene.Desk.Write("fleet.yaml", "version: 1\ncompanies:\n  ACME-UK: { file: access.yaml }\n");
                return scene.PrintAsync("validate", "fleet.yaml");
            },
            ["IR7014"] = scene =>
            {
                Two(scene);
                return scene.RunAsync("plan");
            },
            ["IR7015"] = scene => scene.RunAsync("fleet", "list", "access.yaml"),
            ["IR7016"] = scene => scene.RunAsync("plan", "access.yaml", "--company", "ACME-*"),
            ["IR7017"] = scene => OfTwoAsync(scene, "plan", "fleet.yaml", "--company", "ACME-UG"),
            ["IR7018"] = scene => OfTwoAsync(scene, "export", "fleet.yaml"),
            ["IR7060"] = scene => OfTwoAsync(scene, "validate", "--expanded", "fleet.yaml"),
            ["IR7019"] = scene => OfTwoAsync(scene, "plan", "fleet.yaml", "--out", "company.json"),
            ["IR7020"] = scene => OfTwoAsync(scene, "apply", "fleet.yaml"),
            ["IR7021"] = scene => OfTwoAsync(scene, "journal", "verify", "fleet.yaml"),
            ["IR7022"] = scene =>
            {
                var companies = Enumerable.Range(1, 300).Select(n => $"  ACME-{n}: {{ file: access.yaml }}\n");
                scene.Desk.Write("fleet.yaml", $"version: 1\ncompanies:\n{string.Concat(companies)}");
                return scene.RunAsync("fleet", "matrix", "--format", "github", "fleet.yaml");
            },
            ["IR7023"] = async scene =>
            {
                Two(scene);
                await scene.AskAsync("plan", "fleet.yaml", "--out", "plans");
                scene.Desk.Replace("fleet.yaml", "  ACME-UK: { file: uk.yaml }\n", "");
                await scene.RunAsync("apply", "plans/ACME-UK.plan");
            },
        };

    private static Task<Scene> OfTwoAsync(Scene scene, params string[] arguments)
    {
        Two(scene);
        return scene.RunAsync(arguments);
    }

    private static void Two(Scene scene)
    {
        scene.Desk.Write(
            "fleet.yaml",
            "version: 1\ncompanies:\n  ACME: { file: access.yaml }\n  ACME-UK: { file: uk.yaml }\n"
        );
        scene.Desk.Write(
            "uk.yaml",
            scene
                .Desk.Read("access.yaml")
                .Replace("company: ACME ", "company: ACME-UK ", StringComparison.Ordinal)
                .Replace("company.json", "uk.json", StringComparison.Ordinal)
        );
        scene.Desk.Write(
            "uk.json",
            scene.Desk.Read("company.json").Replace("\"ACME\"", "\"ACME-UK\"", true, CultureInfo.InvariantCulture)
        );
    }
}
