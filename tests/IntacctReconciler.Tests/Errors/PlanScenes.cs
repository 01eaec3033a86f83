using System.Text.Json.Nodes;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Tests.Errors;

/// <summary>What is found when the file meets the company, and in saved plans.</summary>
internal static class PlanScenes
{
    public static Dictionary<string, Func<Scene, Task>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["IR0311"] = scene => AddAsync(scene, "policies: [builtin:sod]\n"),
            ["IR0312"] = scene => AddAsync(scene, Override("minAdmins")),
            ["IR0313"] = scene => AddAsync(scene, Override("escalation.full-admin")),
            ["IR0314"] = scene => AddAsync(scene, Override("maxRemovals.users"), until: true),
            ["IR0501"] = scene => scene.RunAsync("plan", "--only", "user[\"clerk3\"]"),
            ["IR0502"] = scene => scene.PrintOnlyAsync("IR0502", "plan", "--only", "user[\"clerk2\"]"),
            ["IR0506"] = async scene =>
            {
                await scene.Desk.ServeAsync(
                    seed =>
                        seed["objects"]!["company-config/user-group"] = JsonNode.Parse(
                            """[{ "id": "AP team", "description": "Accounts payable", "roles": [{ "id": "AP clerk" }] }]"""
                        ),
                    ("user-group-member", "absent")
                );
                scene.Desk.Replace("access.yaml", "    members: [clerk1, clerk2]\n", "");
                await scene.PrintOnlyAsync("IR0506", "plan");
            },
            ["IR0601"] = scene => scene.RunAsync("show", "company.json"),
            ["IR0602"] = scene =>
            {
                scene.Desk.Write("next.plan", "{ \"format_version\": \"2.0\" }");
                return scene.RunAsync("show", "next.plan");
            },
            ["IR0603"] = async scene =>
            {
                await scene.AskAsync("plan", "--out", "access.plan");
                scene.Desk.Replace("access.plan", "clerk1", "admin1");
                await scene.RunAsync("apply", "access.plan");
            },
            ["IR0604"] = scene =>
            {
                scene.Desk.Write("access.plan", "{ \"format_version\": \"1.0\",");
                return scene.RunAsync("apply", "access.plan");
            },
            ["IR7008"] = async scene =>
            {
                await scene.AskAsync("plan", "--out", "access.plan");
                Readdress(scene, "nowhere");
                await scene.RunAsync("apply", "access.plan");
            },
        };

    /// <summary>No access file leads there, but a plan that somebody makes by hand may.</summary>
    private static void Readdress(Scene scene, string endpoint)
    {
        var file = scene.Desk.PathOf("access.plan");
        var plan = PlanFile.Read(File.ReadAllBytes(file), "access.plan", [], new Problems())!;
        File.WriteAllBytes(file, PlanFile.Write(plan with { Subject = plan.Subject with { Endpoint = endpoint } }));
    }

    private static string Override(string guard) =>
        $"overrides: [{{ guard: {guard}, limit: 9, owner: cfo, reason: moves, until: 2026-01-31 }}]\n";

    private static Task<Scene> AddAsync(Scene scene, string text, bool until = false)
    {
        scene.Desk.Replace("access.yaml", "\nguards:", $"\n{text}\nguards:");
        return until ? scene.PrintOnlyAsync("IR0314", "plan") : scene.PrintAsync("validate");
    }
}
