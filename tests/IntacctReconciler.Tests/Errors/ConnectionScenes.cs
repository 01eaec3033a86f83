using IntacctReconciler.Intacct;
using IntacctReconciler.Tests.Intacct;

namespace IntacctReconciler.Tests.Errors;

/// <summary>Credentials, sign-in and simulated companies.</summary>
internal static class ConnectionScenes
{
    private const string Json =
        """{ "clientId": "a.example", "clientSecret": "not a secret", "username": "recon_bot" }""";

    public static Dictionary<string, Func<Scene, Task>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["IR7101"] = async scene =>
            {
                await scene.Desk.ServeAsync();
                scene.Desk.Environment.Remove("ACME_CLIENT_SECRET");
                await scene.RunAsync("plan");
            },
            ["IR7102"] = async scene =>
            {
                await scene.Desk.ServeAsync();
                scene.Desk.Environment["ACME_CREDENTIALS_COMMAND"] = "vault read acme";
                await scene.RunAsync("plan");
            },
            ["IR7103"] = scene =>
            {
                Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix's");
                return FromFileAsync(scene, Json, UnixFileMode.UserRead | UnixFileMode.GroupRead);
            },
            ["IR7104"] = scene => FromFileAsync(scene, "not json", UnixFileMode.UserRead),
            ["IR7105"] = async scene =>
            {
                Assert.SkipWhen(OperatingSystem.IsWindows(), "the command is Unix's");
                await scene.Desk.ServeAsync();
                scene.Desk.Environment.Clear();
                scene.Desk.Environment["ACME_CREDENTIALS_COMMAND"] = "false";
                await scene.RunAsync("plan");
            },
            ["IR7201"] = scene =>
            {
                scene.Desk.Write("company.json", "{ \"format\": \"intacct-snapshot/2\" }");
                return scene.RunAsync("plan");
            },
            ["IR7202"] = scene => scene.RunAsync("simulate", "--seed", "company.json", "--switch", "role-in-use=maybe"),
            ["IR7203"] = scene =>
            {
                scene.Desk.Replace("company.json", ", \"webServices\": { \"isRestricted\": true }", "");
                return scene.RunAsync("plan");
            },
            ["IR8001"] = scene =>
                scene.GiveUpAsync(
                    "an endpoint that no file can have",
                    () =>
                        ConnectAsync(options => options with { Endpoint = new("https://a@api.intacct.com/ia/api/v1") })
                ),
            ["IR8002"] = scene => WithEndpointAsync(scene, "http://api.intacct.com/ia/api/v1"),
            ["IR8003"] = scene => WithEndpointAsync(scene, "https://intacct.example/ia/api/v1"),
            ["IR8011"] = async scene =>
            {
                await scene.Desk.ServeAsync();
                scene.Desk.SetCredentials("ACME", username: "recon_bot@ACME-UK");
                await scene.RunAsync("plan");
            },
            ["IR8012"] = scene =>
                scene.GiveUpAsync(
                    "credentials that no environment can give",
                    () => ConnectAsync(options => options with { Credentials = new("", "secret", "recon_bot") })
                ),
            ["IR8013"] = scene =>
                RefusedAsync(scene, """{"error":{"code":"x","errorId":"REST-1216","message":"not authorized"}}"""),
            ["IR8014"] = async scene =>
            {
                await scene.Desk.ServeAsync();
                scene.Desk.SetCredentials("ACME", username: "clerk1");
                await scene.RunAsync("plan");
            },
            ["IR8015"] = scene =>
                RefusedAsync(scene, """{"error":"invalid_request","error_description":"The company is not known"}"""),
            ["IR8016"] = scene => RefusedAsync(scene, """{"error":"invalid_client"}"""),
            ["IR8017"] = scene => RefusedAsync(scene, """{"error":"invalid_grant","error_description":"wrong"}"""),
        };

    private static async Task FromFileAsync(Scene scene, string content, UnixFileMode mode)
    {
        await scene.Desk.ServeAsync();
        scene.Desk.Environment.Clear();
        scene.Desk.Write("secret.json", content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(scene.Desk.PathOf("secret.json"), mode);
        scene.Desk.Environment["ACME_CREDENTIALS_FILE"] = "secret.json";
        await scene.RunAsync("plan");
    }

    private static Task<Scene> WithEndpointAsync(Scene scene, string endpoint)
    {
        scene.Desk.SetCredentials("ACME");
        scene.Desk.Replace("access.yaml", "  simulator: company.json", $"  endpoint: {endpoint}");
        return scene.RunAsync("plan");
    }

    private static Task ConnectAsync(Func<IntacctOptions, IntacctOptions> with)
    {
        using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Page("", 0));
        new IntacctConnection(with(Rig.Options("ACME", handler, TimeProvider.System))).Dispose();
        return Task.CompletedTask;
    }

    private static Task RefusedAsync(Scene scene, string answer) =>
        AnswerScenes.AskAsync(
            scene,
            (_, _) => throw new InvalidOperationException("nobody is signed in"),
            _ => ScriptedHandler.Json(answer, 400)
        );
}
