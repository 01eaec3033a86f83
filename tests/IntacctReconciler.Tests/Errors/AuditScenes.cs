using System.Text.Json.Nodes;

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
            ["IR0557"] = async scene =>
            {
                scene.Desk.Replace("access.yaml", "admin: off # Admin", "admin: limited # Admin");
                foreach (var answer in new[] { "absent", "forbidden" })
                {
                    var company = JsonNode.Parse(scene.Desk.Read("company.json"))!;
                    company["simulator"] = new JsonObject
                    {
                        ["switches"] = new JsonObject { ["audit-history"] = answer },
                    };
                    scene.Desk.Write("company.json", company.ToJsonString());
                    await scene.PrintOnlyAsync("IR0557", "audit");
                }
            },
            ["IR0570"] = async scene =>
            {
                await ReviewedAsync(scene, "name,mail\nclerk1,clerk1@acme.example\n");
                await ReviewedAsync(scene, "Company,User ID,Item,Access,Reviewer,Date\n");
            },
            ["IR0571"] = scene =>
                ReviewedAsync(
                    scene,
                    Review + "ACME,,Account,,,keep,cfo,2026-11-20\nACME,clerk1,Role,,directly,keep,cfo,2026-11-20\n"
                ),
            ["IR0572"] = scene => ReviewedAsync(scene, Review + "ACME,clerk1,Account,,,keep?,cfo,2026-11-20\n"),
            ["IR0573"] = scene => ReviewedAsync(scene, Review + "ACME,clerk1,Group,AP team,,keep,cfo,2026-11-20\n"),
            ["IR0574"] = scene =>
                ReviewedAsync(
                    scene,
                    Review + "ACME,clerk1,Account,,,keep,cfo,2026-11-20\nACME,clerk1,Account,,,revoke,ceo,2026-11-21\n"
                ),
            ["IR0575"] = async scene =>
            {
                scene.Desk.Write("review.csv", Review + Kept("ACME") + Kept("ACME-UK"));
                await scene.PrintOnlyAsync("IR0575", "audit", "--review", "review.csv");
                scene.Desk.Write("review.csv", Review + Kept("ACME") + Kept("ACME-UK") + Kept("ACME-DE"));
                await scene.PrintOnlyAsync("IR0575", "audit", "--review", "review.csv");
            },
            ["IR0576"] = async scene =>
            {
                await ReviewedAsync(scene, Review);
                await ReviewedAsync(
                    scene,
                    Review + string.Concat(Enumerable.Range(1, 8).Select(number => Kept($"ACME-{number}")))
                );
            },
            ["IR0577"] = scene => scene.RunAsync("audit", "--review", "none.csv"),
            ["IR0556"] = scene => scene.RunAsync("audit", "--baseline", "none.json"),
        };

    private const string Review = "Company,User ID,Item,Access,Held through,Decision,Reviewer,Date\n";

    private static string Kept(string company) => $"{company},clerk1,Account,,,keep,cfo,2026-11-20\n";

    private static Task<Scene> ReviewedAsync(Scene scene, string review)
    {
        scene.Desk.Write("review.csv", review);
        return scene.RunAsync("audit", "--review", "review.csv");
    }

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
