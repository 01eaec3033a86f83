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
        connection:
          simulator: company.json
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
        held.Out.Should()
            .Contain("SINCE THE LOCK OF 20")
            .And.Contain("nothing in this part is granted by this plan")
            .And.MatchRegex(@"\+ new +Accounts Payable / Vendors +List View Add\n")
            .And.Contain("would widen when locked: Auditor +2, Everything +3 (catalogue lock --role)")
            .And.Contain("No changes.")
            .And.MatchRegex(@"1\s+catalogue change to review");

        var accepted = await desk.RunAsync("catalogue", "lock", "--role", "Auditor");
        accepted.Out.Should().Be($"Accepted what ACME offers now for Auditor alone, in {File}\n");
        var one = await desk.RunAsync("plan", "--detailed-exitcode");
        one.ExitCode.Should().Be(2, one.All);
        one.Out.Should().Contain("role[\"Auditor\"]").And.NotContain("role[\"Everything\"]");
        one.Out.Should()
            .Contain("this plan grants of it what is marked with !")
            .And.MatchRegex(@"! role\[""Auditor""\] gets Accounts Payable / Vendors List View, accepted on\s+20")
            .And.Contain("would widen when locked: Everything +3");

        var all = await desk.RunAsync("catalogue", "lock");
        all.Out.Should().Be($"Locked what ACME offers now, 2 permissions and 2 entities, in {File}\n");
        var both = await desk.RunAsync("plan", "--detailed-exitcode");
        both.Out.Should().Contain("role[\"Auditor\"]").And.Contain("role[\"Everything\"]");
        both.Out.Should().NotContain("SINCE THE LOCK");
    }

    /// <summary>The whole of it against a company that is asked over the network and gets its release in between.</summary>
    [Fact]
    public async Task A_release_and_a_new_entity_are_told_over_HTTP_and_nothing_of_them_is_granted()
    {
        await using var desk = Settled("bills");
        await desk.ServeAsync();
        (await desk.RunAsync("catalogue", "lock")).ExitCode.Should().Be(0);
        var before = await desk.RunAsync("catalogue", "diff");
        before.ExitCode.Should().Be(0, before.All);
        before.Out.Should().Contain("No differences.");

        await ReleasedAsync(desk);

        var diff = await desk.RunAsync("catalogue", "diff");
        diff.ExitCode.Should().Be(2, diff.All);
        diff.Out.Should()
            .MatchRegex(@"\+ new +Accounts Payable / Vendors +List View Add\n")
            .And.Contain("entity FR-99: new");
        var plan = await desk.RunAsync("plan", "--detailed-exitcode", "--out", "saved.plan");
        plan.ExitCode.Should().Be(0, plan.All);
        plan.Out.Should()
            .Contain("nothing in this part is granted")
            .And.MatchRegex(@"entity FR-99: [1-9][0-9]* unrestricted users? can enter it since it was opened");
        (await desk.RunAsync("show", "saved.plan")).Out.Should().Contain("SINCE THE LOCK OF 20");
        desk.Companies[^1].Calls.Should().NotContain(call => call.Mutating);
    }

    [Fact]
    public async Task In_JSON_a_plan_has_what_changed_and_a_diff_the_same()
    {
        await using var desk = Settled("bills");
        await desk.RunAsync("catalogue", "lock");
        Offer(desk, "bills", "vendors");

        var plan = JsonNode.Parse((await desk.RunAsync("plan", "--format", "json")).Out)!["catalogue"]!["lock"]!;
        var diff = JsonNode.Parse((await desk.RunAsync("catalogue", "diff", "--format", "json")).Out)!;

        JsonNode.DeepEquals(diff["permissions"], plan["permissions"]).Should().BeTrue(diff.ToJsonString());
        diff["against"]!["locked_at"]!.ToString().Should().Be(plan["locked_at"]!.ToString());
        var change = plan["permissions"]!.AsArray().Should().ContainSingle().Subject!;
        change["kind"]!.ToString().Should().Be("new");
        change["after"]!["permission"]!.ToString().Should().Be("vendors");
        plan["granted"]!.AsArray().Should().BeEmpty();
        plan["when_locked"]!.AsArray().Should().HaveCount(2);
        plan["digest"]!.ToString().Should().Be(JsonNode.Parse(desk.Read(File))!["sha256"]!.ToString());
    }

    [Fact]
    public async Task As_markdown_a_diff_is_for_a_pull_request()
    {
        await using var desk = Settled("bills", "vendors");
        await desk.RunAsync("catalogue", "lock");
        Offer(desk, "bills", "adjustments");

        var diff = await desk.RunAsync("catalogue", "diff", "--format", "markdown");

        diff.ExitCode.Should().Be(2, diff.All);
        diff.Out.Should().Contain("Accounts Payable / Vendors").And.Contain("Accounts Payable / Adjustments");
    }

    [Fact]
    public async Task A_company_is_compared_with_the_lock_of_another_and_with_the_shipped_catalogue()
    {
        await using var desk = Settled("bills", "vendors");
        await desk.RunAsync("catalogue", "lock");
        desk.Replace("access.yaml", "company: ACME", "company: ACME-UK");
        desk.Replace("company.json", "\"company\":\"ACME\"", "\"company\":\"ACME-UK\"");
        System.IO.File.Move(desk.PathOf(File), desk.PathOf("other.lock.json"));
        Offer(desk, "bills", "adjustments");

        var other = await desk.RunAsync("catalogue", "diff", "--against", "other.lock.json");
        other.ExitCode.Should().Be(2, other.All);
        other
            .Out.Should()
            .Contain("ACME-UK now, against the lock of ACME of 20")
            .And.Contain("1 permission new, 1 gone.")
            .And.NotContain("entity");
        var shipped = await desk.RunAsync("catalogue", "diff", "--shipped");
        shipped.ExitCode.Should().Be(2, shipped.All);
        shipped.Out.Should().Contain("against the catalogue that comes with the program").And.Contain("narrower");
        var both = await desk.RunAsync("catalogue", "diff", "--shipped", "--against", "other.lock.json");
        both.ExitCode.Should().Be(1);
        both.Error.Should().Contain("cannot be used together");
    }

    [Fact]
    public async Task A_lock_of_another_company_stops_every_verb_that_would_plan_under_it()
    {
        await using var desk = Settled("bills");
        await desk.RunAsync("catalogue", "lock");
        desk.Replace("access.yaml", "company: ACME", "company: ACME-UK");
        desk.Replace("company.json", "\"company\":\"ACME\"", "\"company\":\"ACME-UK\"");

        foreach (var verb in (string[])["plan", "catalogue diff", "validate"])
        {
            var ran = await desk.RunAsync(verb.Split(' '));
            ran.ExitCode.Should().Be(1, verb);
            ran.All.Should().Contain("IR0614", verb);
        }
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

    /// <summary>The company that is served is another from now on, with vendors in its catalogue and an entity more.</summary>
    private static async Task ReleasedAsync(Desk desk)
    {
        desk.Write("access.yaml", Access.ReplaceLineEndings("\n"));
        Offer(desk, "bills", "vendors");
        await desk.ServeAsync(seed =>
            seed["objects"]!["company-config/entity"]!
                .AsArray()
                .Add(new JsonObject { ["id"] = "FR-99", ["name"] = "ACME France 99" })
        );
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
