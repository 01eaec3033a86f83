namespace IntacctReconciler.Tests.Simulator;

/// <summary>What the contract does not allow is refused.</summary>
public sealed class StrictnessTests
{
    private readonly Desk desk = Desk.At(Seeds.RoleBased);

    [Theory]
    [InlineData("""{"newDate":"2026-01-01"}""", "REST-1043")]
    [InlineData("""{"newDate":"2026-01-01"}""", "/newDate is not a valid field")]
    [InlineData("""{"password":{"value":"secret"}}""", "/password/value is not a valid field")]
    [InlineData("""{"key":"1"}""", "REST-1050")]
    [InlineData("""{"id":"other"}""", "REST-1050")]
    [InlineData("""{"href":"x"}""", "REST-1050")]
    [InlineData("""{"audit":{"createdBy":"1"}}""", "REST-1050")]
    [InlineData("""{"webServices":{"isEnabled":true}}""", "REST-1050")]
    [InlineData("""{"entity":{"id":"UK-01"}}""", "REST-1050")]
    [InlineData("""{"status":"gone"}""", "invalidParameter")]
    [InlineData("""{"status":null}""", "invalidParameter")]
    [InlineData("""{"userName":7}""", "invalidParameter")]
    [InlineData("""{"webServices":true}""", "invalidParameter")]
    [InlineData("""{"isChatterDisabled":"true"}""", "invalidParameter")]
    [InlineData("""{"roles":{}}""", "invalidParameter")]
    [InlineData("""{"roles":["AP clerk"]}""", "invalidParameter")]
    [InlineData("""{"roles":[{"id":"AP clerk","name":"x"}]}""", "REST-1043")]
    [InlineData("""{"userName":"a","userName":"b"}""", "not JSON")]
    [InlineData("""{"userName":""", "not JSON")]
    [InlineData("""[]""", "not an object")]
    public void A_payload_that_breaks_the_contract_is_a_bad_request(string body, string says)
    {
        var before = desk.User("clerk1").ToJsonString();

        desk.Patch("user", "clerk1", body).ShouldBeRefused(400, says);

        desk.User("clerk1").ToJsonString().Should().Be(before);
    }

    [Fact]
    public void Every_mistake_is_named()
    {
        var details = desk.Patch("user", "clerk1", """{"a":1,"key":"2"}""").Error()["details"]!.AsArray();

        details.Select(detail => detail!["target"].Text()).Should().Equal("/a", "/key");
    }

    [Fact]
    public void A_missing_body_is_named()
    {
        desk.Call("POST", "/objects/company-config/role").ShouldBeRefused(400, "REST-1028");
        desk.Call("POST", "/services/core/query").ShouldBeRefused(400, "REST-1028");
    }

    [Fact]
    public void Another_content_type_is_refused() =>
        desk.With("Content-Type", "text/xml")
            .Call("POST", "/objects/company-config/role", "<role/>")
            .ShouldBeRefused(400, "GW-0014");

    [Theory]
    [InlineData("POST", "/objects/company-config/permission")]
    [InlineData("PATCH", "/objects/company-config/permission/207")]
    [InlineData("DELETE", "/objects/company-config/permission/207")]
    [InlineData("POST", "/objects/company-config/role-permission-assignment")]
    [InlineData("DELETE", "/objects/company-config/role-permission-assignment/1")]
    [InlineData("POST", "/objects/company-config/role-user-map")]
    [InlineData("DELETE", "/objects/company-config/role-user-map/1")]
    [InlineData("PATCH", "/objects/company-config/role-user-group-map/1")]
    [InlineData("PATCH", "/objects/company-config/user-group-member/1")]
    [InlineData("POST", "/objects/company-config/department")]
    [InlineData("PUT", "/objects/company-config/user/1")]
    [InlineData("DELETE", "/objects/company-config/user")]
    [InlineData("GET", "/services/core/query")]
    [InlineData("POST", "/services/core/model")]
    public void A_method_that_is_not_offered_is_405_whoever_asks(string method, string path)
    {
        var answer = desk.Call(method, path, "{}");

        answer.Status.Should().Be(405);
        answer.Response.Headers.Should().ContainKey("Allow");
    }

