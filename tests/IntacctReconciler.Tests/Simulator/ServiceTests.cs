using System.Text.Json.Nodes;

namespace IntacctReconciler.Tests.Simulator;

/// <summary>Model, allowed operations and composite.</summary>
public sealed class ServiceTests
{
    private readonly Desk desk = Desk.At(Seeds.RoleBased);

    [Fact]
    public void The_model_of_users_tells_fields_groups_references_and_lists()
    {
        var model = Desk.Result(desk.Call("GET", "/services/core/model?name=company-config/user"));

        model["httpMethods"].Text().Should().Be("OPTIONS,GET,POST,DELETE,PATCH");
        model["idempotenceSupported"].Flag().Should().BeTrue();
        model["fields"]!["adminPrivileges"]!["enum"].Texts().Should().Equal("off", "limited", "full");
        model["fields"]!["adminPrivileges"]!["default"].Text().Should().Be("off");
        model["fields"]!["id"]!["mutable"].Flag().Should().BeFalse();
        model["fields"]!["accountEmail"]!["required"].Flag().Should().BeFalse("it always is in this service");
        model["groups"]!["password"]!["fields"]!["neverExpires"]!["type"].Text().Should().Be("boolean");
        model["refs"]!["contact"]!["apiObject"].Text().Should().Be("company-config/contact");
        model["lists"]!.AsObject().Should().ContainKey("permissionAssignments");
    }

    [Fact]
    public void The_model_of_what_is_not_there_is_an_empty_list()
    {
        var body = desk.Call("GET", "/services/core/model?name=company-config%2Fghost").Body!;

        body["ia::result"]!.AsArray().Should().BeEmpty();
        body["ia::meta"]!["totalCount"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public void Without_a_name_the_model_service_lists_what_there_is() =>
        Desk.Result(desk.Call("GET", "/services/core/model")).AsArray().Should().HaveCount(14);

    [Fact]
    public void Allowed_operations_follow_the_rules()
    {
        var keys = new[] { "clerk1", "boss", "ExtUser|Console|helper" }
            .Select(id => desk.Key("company-config/user", id))
            .ToArray();
        var body = $$"""{"object":"company-config/user","keys":["{{string.Join("\",\"", keys)}}","9999"]}""";

        Allowed(desk).Should().Equal("canView canEdit canDelete", "canView canEdit", "canView", "");
        Allowed(desk.SignedInAs("limited")).Should().Equal("canView canEdit canDelete", "canView", "canView", "");

        IEnumerable<string> Allowed(Desk at) =>
            Desk.Result(at.Call("POST", "/services/core/allowed-operations/list", body))
                .AsArray()
                .Select(item => string.Join(' ', item!["operations"].Texts()));
    }

    private const string ContactAndUser = """
        [ { "method": "POST", "path": "/objects/company-config/contact", "resultReference": "c",
            "body": { "id": "New, Clerk", "printAs": "New, Clerk" } },
          { "method": "POST", "path": "/objects/company-config/user",
            "body": { "id": "n", "accountEmail": "n@acme.example", "contact": { "key": "@{c.1.key}" } } } ]
        """;

    [Fact]
    public void A_composite_refers_to_its_earlier_results()
    {
        var answer = desk.Call("POST", "/services/core/composite", ContactAndUser);

        answer.Status.Should().Be(200);
        answer.Body!["ia::result"]![1]!["ia::status"]!.GetValue<int>().Should().Be(201);
        desk.User("n")["contact"]!["id"].Text().Should().Be("New, Clerk");
    }

    [Fact]
    public void A_composite_stops_at_the_first_failure_and_takes_nothing_back()
    {
        var body = $"[{ContactAndUser.Trim()[1..^1]}, {ContactAndUser.Trim()[1..^1]}]";

        var answer = desk.Call("POST", "/services/core/composite", body);

        answer.Status.Should().Be(207);
        answer.Body!["ia::result"]!
            .AsArray()
            .Select(item => item!["ia::status"]!.GetValue<int>())
            .Should()
            .Equal(201, 201, 409, 422);
        answer.Body["ia::result"]![3]!["ia::error"]!["code"].Text().Should().Be("unprocessed");
        desk.User("n").Should().BeAssignableTo<JsonNode>();
    }

    [Theory]
    [InlineData("{}", "2 to 10")]
    [InlineData("[{}]", "2 to 10")]
    [InlineData("""[{"method":"PUT","path":"/objects/xx"},{}]""", "method")]
    [InlineData("""[{"method":"GET","path":"/workflows/x"},{"method":"GET","path":"/objects/xx"}]""", "path")]
    [InlineData("""[{"method":"POST","path":"/objects/xx","body":[]},{"method":"GET","path":"/objects/xx"}]""", "body")]
    [InlineData(
        """[{"method":"GET","path":"/objects/xx","verb":1},{"method":"GET","path":"/objects/xx"}]""",
        "REST-1043"
    )]
    public void A_composite_of_the_wrong_form_is_refused(string body, string says) =>
        desk.Call("POST", "/services/core/composite", body).ShouldBeRefused(400, says);
}
