using System.Text.Json.Nodes;
using IntacctReconciler.Simulator;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>Whatever is wrong: exit 1, a message that says what and how to mend it, and nothing written.</summary>
public sealed class BadInputRunTests
{
    private static readonly string[] Plan = ["plan"];
    private static readonly string[] Apply = ["apply", "--auto-approve"];

    [Theory]
    [InlineData("ACME_CLIENT_ID", "ACME_CLIENT_ID is not set")]
    [InlineData("ACME_CLIENT_SECRET", "ACME_CLIENT_SECRET is not set")]
    [InlineData("ACME_USERNAME", "ACME_USERNAME is not set")]
    public async Task A_missing_part_of_the_credentials(string variable, string message)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        desk.Environment.Remove(variable);
        await RefusesAsync(desk, company, message, "authorise it in Intacct");
        company.Calls.Should().BeEmpty("nothing is asked with half of the credentials");
    }

    [Fact]
    public async Task A_wrong_secret()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync(seed =>
            seed["simulator"]!["clients"] = new JsonObject { ["client.example"] = "the right one" }
        );
        await RefusesAsync(desk, company, "IR801", "secret");
    }

    [Theory]
    [InlineData("recon_bot@OTHER")]
    [InlineData("recon_bot@ACME|UK-01")]
    public async Task A_user_of_another_company_or_of_one_entity(string username)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        desk.SetCredentials("ACME", username: username);
        await RefusesAsync(desk, company, "IR8011", "userId@ACME");
        company.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_of_another_company()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        desk.Replace("access.yaml", "company: ACME", "company: OTHER");
        desk.SetCredentials("OTHER");
        await RefusesAsync(desk, company, "OTHER");
    }

    [Fact]
    public async Task A_user_that_does_not_exist()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        desk.SetCredentials("ACME", username: "nobody");
        await RefusesAsync(desk, company, "nobody");
    }

    [Fact]
    public async Task The_other_permission_model()
    {
        await using var desk = Desk.With("bill-com-role-based");
        var company = await desk.ServeAsync();
        desk.Replace("access.yaml", "permissionModel: role-based", "permissionModel: user-based");
        await RefusesAsync(desk, company, "role-based");
    }

    [Theory]
    [InlineData("https://intacct.example/ia/api/v1", "INTACCT_ALLOWED_ENDPOINTS")]
    [InlineData("http://api.intacct.com/ia/api/v1", "https")]
    [InlineData("https://api.intacct.com.example/ia/api/v1", "INTACCT_ALLOWED_ENDPOINTS")]
    [InlineData("https://me:pw@api.intacct.com/ia/api/v1", "endpoint")]
    [InlineData("company.json", "IR0216")]
    public async Task A_host_that_credentials_may_not_go_to(string endpoint, string message)
    {
        await using var desk = Desk.With("acme");
        desk.Replace("access.yaml", "simulator: company.json", $"endpoint: {endpoint}");
        desk.SetCredentials("ACME");
        await RefusesAsync(desk, null, message);
    }

    [Fact]
    public async Task A_reader_that_is_restricted_to_an_entity()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync(seed =>
        {
            var bot = User(seed, "recon_bot");
            bot["entityAccess"] = new JsonObject { ["allowUnrestrictedAccess"] = false };
            bot["entities"] = new JsonArray(new JsonObject { ["id"] = "UK-01" });
        });
        await RefusesAsync(desk, company, "IR8025", "no restriction");
    }

    [Theory]
    [InlineData("403")]
    [InlineData("422")]
    public async Task A_user_without_the_permission(string status)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync(
            seed =>
            {
                User(seed, "recon_bot")["adminPrivileges"] = "off";
                User(seed, "recon_bot").Remove("roles");
            },
            ("missing-permission", status)
        );
        await RefusesAsync(desk, company, "recon_bot");
    }

    public static TheoryData<string, string> BrokenAnswers() =>
        new()
        {
            { "html", "IR8007" },
            { "content type", "IR8007" },
            { "short page", "IR8021" },
            { "shifted page", "IR8021" },
            { "refused", "IR80" },
            { "down", "IR80" },
        };

    [Theory]
    [MemberData(nameof(BrokenAnswers))]
    public async Task A_broken_or_short_answer(string kind, string code)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        company.Faults.On("POST", "/services/core/query", FaultOf(kind), times: int.MaxValue);
        await RefusesAsync(desk, company, code);
    }

    [Fact]
    public async Task A_company_that_cannot_be_reached()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        await desk.StopServersAsync();
        await RefusesAsync(desk, company, "IR8004");
    }

    [Theory]
    [InlineData("version: 1", "version: [1", "IR0103")]
    [InlineData("version: 1", "verison: 1", "version")]
    [InlineData("Bills: [List, View, Add, Edit]", "Bils: [List, View, Add, Edit]", "Bills")]
    [InlineData("Bills: [List, View, Add, Edit]", "Bills: [List, Veiw]", "View")]
    public async Task A_file_that_is_wrong(string right, string wrong, string message)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        desk.Replace("access.yaml", right, wrong);
        await RefusesAsync(desk, company, message, "access.yaml:");
    }

    [Fact]
    public async Task A_seed_or_a_plan_that_is_not_there()
    {
        await using var desk = Desk.With("acme");
        File.Delete(desk.PathOf("company.json"));
        await RefusesAsync(desk, null, "IR7201", "company.json");
        (await desk.RunAsync("show", "nothing.json"))
            .Should()
            .Match<Ran>(ran => ran.ExitCode == 1 && ran.Error.Contains("nothing.json"));
        (await desk.RunAsync("plan", "elsewhere"))
            .Should()
            .Match<Ran>(ran => ran.ExitCode == 1 && ran.Error.Contains("IR7001"));
    }

    [Fact]
    public async Task A_plan_that_cannot_be_saved()
    {
        await using var desk = Desk.With("acme");
        var ran = await desk.RunAsync("plan", "--out", "no/such/folder/p.json");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("IR7013").And.Contain("no/such/folder/p.json");
    }

    private static async Task RefusesAsync(Desk desk, SimulatedCompany? company, params string[] words)
    {
        foreach (var verb in new[] { Plan, Apply })
        {
            var ran = await desk.RunAsync(verb);
            ran.ExitCode.Should().Be(1, ran.All);
            ran.Out.Should().BeEmpty();
            ran.Error.Should().ContainAll(words).And.NotContain("bug").And.NotContain("   at ");
        }
        company?.Calls.Should().NotContain(call => call.Mutating);
        Directory.Exists(desk.PathOf(".reconciler")).Should().BeFalse();
    }

    private static JsonObject User(JsonObject seed, string id) =>
        seed["objects"]!["company-config/user"]!.AsArray().Single(user => (string?)user!["id"] == id)!.AsObject();

    private static Fault FaultOf(string kind) =>
        kind switch
        {
            "html" => new Fault.Html(200),
            "content type" => new Fault.ContentType("text/plain"),
            "short page" => new Fault.Page(PageFault.Truncated),
            "shifted page" => new Fault.Page(PageFault.Shifted),
            "refused" => new Fault.Error(400, "invalidRequest", "No"),
            "down" => Fault.Internal(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