    [Theory]
    [InlineData("/objects/company-config/ghost")]
    [InlineData("/objects/company-config")]
    [InlineData("/objects/company-config/user/1/2")]
    [InlineData("/objects/company-config/user/")]
    [InlineData("/objects/company-config/user/9999")]
    [InlineData("/objects/company-config/user/clerk1")]
    [InlineData("/services/core/ghost")]
    public void What_is_not_there_is_404(string path) => desk.Call("GET", path).ShouldBeRefused(404, "notFound");

    [Fact]
    public void A_batch_has_at_most_500_objects()
    {
        var many = string.Join(",", Enumerable.Range(1, 501).Select(n => $$"""{"id":"r{{n}}"}"""));
        var keys = string.Join(",", Enumerable.Range(1, 501));

        desk.Call("POST", "/objects/company-config/role", $"[{many}]").ShouldBeRefused(400, "501 objects");
        desk.Call("GET", $"/objects/company-config/role/{keys}").ShouldBeRefused(400, "501 keys");
        desk.Call("POST", "/objects/company-config/role", "[]").ShouldBeRefused(400, "empty");
        desk.Call("PATCH", "/objects/company-config/role", """{"key":"1"}""").ShouldBeRefused(400, "list of objects");
        desk.Call("PATCH", "/objects/company-config/role/1,2", """{"description":"x"}""")
            .ShouldBeRefused(400, "list in the body");
    }

    [Fact]
    public void A_batch_of_500_is_done_at_once_and_its_objects_are_deleted_again()
    {
        var many = string.Join(",", Enumerable.Range(1, 500).Select(n => $$"""{"id":"r{{n}}"}"""));

        var created = desk.Call("POST", "/objects/company-config/role", $"[{many}]");

        created.Status.Should().Be(201);
        created.Body!["ia::meta"]!["totalSuccess"]!.GetValue<int>().Should().Be(500);
        var keys = string.Join(",", created.Body["ia::result"]!.AsArray().Select(item => item!["key"].Text()));
        var deleted = desk.Call("DELETE", $"/objects/company-config/role/{keys}");
        deleted.Status.Should().Be(204);
        deleted.Response.Body.IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void A_batch_element_without_key_is_refused_by_itself()
    {
        var key = desk.Key("company-config/role", "Spare");

        var answer = desk.Call(
            "PATCH",
            "/objects/company-config/role",
            $$"""[{"description":"x"},{"key":"{{key}}","description":"y"}]"""
        );

        answer.Status.Should().Be(207);
        answer.Body!["ia::result"]![0]!["ia::error"]!.ToJsonString().Should().Contain("/0/key is missing");
        desk.Role("Spare")["description"].Text().Should().Be("y");
    }

    [Fact]
    public void Batch_deletes_answer_item_by_item_without_keys()
    {
        var spare = desk.Key("company-config/role", "Spare");

        var answer = desk.Call("DELETE", $"/objects/company-config/role/{spare},9999");

        answer.Status.Should().Be(207);
        answer.Body!["ia::result"]![0]!.ToJsonString().Should().Be("""{"ia::status":204}""");
        answer.Body["ia::result"]![1]!["ia::status"]!.GetValue<int>().Should().Be(404);
    }

    [Theory]
    [InlineData("207", 207)]
    [InlineData("422", 422)]
    public void A_failed_atomic_batch(string way, int status)
    {
        var own = Desk.At(Seeds.RoleBased, "recon", ("atomic-failure", way)).With("X-IA-API-Param-Transaction", "true");

        own.Call("POST", "/objects/company-config/role", """[{"id":"new"},{"id":"Spare"}]""")
            .Status.Should()
            .Be(status);

        own.Query("company-config/role", ["id"]).Should().HaveCount(3);
    }

    [Fact]
    public void List_GET_gives_at_most_100_references_and_looks_at_no_query_string()
    {
        var many = string.Join(",", Enumerable.Range(1, 150).Select(n => $$"""{"id":"r{{n}}"}"""));
        desk.Call("POST", "/objects/company-config/role", $"[{many}]").ShouldBeDone();

        var body = desk.Call("GET", "/objects/company-config/role?start=101&size=7").Body!;

        body["ia::result"]!.AsArray().Should().HaveCount(100);
        body["ia::meta"]!["totalCount"]!.GetValue<int>().Should().Be(153);
        body["ia::meta"]!["pageSize"]!.GetValue<int>().Should().Be(100);
    }
}
