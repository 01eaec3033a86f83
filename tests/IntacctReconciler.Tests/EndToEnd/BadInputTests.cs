using System.Text.Json.Nodes;
using IntacctReconciler.Cli;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>What a user reads, word for word, when the way to a company, a file or an argument is wrong.</summary>
public sealed class BadInputTests
{
    [Fact]
    public async Task A_wrong_company_points_at_its_line()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync();
        desk.Write("access.yaml", FileFor(desk).Replace("ACME", "ACNE", StringComparison.Ordinal));
        desk.SetCredentials("ACNE");
        await SaysAsync(
            desk,
            """
            access.yaml:2:10: error IR8015: Intacct does not take recon_bot@ACNE: The company ACNE does not exist or has not authorised the client (invalid_grant)
                2 | company: ACNE
                  |          ^
            hint: Check the company id in the access file and in the user name (userId@companyId)
            """
        );
    }

    [Fact]
    public async Task A_host_that_is_not_allowed_is_refused_before_credentials_are_looked_for()
    {
        await using var desk = Desk.With("acme");
        desk.Write("access.yaml", FileWith("endpoint: https://intacct.example/ia/api/v1"));
        await SaysAsync(
            desk,
            """
            access.yaml:4:25: error IR8003: Credentials are not sent to intacct.example
                4 | connection: { endpoint: https://intacct.example/ia/api/v1 }
                  |                         ^
            hint: Only api.intacct.com and this machine are; if that host is yours, list it in INTACCT_ALLOWED_ENDPOINTS
            """
        );
    }

    [Fact]
    public async Task Missing_credentials_point_at_the_name_that_the_file_gives_them()
    {
        await using var desk = Desk.With("acme");
        desk.Write("access.yaml", FileWith("credentials: { read: ACME_RO, apply: ACME_RW }"));
        (await desk.RunAsync("plan"))
            .Error.Should()
            .StartWith("access.yaml:4:36: error IR7101: Credentials are missing: ACME_RO_CLIENT_ID, ");
        (await desk.RunAsync("apply", "--auto-approve"))
            .Error.Should()
            .StartWith("access.yaml:4:52: error IR7101: Credentials are missing: ACME_RW_CLIENT_ID, ");
    }

    [Fact]
    public async Task A_wrong_secret_says_where_both_halves_are_looked_after()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync(seed =>
            seed["simulator"]!["clients"] = new JsonObject { ["client.example"] = "the right one" }
        );
        await SaysAsync(
            desk,
            """
            error IR8016: Intacct refuses client client.example: The client id or secret is not valid (invalid_client)
            hint: Check client id and secret; the client id must stand with the user id in Intacct, at the top level: Company > Setup > Company > Security > Authorized client applications
            """
        );
    }

    [Theory]
    [InlineData(null, "nowhere.json does not exist")]
    [InlineData("{ \"format\": \"intacct-snapshot/1\",\n  x }", "nowhere.json: the seed is not JSON: line 2, byte 3: ")]
    public async Task A_snapshot_that_cannot_be_used_points_at_the_line_that_names_it(string? content, string why)
    {
        await using var desk = Desk.With("acme");
        desk.Write("access.yaml", FileWith("simulator: nowhere.json"));
        if (content is not null)
            desk.Write("nowhere.json", content);
        var ran = await desk.RunAsync("plan");
        ran.ExitCode.Should().Be(ExitCode.Failed);
        ran.Error.Should().StartWith("access.yaml:4:26: error IR7201: The snapshot cannot be used: ");
        ran.Error.Should().Contain(why).And.NotContain("LineNumber").And.Contain("\nhint: ");
    }

    [Theory]
    [InlineData(
        "plan --against nothing.json",
        "error IR7201: The snapshot cannot be used: nothing.json does not exist"
    )]
    [InlineData("plan --against .", "error IR7201: The snapshot cannot be used: . is a folder")]
    [InlineData("plan company.json", "error IR7011: company.json is a snapshot, not an access file")]
    [InlineData("validate saved.json", "error IR7011: saved.json is a saved plan, not an access file")]
    [InlineData("plan saved.json", "error IR7011: saved.json is a saved plan, not an access file")]
    [InlineData("show .", "error IR7311: There is no journal at ")]
    [InlineData("plan --out .", "error IR7012: . is a folder, and a file is wanted")]
    [InlineData("plan --out no/p.json", "error IR7013: no/p.json cannot be written: there is no folder no")]
    [InlineData("snapshot --out no/p.json", "error IR7013: no/p.json cannot be written: there is no folder no")]
    [InlineData("show broken.json", "error IR0604: broken.json cannot be read as a plan: line 1, byte 1: ")]
    public async Task A_path_that_leads_to_something_else(string arguments, string message)
    {
        await using var desk = Desk.With("acme");
        (await desk.RunAsync("plan", "--out", "saved.json")).ExitCode.Should().Be(ExitCode.Done);
        desk.Write("broken.json", "hello");
        var ran = await desk.RunAsync(arguments.Split(' '));
        ran.ExitCode.Should().Be(ExitCode.Failed);
        ran.Out.Should().BeEmpty();
        ran.Error.Should().StartWith(message).And.Contain("\nhint: ").And.NotContain("LineNumber");
    }

    [Theory]
    [InlineData("plan", "")]
    [InlineData("apply", "--auto-approve", "")]
    [InlineData("plan", "--out", "")]
    [InlineData("plan", "--only", "")]
    public async Task An_empty_argument_is_not_this_folder(params string[] arguments)
    {
        await using var desk = Desk.With("acme");
        var ran = await desk.RunAsync(arguments);
        ran.ExitCode.Should().Be(ExitCode.Failed);
        ran.Out.Should().BeEmpty();
        ran.Error.Should().StartWith("error: an argument is empty; is a variable not set?\n");
        Directory.Exists(desk.PathOf(".reconciler")).Should().BeFalse();
    }

    [Fact]
    public async Task A_log_level_that_there_is_not()
    {
        await using var desk = Desk.With("acme");
        var ran = await desk.RunAsync("plan", "--log-level", "loud");
        ran.ExitCode.Should().Be(ExitCode.Failed);
        ran.Error.Should().StartWith("error: --log-level must be error, warning, info or debug, not loud\n");
    }

    [Theory]
    [InlineData("--only")]
    [InlineData("--only=")]
    [InlineData("--as-of")]
    [InlineData("--format")]
    public async Task An_option_without_its_value(string option)
    {
        await using var desk = Desk.With("acme");
        var ran = await desk.RunAsync("plan", option);
        ran.ExitCode.Should().Be(ExitCode.Failed);
        ran.Error.Should().Be($"error: {option.TrimEnd('=')} needs a value\n  hint: intacct-reconciler plan --help\n");
    }

    [Fact]
    public async Task A_plan_that_an_editor_gave_a_byte_order_mark_is_still_that_plan()
    {
        await using var desk = Desk.With("acme");
        await desk.RunAsync("plan", "--out", "p.json");
        desk.Write("p.json", "\uFEFF" + desk.Read("p.json"));
        (await desk.RunAsync("apply", "p.json")).ExitCode.Should().Be(ExitCode.Done);
    }

    [Fact]
    public async Task Several_messages_stand_apart()
    {
        await using var desk = Desk.With("acme");
        desk.Write("access.yaml", "version: 1\ncompany: ACME\npermissionModel: role-based\nuser: {}\nrole: {}\n");
        var ran = await desk.RunAsync("plan");
        ran.Error.Should().Contain("hint: did you mean \"users\"?\n\naccess.yaml:5:1: error");
    }

    private static async Task SaysAsync(Desk desk, string words)
    {
        foreach (var arguments in new string[][] { ["plan"], ["apply", "--auto-approve"] })
        {
            var ran = await desk.RunAsync(arguments);
            ran.ExitCode.Should().Be(ExitCode.Failed);
            ran.Out.Should().BeEmpty();
            ran.Error.Replace("nothing was written to the company\n", "", StringComparison.Ordinal)
                .TrimEnd()
                .Should()
                .Be(words);
        }
        Directory.Exists(desk.PathOf(".reconciler")).Should().BeFalse();
    }

    private static string FileWith(string connection) =>
        $$"""
            version: 1
            company: ACME
            permissionModel: role-based
            connection: { {{connection}} }
            users:
              clerk1: { name: Somebody }
            """;

    private static string FileFor(Desk desk) =>
        FileWith(
            File.ReadLines(desk.PathOf("access.yaml"))
                .Single(line => line.StartsWith("  endpoint: ", StringComparison.Ordinal))
                .Trim()
        );
}
