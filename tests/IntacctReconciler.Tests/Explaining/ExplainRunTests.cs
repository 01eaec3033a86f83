using System.Text.Json.Nodes;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Explaining;

/// <summary>The verb against a company that answers over HTTP.</summary>
public sealed class ExplainRunTests
{
    [Theory]
    [InlineData("user", "user clerk1")]
    [InlineData("drift", "user cover1")]
    [InlineData("locked-out", "user wh1")]
    [InlineData("permission", "permission accountsPayable/payBills run")]
    [InlineData("module", "permission accountsPayable")]
    [InlineData("role", "role Controller")]
    [InlineData("lacks", "user clerk1 --lacks accountsPayable/apTerms list")]
    public async Task What_is_printed_for_the_example_stands_beside_it(string file, string call)
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync();
        foreach (var (format, extension) in new[] { ("text", "txt"), ("markdown", "md"), ("json", "json") })
        {
            var ran = await desk.RunAsync(["explain", .. call.Split(' '), "--format", format]);
            ran.ExitCode.Should().Be(0, ran.Error);
            ran.Error.Should().BeEmpty();
            if (format == "json")
                JsonNode.Parse(ran.Out).Should().NotBeNull();
            else
                MaintainedFile.ShouldBe($"examples/acme/expected/explain-{file}.{extension}", ran.Out);
            ran.Out.Split('\n').Where(line => format == "text" && line.Length > 80).Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    public async Task Hundreds_of_permissions_are_folded_and_verbose_has_them_all(string format, string extension)
    {
        await using var desk = Desk.With("bill-com-role-based");
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        string[] call = ["explain", "user", "XML_Bill.com", "--format", format];
        var brief = await desk.RunAsync(call);
        var whole = await desk.RunAsync([.. call, "--verbose"]);
        if (extension == "txt")
        {
            MaintainedFile.ShouldBe("examples/bill-com-role-based/expected/explain-user.txt", brief.Out);
            brief.Out.Split('\n').Length.Should().BeLessThan(100, "it has a line or two for each module");
            whole.Out.Split('\n').Length.Should().BeGreaterThan(300);
        }
        else
            whole.Out.Should().Be(brief.Out, "another program is never spared anything");
    }

    [Theory]
    [InlineData("missing", "clerk1", "accountsPayable/apTerms list")]
    [InlineData("restricted_by_entity", "clerk1", "accountsPayable/bills list")]
    [InlineData("has", "clerk1", "accountsPayable/bills list --entity UK-01")]
    [InlineData("restricted_by_entity", "clerk1", "accountsPayable/bills list --entity DE-01")]
    [InlineData("cannot_sign_in", "wh1", "inventoryControl/items list")]
    [InlineData("has", "cfo", "generalLedger/journalEntries add")]
    [InlineData("capped_by_type", "emp1", "accountsReceivable/customers add")]
    [InlineData("missing", "cfo", "Payroll~Hub/objects/Payslip list")]
    [InlineData("not_offered", "cfo", "projects/myTimesheets list")]
    public async Task The_first_answer_is_precisely_one(string answer, string user, string asked)
    {
        await using var desk = Desk.With("acme");
        if (answer == "not_offered")
            await RemoveModuleAsync(desk, "projects");
        await desk.ServeAsync(answer == "capped_by_type" ? seed => Give(seed, "emp1", "AR clerk") : null);
        var words = asked.Split(' ').Select(word => word.Replace('~', ' '));
        var ran = await desk.RunAsync(["explain", "user", user, "--lacks", .. words, "--format", "json"]);
        ran.ExitCode.Should().Be(0, ran.Error);
        ((string?)JsonNode.Parse(ran.Out)!["answer"]).Should().Be(answer);
    }

    [Fact]
    public async Task A_type_that_caps_is_said_with_its_document()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync(seed => Give(seed, "emp1", "AR clerk"));
        var ran = await desk.RunAsync(
            "explain",
            "user",
            "emp1",
            "--lacks",
            "accountsReceivable/customers",
            "Add",
            "--entity",
            "UK-01"
        );
        ran.Out.Should().Contain("x capped by user type").And.Contain("why-cant-I-ns.htm");
        var all = await desk.RunAsync("explain", "user", "emp1");
        all.Out.Should()
            .Contain("List View Add Edit *")
            .And.Contain("documented ceiling, not checked by Intacct's API");
        var who = await desk.RunAsync("explain", "permission", "accountsReceivable/customers", "Add");
        who.Out.Should().Contain("emp1; not declared; may be capped by user type");
    }

