using IntacctReconciler.Simulator;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>Law 12: no secret in any output, however much is logged and whatever goes wrong.</summary>
public sealed class SecretRunTests
{
    private const string Canary = "cAnArY/with+signs&\"quotes\"";

    public static TheoryData<string, string> Runs()
    {
        var runs = new TheoryData<string, string>();
        foreach (var level in (string[])["error", "warning", "info", "debug"])
        foreach (var way in (string[])["all well", "refused", "broken", "unreachable", "echo"])
            runs.Add(level, way);
        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Neither_secret_nor_token_is_printed_logged_or_saved(string level, string way)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        desk.SetCredentials("ACME", Canary);
        desk.Environment["INTACCT_PLAN_KEY"] = Canary + "key";
        Spoil(company, way);
        string[][] verbs =
        [
            ["validate"],
            ["check"],
            ["plan", "--out", "p.json"],
            ["plan", "--format", "json"],
            ["snapshot", "--out", "s.json"],
            ["catalogue", "list"],
            ["apply", "--auto-approve"],
        ];
        foreach (var verb in verbs)
            Secretless((await desk.RunAsync([.. verb, "--log-level", level])).All);
        foreach (var file in Directory.EnumerateFiles(desk.Folder, "*", SearchOption.AllDirectories))
            Secretless(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_debug_log_tells_every_exchange()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        var ran = await desk.RunAsync("plan", "--log-level", "debug");
        foreach (var call in company.Calls)
            ran.Error.Should().Contain(call.Method);
        ran.Error.Split('\n')
            .Count(line => line.Contains(" -> 200 ", StringComparison.Ordinal))
            .Should()
            .Be(company.Calls.Count);
    }

    private static void Secretless(string text) => text.Should().NotContain("cAnArY").And.NotContain("Bearer ");

    private static void Spoil(SimulatedCompany company, string way)
    {
        switch (way)
        {
            case "refused":
                company.Faults.On("POST", "/oauth2/token", new Fault.Error(401, "invalid_client", "No"), times: 99);
                break;
            case "broken":
                company.Faults.On("POST", "/services/core/query", new Fault.Html(500), times: 999);
                break;
            case "unreachable":
                company.Faults.When(_ => true, new Fault.Reset(AfterEffect: false), times: 999);
                break;
            case "echo":
                company.Faults.On(
                    "POST",
                    "/oauth2/token",
                    new Fault.Error(
                        400,
                        "invalid_client",
                        $"client_secret={Canary} or {Uri.EscapeDataString(Canary)} is wrong"
                    ),
                    times: 99
                );
                break;
        }
    }
}
