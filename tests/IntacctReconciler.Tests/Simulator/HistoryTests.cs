using System.Text.Json.Nodes;

namespace IntacctReconciler.Tests.Simulator;

public sealed class HistoryTests
{
    private const string History = "company-config/audit-history";

    private static readonly string[] Fields =
    [
        "changeDetails.objectName",
        "changeDetails.objectId",
        "changeDetails.fieldName",
        "changeDetails.previousValue",
        "changeDetails.newValue",
        "changeSource.actionPerformed",
    ];

    [Fact]
    public void Every_write_tells_what_it_changed()
    {
        var desk = Desk.At(Seeds.RoleBased);
        desk.Patch("user", "clerk1", """{"userName":"New","trustedDevices":"never","roles":[{"id":"Spare"}]}""")
            .ShouldBeDone();
        desk.Patch(
                "role",
                "AP clerk",
                """{"rolePermissionAssignments":[{"permission":{"key":"253"},"accessRights":["list"]}]}"""
            )
            .ShouldBeDone();
        desk.Call("POST", "/objects/company-config/role", """{"id":"Added"}""").ShouldBeDone();
        desk.Call("DELETE", $"/objects/company-config/user-group/{desk.Key("company-config/user-group", "AP team")}")
            .ShouldBeDone();
        Lines(desk)
            .Should()
            .Equal(
                "user clerk1 userName: AP clerk, Leeds -> New (modify)",
                "user clerk1 trustedDevices: companyDefault -> never (modify)",
                "user clerk1 roles: AP clerk ->  (modify)",
                "user clerk1 roles:  -> Spare (modify)",
                "role AP clerk rolePermissionAssignments:  -> administration/users: list (modify)",
                "role Added :  ->  (create)",
                "user-group AP team :  ->  (delete)"
            );
        var first = desk.Query(History, ["key"])[0]!["key"]!.GetValue<string>();
        var source = Desk.Result(desk.Call("GET", $"/objects/{History}/{first}"))["changeSource"]!;
        source["source"]!.GetValue<string>().Should().Be("api");
        source["completedBy"]!.GetValue<string>().Should().Be("recon");
        source["clientId"]!.GetValue<string>().Should().Be("c.app.example");
        source["accessDateTime"]!.GetValue<string>().Should().Be("2026-11-02T09:00:00Z");
    }

    [Fact]
    public void What_is_refused_or_changes_nothing_makes_no_entry()
    {
        var desk = Desk.At(Seeds.RoleBased);
        desk.Patch("user", "clerk1", """{"userName":"New","adminPrivileges":"boss"}""").Status.Should().Be(400);
        desk.Patch("user", "clerk1", """{"userName":"AP clerk, Leeds","roles":[{"id":"AP clerk"}]}""").ShouldBeDone();
        Lines(desk).Should().BeEmpty();
    }

    [Fact]
    public void It_can_be_in_words_absent_or_forbidden()
    {
        var words = Desk.At(Seeds.RoleBased, switches: [("audit-history-names", "screen")]);
        words.Patch("user", "clerk1", """{"trustedDevices":"never"}""").ShouldBeDone();
        Lines(words).Should().Equal("User clerk1 Trusted devices: companyDefault -> never (modify)");
        Desk.At(Seeds.RoleBased, switches: [("audit-history", "absent")])
            .Call("GET", $"/objects/{History}")
            .Status.Should()
            .Be(404);
        Desk.At(Seeds.RoleBased, switches: [("audit-history", "forbidden")])
            .Call("GET", $"/objects/{History}")
            .Status.Should()
            .Be(403);
    }

    [Fact]
    public void Nobody_writes_it_and_a_snapshot_of_the_company_leaves_it_out()
    {
        var desk = Desk.At(Seeds.RoleBased);
        desk.Call("POST", $"/objects/{History}", "{}").Status.Should().Be(405);
        desk.Patch("user", "clerk1", """{"userName":"New"}""").ShouldBeDone();
        JsonNode.Parse(desk.Company.ToSnapshot())!["objects"]!.AsObject().ContainsKey(History).Should().BeFalse();
    }

    private static IEnumerable<string> Lines(Desk desk) =>
        desk.Query(History, ["key", .. Fields])
            .Select(row => Fields.Select(field => row![field]?.GetValue<string>()).ToArray())
            .Select(row => $"{row[0]} {row[1]} {row[2]}: {row[3]} -> {row[4]} ({row[5]})");
}
