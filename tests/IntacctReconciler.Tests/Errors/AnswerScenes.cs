using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using IntacctReconciler.Intacct;
using IntacctReconciler.Model;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Intacct;

namespace IntacctReconciler.Tests.Errors;

/// <summary>What Intacct answers, or the network in its stead.</summary>
internal static class AnswerScenes
{
    /// <summary>Of several that are under way at once, any may be the first to be refused.</summary>
    private static readonly string[] OneRequest = ["catalogue", "list"];

    public static Dictionary<string, Func<Scene, Task>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["IR8004"] = scene => Throws(scene, HttpRequestError.NameResolutionError, "No such host is known"),
            ["IR8005"] = scene => Throws(scene, HttpRequestError.ResponseEnded, "The response ended"),
            ["IR8006"] = scene => Answers(scene, "<html>Moved</html>", "text/html", 302),
            ["IR8007"] = scene => Answers(scene, "<html>Sign in</html>", "text/html"),
            ["IR8008"] = scene => Answers(scene, """{"ia::result":[""", "application/json"),
            ["IR8009"] = scene => scene.GiveUpAsync("an answer without end", ReadWithoutEndAsync),
            ["IR8010"] = scene =>
                AskAsync(
                    scene,
                    (_, _) =>
                    {
                        var answer = ScriptedHandler.Error(429);
                        answer.Headers.TryAddWithoutValidation("X-IA-Hour-Rate-Limit-Retry-After", "3000");
                        return answer;
                    }
                ),
            ["IR8018"] = scene => AskAsync(scene, (_, _) => ScriptedHandler.Error(401, "tokenInvalid")),
            ["IR8019"] = scene =>
                FaultAsync(scene, new Fault.Error(403, "forbidden", "You shall not") { Envelope = "B" }),
            ["IR8020"] = scene => Answers(scene, """{"ia::result":{"ia::error":{"code":"no"}}}""", "application/json"),
            ["IR8021"] = scene => FaultAsync(scene, new Fault.Page(PageFault.Truncated)),
            ["IR8022"] = async scene =>
            {
                var company = await scene.Desk.ServeAsync();
                company.Faults.On(
                    "GET",
                    "/objects/company-config/role",
                    new Fault.Error(404, "notFound", "It is gone"),
                    times: int.MaxValue
                );
                await scene.RunAsync("plan");
            },
            ["IR8023"] = scene => AskAsync(scene, TwoOfAKind, verb: ["plan"]),
            ["IR8024"] = scene => AskAsync(scene, TwoRows),
            ["IR8025"] = async scene =>
            {
                await scene.Desk.ServeAsync(seed => Restrict(User(seed, "recon_bot"), "DE-01"));
                await scene.RunAsync("plan");
            },
            ["IR8026"] = scene => AskAsync(scene, (_, _) => ScriptedHandler.Error(429)),
            ["IR8027"] = scene => AskAsync(scene, (_, _) => ScriptedHandler.Error(500)),
            ["IR8040"] = scene => AskAsync(scene, (_, _) => ScriptedHandler.Page("", 0), verb: ["export"]),
            ["IR8041"] = async scene =>
            {
                await scene.Desk.ServeAsync(null, ("account-email", "absent"));
                await scene.PrintAsync("export", "--out", "now.yaml");
            },
            ["IR8042"] = async scene =>
            {
                await scene.Desk.ServeAsync(
                    seed => Restrict(User(seed, "clerk1"), "DE-01"),
                    ("user-locations", "instead")
                );
                await scene.RunAsync("export", "--out", "now.yaml");
            },
            ["IR8043"] = async scene =>
            {
                await scene.Desk.ServeAsync(
                    seed => Restrict(User(seed, "clerk1")),
                    ("restricted-without-entities", "accepted")
                );
                await scene.RunAsync("export", "--out", "now.yaml");
            },
        };

    /// <summary>Asks a network that answers like this.</summary>
    public static async Task AskAsync(
        Scene scene,
        Func<Sent, int, HttpResponseMessage> answer,
        Func<int, HttpResponseMessage>? token = null,
        params string[] verb
    )
    {
        scene.Desk.SetCredentials("ACME");
        scene.Desk.Replace("access.yaml", "  simulator: company.json", "  credentials: ACME");
        using var handler = token is null ? new ScriptedHandler(answer) : new ScriptedHandler(answer) { Token = token };
        scene.Wire = handler;
        await scene.RunAsync(verb.Length == 0 ? OneRequest : verb);
    }

    private static Task Throws(Scene scene, HttpRequestError kind, string why) =>
        AskAsync(scene, (_, _) => throw new HttpRequestException(kind, why));

    private static Task Answers(Scene scene, string body, string type, int status = 200) =>
        AskAsync(
            scene,
            (_, _) => new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) }
        );

    private static async Task FaultAsync(Scene scene, Fault fault)
    {
        var company = await scene.Desk.ServeAsync();
        company.Faults.On("POST", "/services/core/query", fault, times: int.MaxValue);
        await scene.RunAsync(OneRequest);
    }

    private static HttpResponseMessage TwoOfAKind(Sent sent, int number)
    {
        const string rows = """{"key":"1","id":"AP clerk"},{"key":"2","id":"AP clerk"}""";
        if (sent.Method == "GET")
            return ScriptedHandler.Json($$"""{"ia::result":[{{rows}}]}""");
        return sent.Body.Contains("\"company-config/role\"", StringComparison.Ordinal)
            ? ScriptedHandler.Page(rows, 2)
            : ScriptedHandler.Page("", 0);
    }

    private static HttpResponseMessage TwoRows(Sent sent, int number) =>
        ScriptedHandler.Page(
            """
            {"key":"1","module":"company","name":"entities","permissionGroup":"objectIds"},
            {"key":"2","module":"company","name":"entities","permissionGroup":"reports"}
            """,
            2
        );

    private static async Task ReadWithoutEndAsync()
    {
        using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Json(new string(' ', 2 << 20)));
        var options = Rig.Options("ACME", handler, new HastyClock()) with { LongestAnswer = 1 << 20 };
        using var connection = new IntacctConnection(options);
        await connection.Reader().ReadAsync(new(Facets.Users), null, TestContext.Current.CancellationToken);
    }

    private static JsonNode User(JsonObject seed, string id) =>
        seed["objects"]!["company-config/user"]!.AsArray().Single(user => (string?)user!["id"] == id)!;

    private static void Restrict(JsonNode user, params string[] entities)
    {
        user["entityAccess"] = new JsonObject { ["allowUnrestrictedAccess"] = false };
        user["entities"] = new JsonArray([.. entities.Select(id => new JsonObject { ["id"] = id })]);
    }
}
