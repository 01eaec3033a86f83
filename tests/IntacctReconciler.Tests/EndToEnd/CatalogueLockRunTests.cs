using System.Text.Json.Nodes;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>A company's catalogue is locked; then a release adds to it.</summary>
public sealed class CatalogueLockRunTests
{
    private const string File = "access.catalogue.lock.json";

    private const string Access = """
        version: 1
        company: ACME
        permissionModel: role-based
        connection: { simulator: company.json }
        roles:
          Everything: { description: all of it, permissions: all }
          Auditor: { description: looks, permissions: read-only }

        """;

    [Fact]
    public async Task What_a_release_adds_is_given_by_no_preset_until_it_is_locked_for_the_role_or_for_all()
    {
        await using var desk = Settled("bills");
        (await desk.RunAsync("catalogue", "lock")).ExitCode.Should().Be(0);

        Offer(desk, "bills", "vendors");
        var held = await desk.RunAsync("plan", "--detailed-exitcode");
        held.ExitCode.Should().Be(0, held.All);
        held.Out.Should().NotContain("IR0490");

        var accepted = await desk.RunAsync("catalogue", "lock", "--role", "Auditor");
        accepted.Out.Should().Be($"Accepted what ACME offers now for Auditor alone, in {File}\n");
        var one = await desk.RunAsync("plan", "--detailed-exitcode");
        one.ExitCode.Should().Be(2, one.All);
        one.Out.Should().Contain("role[\"Auditor\"]").And.NotContain("role[\"Everything\"]");

        var all = await desk.RunAsync("catalogue", "lock");
        all.Out.Should().Be($"Locked what ACME offers now, 2 permissions and 2 entities, in {File}\n");
        var both = await desk.RunAsync("plan", "--detailed-exitcode");
        both.Out.Should().Contain("role[\"Auditor\"]").And.Contain("role[\"Everything\"]");
    }

    [Fact]
    public async Task What_is_gone_is_left_out_and_said_once()
    {
        await using var desk = Settled("bills", "vendors");
        (await desk.RunAsync("catalogue", "lock")).ExitCode.Should().Be(0);
        Offer(desk, "bills");

        var ran = await desk.RunAsync("plan");

        ran.ExitCode.Should().Be(0, ran.All);
        ran.Out.Split("IR0491").Should().HaveCount(2);
    }

    [Fact]
    public async Task The_same_catalogue_gives_the_same_lock()
    {
        await using var desk = Settled("bills", "vendors");
        await desk.RunAsync("catalogue", "lock");
        var first = desk.Read(File);
        await desk.RunAsync("catalogue", "lock");

        Rest(desk.Read(File)).Should().Be(Rest(first));

        static string Rest(string text) =>
            string.Join(
                '\n',
                text.Split('\n')
                    .Where(line =>
                        !line.Contains("lockedAt", StringComparison.Ordinal)
                        && !line.Contains("sha256", StringComparison.Ordinal)
                    )
            );
    }

    [Fact]
    public async Task Validate_checks_words_against_the_lock()
    {
        await using var desk = Settled("bills");
        await desk.RunAsync("catalogue", "lock");

        var ran = await desk.RunAsync("validate");

        ran.ExitCode.Should().Be(0, ran.All);
        ran.Out.Should().Contain("words checked against the catalogue as locked on 20");
    }

    [Fact]
    public async Task A_damaged_lock_stops_the_plan_and_is_replaced_by_locking_again()
    {
        await using var desk = Settled("bills");
        desk.Write(File, "{");

        (await desk.RunAsync("plan")).ExitCode.Should().Be(1);
        (await desk.RunAsync("catalogue", "lock", "--role", "Auditor")).ExitCode.Should().Be(1);
        (await desk.RunAsync("catalogue", "lock")).ExitCode.Should().Be(0);
        (await desk.RunAsync("plan")).ExitCode.Should().Be(0);
    }

    /// <summary>Both roles are as their presets were when only bills were offered.</summary>
    private static Desk Settled(params string[] permissions)
    {
        var desk = Desk.With("starter");
        desk.Write("access.yaml", Access.ReplaceLineEndings("\n"));
        Offer(desk, permissions);
        return desk;
    }

    private static void Offer(Desk desk, params string[] permissions)
    {
        var seed = JsonNode.Parse(desk.Read("company.json"))!;
        var objects = seed["objects"]!;
        objects["company-config/role"] = new JsonArray(
            Role("Everything", "all of it", "list", "readonly", "add"),
            Role("Auditor", "looks", "list", "readonly"),
            JsonNode.Parse("""{ "id": "AP clerk" }"""),
            JsonNode.Parse("""{ "id": "Access admin" }""")
        );
        objects["company-config/permission"] = new JsonArray([
            .. permissions.Select(name =>
                JsonNode.Parse(
                    $$"""{ "module": "accountsPayable", "name": "{{name}}", "permissionGroup": "activitiesAndLists", "allowedAccessRights": ["list", "readonly", "add"] }"""
                )
            ),
        ]);
        desk.Write("company.json", seed.ToJsonString());
    }

    private static JsonNode Role(string id, string description, params string[] rights) =>
        new JsonObject
        {
            ["id"] = id,
            ["description"] = description,
            ["rolePermissionAssignments"] = new JsonArray(
                new JsonObject
                {
                    ["permission"] = new JsonObject { ["module"] = "accountsPayable", ["name"] = "bills" },
                    ["accessRights"] = new JsonArray([.. rights.Select(right => JsonValue.Create(right))]),
                }
            ),
        };
}
