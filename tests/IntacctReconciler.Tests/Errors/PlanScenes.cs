using System.Text;
using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Tests.Errors;

/// <summary>What is found when the file meets the company, and in saved plans.</summary>
internal static class PlanScenes
{
    public static Dictionary<string, Func<Scene, Task>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["IR0331"] = scene => AddAsync(scene, "policies: [builtin:sodd]\n"),
            ["IR0332"] = scene => AddAsync(scene, "policies: [sod]\n"),
            ["IR0333"] = scene => AddRulesAsync(scene, "SOD-05", "policies: [builtin:sod, acme.policy.yaml]\n"),
            ["IR0338"] = scene => AddRulesAsync(scene, "ACME-01", "policies: [acme.policy.yaml]\n", right: "Ad"),
            ["IR0339"] = scene => AddRulesAsync(scene, "ACME-01", "policies: [acme.policy.yaml]\n", permission: "Bils"),
            ["IR0340"] = scene =>
                AddAsync(
                    scene,
                    $"policies: [{{ use: builtin:sod, except: [SOD-5] }}]\n{Waiver("SOD-91", "user: clerk1, ")}"
                ),
            ["IR0341"] = scene => AddAsync(scene, $"policies: [builtin:sod]\n{Waiver("\"SOD-*\"", "")}"),
            ["IR0342"] = scene =>
            {
                scene.Desk.Replace(
                    "access.yaml",
                    "\nguards:",
                    $"\npolicies: [builtin:sod]\n{Waiver("SOD-05", "user: clerk1, ")}\nguards:"
                );
                return scene.PrintOnlyAsync("IR0342", "plan");
            },
            ["IR0343"] = scene =>
            {
                scene.Desk.Replace(
                    "access.yaml",
                    "\nguards:",
                    $"\npolicies: [builtin:sod]\n{Waiver("SOD-19", "user: clerk1, ", "2099-12-31")}\nguards:"
                );
                return scene.PrintOnlyAsync("IR0343", "plan");
            },
            ["IR0312"] = scene => AddAsync(scene, Override("minAdmins")),
            ["IR0313"] = scene => AddAsync(scene, Override("escalation.full-admin")),
            ["IR0314"] = scene => AddAsync(scene, Override("maxRemovals.users"), until: true),
            ["IR0230"] = scene =>
            {
                scene.Desk.Replace("access.yaml", "\nguards:", "\nvars: { city: [Leeds, Berlin] }\n\nguards:");
                scene.Desk.Replace("access.yaml", "AP clerk, Berlin", "\"AP clerk, ${city}\"");
                return scene.PrintAsync("validate");
            },
            ["IR0315"] = scene =>
            {
                scene.Desk.Replace(
                    "access.yaml",
                    "    description: Enters vendor bills\n",
                    "    allow: { full-admin: { owner: cfo, reason: why not, until: 2027-01-31 } }\n"
                );
                return scene.PrintAsync("validate");
            },
            ["IR0404"] = async scene =>
            {
                await scene.Desk.ServeAsync(seed =>
                {
                    foreach (var user in seed["objects"]!["company-config/user"]!.AsArray())
                        user!.AsObject().Remove("roles");
                });
                await scene.PrintOnlyAsync("IR0404", "plan");
            },
            ["IR0427"] = async scene =>
            {
                await scene.AskAsync("snapshot", "--out", "now.json");
                scene.Desk.Write("company.json", WithoutVendors(scene.Desk.Read("now.json")));
                await scene.RunAsync("plan");
            },
            ["IR0428"] = scene =>
            {
                scene.Desk.Replace(
                    "access.yaml",
                    "      Company:\n",
                    "      Time & Expenses: { Employees: [List] }\n      Company:\n"
                );
                return scene.PrintAsync("validate");
            },
            ["IR0475"] = scene =>
            {
                scene.Desk.Write(
                    "access.yaml",
                    """
                    version: 1
                    company: ACME
                    permissionModel: role-based
                    connection: { simulator: company.json }
                    manage: { groups: { objects: ignore } }
                    users: { clerk1: { groups: [AP team] } }

                    """.ReplaceLineEndings("\n")
                );
                return scene.PrintAsync("plan");
            },
            ["IR0491"] = scene =>
            {
                return scene.TellAsync(
                    "a plan under a lock that has more",
                    Codes.LockedIsGone("2026-08-22", ["Company / Users", "General Ledger / Journals"])
                );
            },
            ["IR0493"] = scene => scene.RunAsync("catalogue", "diff"),
            ["IR7061"] = scene => scene.RunAsync("catalogue", "lock", "--role", "AP clerk"),
            ["IR7062"] = scene => scene.RunAsync("catalogue", "lock", "--role", "AP clerc"),
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
            ["IR0530"] = async scene =>
            {
                await scene.AskAsync("snapshot", "--out", "now.json");
                var json = await scene.AskAsync("plan", "--against", "now.json", "--format", "json");
                scene.Desk.Write("access.plan", json.Out);
                await scene.RunAsync("apply", "access.plan");
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
            ["IR0610"] = scene => UnderAsync(scene, _ => "{ \"format\": \"intacct-snapshot/1\" }"),
            ["IR0611"] = scene => UnderAsync(scene, text => text.Replace("lock/1", "lock/2", StringComparison.Ordinal)),
            ["IR0612"] = scene => UnderAsync(scene, text => text[..(text.Length / 2)]),
            ["IR0613"] = scene =>
                UnderAsync(scene, text => text.Replace("\"list\"", "\"view\"", StringComparison.Ordinal)),
            ["IR0614"] = scene => UnderAsync(scene, text => text, "OTHER"),
            ["IR7008"] = async scene =>
            {
                await scene.AskAsync("plan", "--out", "access.plan");
                Readdress(scene, "nowhere");
                await scene.RunAsync("apply", "access.plan");
            },
        };

    /// <summary>With this in the place of the lock, made from a lock that is whole.</summary>
    private static Task<Scene> UnderAsync(Scene scene, Func<string, string> text, string company = "ACME")
    {
        var bills = new CatalogueEntry(Permission.Standard("accountsPayable", "bills"), null, Rights.Of("list"));
        var locked = CatalogueLock.Of(
            company,
            new DateTimeOffset(2026, 8, 22, 10, 0, 0, TimeSpan.Zero),
            "plan_bot",
            PermissionCatalogue.Of([bills], out _),
            []
        );
        scene.Desk.Write("access.catalogue.lock.json", text(Encoding.UTF8.GetString(CatalogueLockFile.Write(locked))));
        return scene.RunAsync("plan");
    }

    /// <summary>No access file leads there, but a plan that somebody makes by hand may.</summary>
    private static void Readdress(Scene scene, string endpoint)
    {
        var file = scene.Desk.PathOf("access.plan");
        var plan = PlanFile.Read(File.ReadAllBytes(file), "access.plan", [], new Problems())!;
        File.WriteAllBytes(file, PlanFile.Write(plan with { Subject = plan.Subject with { Endpoint = endpoint } }));
    }

    /// <summary>The company whose catalogue lacks a permission that the tool knows.</summary>
    private static string WithoutVendors(string snapshot)
    {
        var company = JsonNode.Parse(snapshot)!;
        Remove(company["objects"]!);
        return company.ToJsonString();

        static void Remove(JsonNode node)
        {
            if (node is JsonArray list)
                list.RemoveAll(row => IsVendors(row) || IsVendors((row as JsonObject)?["permission"]));
            foreach (
                var child in node is JsonArray rows ? rows
                : node is JsonObject map ? map.Select(one => one.Value)
                : []
            )
            {
                if (child is JsonArray or JsonObject)
                    Remove(child);
            }
        }

        static bool IsVendors(JsonNode? node) =>
            node is JsonObject row && (string?)row["module"] == "accountsPayable" && (string?)row["name"] == "vendors";
    }

    private static string Waiver(string rule, string whom, string until = "2026-01-31") =>
        $"waivers: [{{ rule: {rule}, {whom}owner: cfo, reason: small office, until: {until} }}]\n";

    /// <summary>With a file of one rule beside the access file.</summary>
    private static Task<Scene> AddRulesAsync(
        Scene scene,
        string rule,
        string text,
        string right = "Add",
        string permission = "Bills"
    )
    {
        scene.Desk.Write(
            "acme.policy.yaml",
            $$"""
            version: 1
            rules:
              {{rule}}:
                title: enter bills
                severity: high
                source: Finance manual 4.2
                left: [{ permission: Accounts Payable/{{permission}}, rights: [{{right}}] }]

            """.ReplaceLineEndings("\n")
        );
        return AddAsync(scene, text);
    }

    private static string Override(string guard) =>
        $"overrides: [{{ guard: {guard}, limit: 9, owner: cfo, reason: moves, until: 2026-01-31 }}]\n";

    private static Task<Scene> AddAsync(Scene scene, string text, bool until = false)
    {
        scene.Desk.Replace("access.yaml", "\nguards:", $"\n{text}\nguards:");
        return until ? scene.PrintOnlyAsync("IR0314", "plan") : scene.PrintAsync("validate");
    }
}
