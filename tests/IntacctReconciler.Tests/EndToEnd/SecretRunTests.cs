using IntacctReconciler.Simulator;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>Law 12: no secret in any output, however much is logged and whatever goes wrong.</summary>
public sealed class SecretRunTests
{
    private const string Secret = "cAnArY/with+signs&\"quotes\" and ümlaut";
    private const string PlanKey = "cAnArY~plan+key/<of>the=test";
    private const string Token = "cAnArYinEveryToken";

    private static readonly string[][] Verbs =
    [
        ["validate"],
        ["check"],
        ["plan", "--out", "p.json"],
        ["plan", "--format", "json"],
        ["plan", "--format", "markdown", "--report", "json=p.report.json", "--report", "sarif=p.sarif"],
        ["audit", "--report", "junit=a.xml", "--report", "csv=a.csv", "--report", "markdown=a.md"],
        ["show", "p.json"],
        ["export"],
        ["export", "--out", "e.yaml"],
        ["snapshot"],
        ["snapshot", "--out", "s.json"],
        ["catalogue", "list"],
        ["apply", "p.json"],
        ["apply", "--auto-approve", "--verbose", "--report", "json=applied.json", "--events", "applied.ndjson"],
        // Of the journal, too; a pack is not compressed, so that it is looked through like any file.
        ["evidence", "--out", "pack.zip"],
    ];

    public static TheoryData<string, string> Runs()
    {
        var runs = new TheoryData<string, string>();
        foreach (var way in (string[])["all well", "echo in refused writes"])
        foreach (var level in (string[])["error", "warning", "info"])
            runs.Add(level, way);
        foreach (
            var way in (string[])
                [
                    "all well",
                    "refused",
                    "broken",
                    "unreachable",
                    "redirected",
                    "echo at sign-in",
                    "echo 401 at sign-in",
                    "echo in a page at sign-in",
                    "echo in refused reads",
                    "echo in forbidden reads",
                    "echo in refused tokens",
                    "echo in a page",
                    "echo in a page that is said to be JSON",
                    "echo as a content type",
                    "echo in refused writes",
                    "echo in failing writes",
                    "echo in a page for writes",
                ]
        )
            runs.Add("debug", way);
        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Neither_secret_nor_token_nor_key_is_printed_logged_or_saved(string level, string way)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        company.TokenMark = Token;
        desk.SetCredentials("ACME", Secret);
        desk.Environment["INTACCT_PLAN_KEY"] = PlanKey;
        Spoil(company, way);
        foreach (var verb in Verbs)
        {
            var ran = await desk.RunAsync([.. verb, "--log-level", level]);
            Canary.IsNowhereIn(ran.Out, $"{string.Join(' ', verb)}, standard output");
            Canary.IsNowhereIn(ran.Error, $"{string.Join(' ', verb)}, standard error");
        }
        desk.HasNoCanary();
        Canary.IsNowhereIn(company.ToSnapshot(), "the company");
    }

