using System.Text.Json.Nodes;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>
/// The four modes of a restriction to entities, and every step from one to another: what is sent over HTTP and what the plan
/// says are read from the tables of docs/entities.md.
/// </summary>
public sealed class RestrictionModeTests
{
    private const string Document = "docs/entities.md";
    private const string Unrestricted = "unrestricted";

    public static TheoryData<string, string> Steps() =>
        [.. Table("steps").Select(row => new TheoryDataRow<string, string>(row[0], row[1]))];

    public static TheoryData<string> Modes() => [.. Table("modes").Select(row => row[0])];

    [Fact]
    public void The_document_has_every_step_between_two_modes()
    {
        string[] modes = [.. Table("modes").Select(row => row[0])];
        modes.Should().HaveCount(4);
        Table("steps")
            .Select(row => (row[0], row[1]))
            .Should()
            .Equal(from one in modes from other in modes where one != other select (one, other));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_step_is_said_sent_whole_and_compared(string from, string to)
    {
        await using var desk = await DeskAsync(from, to, allow: true);
        var sent = Listen(desk);

        var plan = await desk.RunAsync("plan");
        plan.ExitCode.Should().Be(0, plan.All);
        plan.Out.Should().Contain($"~ user[\"clerk1\"]  {Says(from, to)}\n");
        await AccessIsAsync(desk, from, to);

        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        sent.Select(body => Written(body, Keys(desk.Companies[0]))).Should().Equal(Expected(to));
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Who_is_in_a_mode_already_has_no_changes(string mode)
    {
        await using var desk = await DeskAsync(mode, mode, allow: false);

        var plan = await desk.RunAsync("plan", "--detailed-exitcode");

        plan.ExitCode.Should().Be(0, plan.All);
        plan.Out.Should().Contain("No changes.");
    }

    /// <summary>With several entities the flag is sent, and whatever Intacct has there is no difference.</summary>
    [Theory]
    [InlineData(false, "[UK-01, UK-02]")]
    [InlineData(true, "[UK-01, UK-02]")]
    [InlineData(false, "{ only: [UK-01, UK-02], topLevel: true }")]
    [InlineData(true, "{ only: [UK-02, UK-01], topLevel: true }")]
    public async Task With_several_entities_the_flag_is_not_compared(bool flag, string written)
    {
        await using var desk = await DeskAsync(["UK-01", "UK-02"], flag, written);

        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task The_last_restriction_goes_only_when_somebody_answers_for_it(string from)
    {
        await using var desk = await DeskAsync(from, Unrestricted, allow: false);

        var plan = await desk.RunAsync("plan", "--detailed-exitcode");
        var apply = await desk.RunAsync("apply", "--auto-approve");

        plan.ExitCode.Should().Be(from == Unrestricted ? 0 : 1, plan.All);
        apply.ExitCode.Should().Be(from == Unrestricted ? 0 : 1, apply.All);
        plan.Error.Contains("IR0456", StringComparison.Ordinal).Should().Be(from != Unrestricted);
        desk.Companies[0].Calls.Should().NotContain(call => call.Mutating);
    }

    [Theory]
    [InlineData("[UK-01]")]
    [InlineData("all")]
    [InlineData("{ only: [UK-02], topLevel: true }")]
    public async Task Restrictions_that_cannot_be_written_are_left_alone_and_told(string written)
    {
        await using var desk = await DeskAsync(
            ["UK-01"],
            false,
            written,
            ("user-locations", "own"),
            worker => worker["locations"] = JsonNode.Parse("""[{ "id": "HULL" }]""")
        );

        var plan = await desk.RunAsync("plan", "--detailed-exitcode");

        plan.ExitCode.Should().Be(0, plan.All);
        plan.Out.Should().Contain("IR8042").And.Contain("No changes.").And.NotContain("ENTITIES");
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        desk.Companies[0].Calls.Should().NotContain(call => call.Mutating);
    }

    private static async Task AccessIsAsync(Desk desk, string from, string to)
    {
        var plan = await desk.RunAsync("plan", "--format", "json");
        var access = JsonNode.Parse(plan.Out)!["entity_access"]!.AsArray().Should().ContainSingle().Subject!;
        access["users"]!.ToJsonString().Should().Be("[\"clerk1\"]");
        access["top_level_before"]!.GetValue<bool>().Should().Be(Mode(from)[5] == "open");
        access["top_level_after"]!.GetValue<bool>().Should().Be(Mode(to)[5] == "open");
        Ids(access["before"]!).Should().Be(from == Unrestricted ? "all" : Code(Mode(from)[2]));
        Ids(access["after"]!).Should().Be(to == Unrestricted ? "all" : Code(Mode(to)[2]));
    }

    private static string Ids(JsonNode node) =>
        node is JsonArray ids ? $"[{string.Join(", ", ids.Select(id => (string?)id))}]" : (string)node!;

    /// <summary>The body of each write of a user.</summary>
    private static List<JsonNode> Listen(Desk desk)
    {
        var sent = new List<JsonNode>();
        var company = desk.Companies[0];
        company.Faults.When(
            request =>
            {
                if (request.Method == "PATCH")
                    sent.Add(JsonNode.Parse(request.Body.Span)!);
                return false;
            },
            Fault.Internal()
        );
        return sent;
    }

    /// <summary>With ids in place of keys.</summary>
    private static string Written(JsonNode sent, Dictionary<string, string> ids)
    {
        var body = sent.AsArray().Should().ContainSingle().Subject!;
        var access = body["entityAccess"]!;
        body.AsObject().Select(member => member.Key).Should().BeEquivalentTo("key", "entities", "entityAccess");
        access
            .AsObject()
            .Select(member => member.Key)
            .Should()
            .BeEquivalentTo("allowUnrestrictedAccess", "allowTopLevelAccess");
        var entities = body["entities"]!
            .AsArray()
            .Select(entity => (string?)entity!["id"] ?? ids[(string)entity["key"]!]);
        return $"[{string.Join(", ", entities)}] {access["allowUnrestrictedAccess"]} {access["allowTopLevelAccess"]}";
    }

    private static Dictionary<string, string> Keys(IntacctReconciler.Simulator.SimulatedCompany company) =>
        JsonNode.Parse(company.ToSnapshot())!["objects"]!["company-config/entity"]!
            .AsArray()
            .ToDictionary(entity => (string)entity!["key"]!, entity => (string)entity!["id"]!, StringComparer.Ordinal);

    private static string Expected(string mode) => $"{Code(Mode(mode)[2])} {Code(Mode(mode)[3])} {Code(Mode(mode)[4])}";

    /// <summary>The mode as it stands in the company.</summary>
    private static string Stored(string mode) => $"{Code(Mode(mode)[2])} {Code(Mode(mode)[3])} {Mode(mode)[5]}";

    private static string Shown(IntacctReconciler.Simulator.SimulatedCompany company)
    {
        var worker = JsonNode.Parse(company.ToSnapshot())!["objects"]!["company-config/user"]!
            .AsArray()
            .Single(user => (string?)user!["id"] == "clerk1")!;
        string[] entities =
        [
            .. (worker["entities"]?.AsArray() ?? [])
                .Select(entity => (string)entity!["id"]!)
                .Order(StringComparer.Ordinal),
        ];
        var all = (bool)worker["entityAccess"]!["allowUnrestrictedAccess"]!;
        var open = all || entities.Length > 1 || (bool)worker["entityAccess"]!["allowTopLevelAccess"]!;
        return $"[{string.Join(", ", entities)}] {(all ? "true" : "false")} {(open ? "open" : "closed")}";
    }

    private static Task<Desk> DeskAsync(string from, string to, bool allow)
    {
        var entities = Code(Mode(from)[2]).Trim('[', ']').Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var written = Code(Mode(to)[1])["entities: ".Length..];
        return DeskAsync(
            entities,
            Code(Mode(from)[4]) == "true",
            written
                + (
                    allow
                        ? "\n    allow: { widen-scope: { owner: cfo, reason: reads the group, until: 2031-03-31 } }"
                        : ""
                )
        );
    }

    private static async Task<Desk> DeskAsync(
        string[] entities,
        bool topLevel,
        string written,
        (string, string)? setting = null,
        Action<JsonNode>? change = null
    )
    {
        var desk = new Desk();
        desk.Write(
            "access.yaml",
            $"version: 1\ncompany: ACME\npermissionModel: role-based\nconnection:\n  simulator: company.json\nusers:\n  clerk1:\n    entities: {written}\n"
        );
        desk.Write("company.json", MaintainedFile.Read("examples/acme/company.json"));
        await desk.ServeAsync(
            seed =>
            {
                var worker = seed["objects"]!["company-config/user"]!
                    .AsArray()
                    .Single(user => (string?)user!["id"] == "clerk1")!;
                worker["entityAccess"] = new JsonObject
                {
                    ["allowUnrestrictedAccess"] = entities.Length == 0,
                    ["allowTopLevelAccess"] = topLevel,
                };
                worker["entities"] = new JsonArray([.. entities.Select(id => new JsonObject { ["id"] = id })]);
                worker.AsObject().Remove("departments");
                change?.Invoke(worker);
            },
            setting is { } one ? [one] : []
        );
        return desk;
    }

    private static string Says(string from, string to) =>
        Code(Table("steps").Single(row => row[0] == from && row[1] == to)[2]);

    private static string[] Mode(string name) => Table("modes").Single(row => row[0] == name);

    private static string Code(string cell) => cell.Trim('`');

    private static IEnumerable<string[]> Table(string name)
    {
        var text = MaintainedFile.Read(Document);
        var start = text.IndexOf($"<!-- table: {name} -->\n", StringComparison.Ordinal);
        var end = text.IndexOf("<!-- end -->", start, StringComparison.Ordinal);
        return text[start..end]
            .Split('\n')
            .Skip(3)
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());
    }
}