    [Fact]
    public async Task Against_a_snapshot_it_is_that_state_and_against_a_plan_the_state_after()
    {
        await using var desk = Desk.With("acme");
        (await desk.RunAsync("snapshot", "--out", "then.json")).ExitCode.Should().Be(0);
        (await desk.RunAsync("plan", "--out", "acme.plan")).ExitCode.Should().Be(0);
        string[] ask = ["explain", "permission", "accountsPayable/payBills", "run"];
        (await desk.RunAsync(ask)).Out.Should().Contain("clerk1, clerk2");
        var after = await desk.RunAsync([.. ask, "--against", "acme.plan"]);
        var head = Unwrapped(after.Out);
        head.Should().Contain("in ACME after acme.plan").And.NotContain("clerk1");
        (await desk.RunAsync("apply", "acme.plan")).ExitCode.Should().Be(0);
        var now = await desk.RunAsync(ask);
        now.Out.Should().Be(head.Replace(" after acme.plan", "", StringComparison.Ordinal));
        var then = await desk.RunAsync([.. ask, "--against", "then.json"]);
        Unwrapped(then.Out).Should().Contain("in ACME as in then.json").And.Contain("clerk1, clerk2");
        var stale = await desk.RunAsync([.. ask, "--against", "acme.plan"]);
        stale.Out.Should().Be(after.Out, "what the plan wants is there already");

        static string Unwrapped(string text) =>
            text.Replace("after\n  acme.plan", "after acme.plan", StringComparison.Ordinal)
                .Replace("in\n  then.json", "in then.json", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_whom_only_the_plan_makes_is_explained_after_it()
    {
        await using var desk = Desk.With("acme");
        (await desk.RunAsync("plan", "--out", "acme.plan")).ExitCode.Should().Be(0);
        var after = await desk.RunAsync("explain", "user", "clerk3", "--against", "acme.plan");
        after.ExitCode.Should().Be(0, after.Error);
        after.Out.Should().Contain("AP clerk <- group AP team").And.NotContain("cannot be read");
    }

    [Fact]
    public async Task A_fleet_is_asked_company_by_company()
    {
        await using var desk = Desk.With("fleet");
        var ran = await desk.RunAsync("explain", "permission", "accountsPayable/bills", "--company", "ACME-N*");
        ran.ExitCode.Should().Be(0, ran.Error);
        ran.Out.Should().Contain("ACME-N").And.Contain("WHO CAN");
        var json = await desk.RunAsync(
            "explain",
            "permission",
            "accountsPayable/bills",
            "--company",
            "ACME-N*",
            "--format",
            "json"
        );
        json.Out.Should().Contain("\"explanation\"");
    }

    [Fact]
    public async Task Files_that_cannot_be_used_do_not_keep_anybody_from_an_answer()
    {
        await using var desk = Desk.With("starter");
        desk.Replace("access.yaml", "    roles: [AP clerk]\n    members", "    roles: [AP clerc]\n    members");
        var ran = await desk.RunAsync("explain", "permission", "accountsPayable/bills");
        ran.ExitCode.Should().Be(0);
        ran.Out.Should().Contain("WHO CAN").And.NotContain("access.yaml");
        ran.Error.Should().Contain("IR7083");
    }

    private static void Give(JsonObject seed, string user, string role) =>
        seed["objects"]!["company-config/user"]!.AsArray().First(one => (string?)one!["id"] == user)!["roles"]!
            .AsArray()
            .Add(new JsonObject { ["id"] = role });

    /// <summary>The company whose catalogue has nothing of a module.</summary>
    private static async Task RemoveModuleAsync(Desk desk, string module)
    {
        (await desk.RunAsync("snapshot", "--out", "company.json")).ExitCode.Should().Be(0);
        var company = JsonNode.Parse(desk.Read("company.json"))!;
        Remove(company, module);
        desk.Write("company.json", company.ToJsonString());
    }

    private static void Remove(JsonNode? node, string module)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items.ToList())
            {
                if (
                    item is JsonObject one
                    && ((string?)(one["module"] as JsonValue) == module || InPermission(one) == module)
                )
                    items.Remove(item);
                else
                    Remove(item, module);
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var (_, value) in members)
                Remove(value, module);
        }
    }

    private static string? InPermission(JsonObject row) =>
        row["permission"] is JsonObject permission ? (string?)(permission["module"] as JsonValue) : null;
}