    [Theory]
    [InlineData("echo in refused writes", 3)]
    [InlineData("echo in refused reads", 1)]
    [InlineData("echo at sign-in", 1)]
    public async Task And_what_is_covered_up_was_there(string way, int exit)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        desk.SetCredentials("ACME", Secret);
        Spoil(company, way);
        var ran = await desk.RunAsync("apply", "--auto-approve", "--verbose");
        ran.ExitCode.Should().Be(exit, ran.All);
        ran.All.Should().Contain("****");
    }

    [Theory]
    [InlineData("file")]
    [InlineData("command")]
    public async Task Nor_when_the_secret_comes_another_way(string way)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix's");
        await using var desk = Desk.With("acme");
        await desk.ServeAsync();
        foreach (var name in desk.Environment.Keys.Where(name => name.StartsWith("ACME_", StringComparison.Ordinal)))
            desk.Environment.Remove(name);
        var json = System.Text.Json.JsonSerializer.Serialize(
            new Dictionary<string, string>
            {
                ["clientId"] = "client.example",
                ["clientSecret"] = Secret,
                ["username"] = "recon_bot",
            }
        );
        using var elsewhere = new TemporaryFile(json);
        desk.Environment[way == "file" ? "ACME_CREDENTIALS_FILE" : "ACME_CREDENTIALS_COMMAND"] =
            way == "file" ? elsewhere.Path : $"cat '{elsewhere.Path}'";
        foreach (var verb in Verbs)
        {
            var ran = await desk.RunAsync([.. verb, "--log-level", "debug"]);
            ran.ExitCode.Should().BeOneOf([0, 2, 3, 4], ran.All);
            Canary.IsNowhereIn(ran.All, string.Join(' ', verb));
        }
        desk.HasNoCanary();
    }

    [Theory]
    [InlineData("{ \"clientSecret\": \"cAnArY\" }")]
    [InlineData("{ \"clientId\": \"a\", \"clientSecret\": \"cAnArY\", \"username\": 5 }")]
    [InlineData("cAnArY")]
    [InlineData("{ \"cAnArY\": cAnArY }")]
    public async Task Nor_when_what_holds_it_cannot_be_read(string content)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix's");
        await using var desk = Desk.With("acme");
        using var elsewhere = new TemporaryFile(content);
        foreach (
            var (variable, value) in new[]
            {
                ("ACME_CREDENTIALS_FILE", elsewhere.Path),
                ("ACME_CREDENTIALS_COMMAND", $"cat '{elsewhere.Path}'"),
                ("ACME_CREDENTIALS_COMMAND", "false --password cAnArY"),
                ("ACME_CREDENTIALS_COMMAND", "/no/such/program --password cAnArY"),
                ("ACME_CREDENTIALS_COMMAND", "cat 'cAnArY"),
            }
        )
        {
            desk.Environment[variable] = value;
            var ran = await desk.RunAsync("plan", "--log-level", "debug");
            ran.ExitCode.Should().Be(1);
            Canary.IsNowhereIn(ran.All, $"{variable}={value}");
            desk.Environment.Remove(variable);
        }
    }

    [Theory]
    [InlineData("https://user:cAnArY@api.intacct.com/ia/api/v1")]
    [InlineData("https://user:cAnArY%2Fx@evil.example/ia/api/v1")]
    public async Task Nor_is_a_password_that_somebody_wrote_into_the_endpoint(string endpoint)
    {
        await using var desk = Desk.With("acme");
        desk.Replace("access.yaml", "simulator: company.json", $"endpoint: {endpoint}");
        foreach (var verb in (string[])["check", "plan"])
        {
            var ran = await desk.RunAsync(verb, "--log-level", "debug");
            ran.ExitCode.Should().Be(1);
            Canary.IsNowhereIn(ran.All, verb);
        }
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

    private static void Spoil(SimulatedCompany company, string way)
    {
        var faults = company.Faults;
        _ = way switch
        {
            "all well" => faults,
            "refused" => faults.On("POST", "/oauth2/token", new Fault.Error(401, "invalid_client", "No"), times: 99),
            "broken" => faults.On("POST", "/services/core/query", new Fault.Html(500), times: 999),
            "unreachable" => faults.When(_ => true, new Fault.Reset(AfterEffect: false), times: 999),
            "redirected" => faults.On(null, "/services", new Fault.Echo(307, "text/html"), times: 999),
            "echo at sign-in" => faults.On("POST", "/oauth2/token", new Fault.Echo(400), times: 99),
            "echo 401 at sign-in" => faults.On("POST", "/oauth2/token", new Fault.Echo(401), times: 99),
            "echo in a page at sign-in" => faults.On(
                "POST",
                "/oauth2/token",
                new Fault.Echo(200, "text/html"),
                times: 99
            ),
            "echo in refused reads" => faults.On("POST", "/services", new Fault.Echo(422), times: 999),
            "echo in forbidden reads" => faults.On(null, "/", new Fault.Echo(403), nth: 4, times: 999),
            "echo in refused tokens" => faults.On(null, "/services", new Fault.Echo(401), times: 999),
            "echo in a page" => faults.On(null, "/services", new Fault.Echo(200, "text/html"), times: 999),
            "echo in a page that is said to be JSON" => faults.On(
                null,
                "/services",
                new Fault.Echo(200, "text/json"),
                times: 999
            ),
            "echo as a content type" => faults.On(
                null,
                "/services",
                new Fault.ContentType("text/plain; token=" + Token),
                times: 999
            ),
            "echo in refused writes" => faults.When(IsWrite, new Fault.Echo(422), times: 999),
            "echo in failing writes" => faults.When(IsWrite, new Fault.Echo(500), times: 999),
            "echo in a page for writes" => faults.When(IsWrite, new Fault.Echo(502, "text/html"), times: 999),
            _ => throw new ArgumentOutOfRangeException(nameof(way), way, "no such way"),
        };
    }

    private static bool IsWrite(SimulatedRequest request) =>
        request.Method is "PATCH" or "DELETE"
        || (request.Method == "POST" && request.Path.Contains("/objects/", StringComparison.Ordinal));
}

/// <summary>A file that is its owner's alone, and nowhere near the desk.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(string content)
    {
        // Such a file is made with the mode that a file of secrets has to have.
        Path = System.IO.Path.GetTempFileName();
        File.WriteAllText(Path, content);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
