namespace IntacctReconciler.Tests.Errors;

/// <summary>Baselines of audits.</summary>
internal static class AuditScenes
{
    public static Dictionary<string, Func<Scene, Task>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["IR0550"] = scene => ByAsync(scene, _ => "{ \"format\": \"intacct-snapshot/1\" }"),
            ["IR0551"] = scene => ByAsync(scene, text => text.Replace("baseline/1", "baseline/2")),
            ["IR0552"] = scene => ByAsync(scene, text => text[..(text.Length / 2)]),
            ["IR0553"] = scene => ByAsync(scene, text => text.Replace("\"admin\":\"off\"", "\"admin\":\"full\"")),
            ["IR0554"] = scene =>
                ByAsync(scene, text => text.Replace("\"company\": \"ACME\"", "\"company\": \"OTHER\"")),
            ["IR0555"] = scene =>
            {
                scene.Desk.Write(
                    "access.yaml",
                    "version: 1\ncompany: ACME\npermissionModel: role-based\nconnection:\n  simulator: company.json\n"
                );
                return scene.PrintOnlyAsync("IR0555", "audit");
            },
            ["IR0556"] = scene => scene.RunAsync("audit", "--baseline", "none.json"),
        };

    /// <summary>With this in the place of a baseline that was just written.</summary>
    private static async Task<Scene> ByAsync(Scene scene, Func<string, string> text)
    {
        await scene.AskAsync("audit", "--write-baseline", "acme.baseline.json", "--until", "2031-03-31");
        var whole = scene.Desk.Read("acme.baseline.json");
        text(whole).Should().NotBe(whole);
        scene.Desk.Write("acme.baseline.json", text(whole));
        return await scene.RunAsync("audit", "--baseline", "acme.baseline.json");
    }
}
