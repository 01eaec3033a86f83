using System.Text.Json.Nodes;
using IntacctReconciler.Simulator.Faults;

namespace IntacctReconciler.Tests.Simulator;

public sealed class QueryTests
{
    private readonly Desk desk = Desk.At(Seeds.RoleBased);

    private static Desk At(params (string, string)[] switches) => Desk.At(Seeds.RoleBased, "recon", switches);

    private (int Status, JsonNode? Body, IntacctReconciler.Simulator.SimulatedResponse Response) Query(string body) =>
        desk.Call("POST", "/services/core/query", body);

    private IEnumerable<string> Ids(string filters, string more = "") =>
        desk.Query("company-config/user", ["id"], filters, more).Select(row => row!["id"].Text());

    [Fact]
    public void Rows_are_flat_with_dotted_names_and_text_keys()
    {
        var row = desk.Query(
            "company-config/user",
            ["key", "contact.id", "entityAccess.allowTopLevelAccess", "entity.id"],
            """[{"$eq":{"id":"clerk1"}}]"""
        )[0]!;

        row["key"].Text().Should().MatchRegex("^[0-9]+$");
        row["contact.id"].Text().Should().Be("Clerk, Leeds");
        row["entityAccess.allowTopLevelAccess"].Flag().Should().BeFalse();
        row["entity.id"].Should().BeNull();
    }

    [Fact]
    public void Pages_follow_each_other_by_next()
    {
        List<string> ids = [];
        for (JsonNode? start = JsonValue.Create(1); start is not null; )
        {
            var page = Query(
                $$"""{"object":"company-config/user","fields":["id"],"orderBy":[{"id":"desc"}],"start":{{start}},"size":3}"""
            ).Body!;
            ids.AddRange(page["ia::result"]!.AsArray().Select(row => row!["id"].Text()));
            page["ia::meta"]!["totalCount"]!.GetValue<int>().Should().Be(8);
            page["ia::meta"]!["pageSize"]!.GetValue<int>().Should().Be(3);
            start = page["ia::meta"]!["next"]?.DeepClone();
        }

        ids.Should().HaveCount(8).And.OnlyHaveUniqueItems().And.BeInDescendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public void A_page_behind_the_end_is_empty() =>
        Query("""{"object":"company-config/user","fields":["id"],"start":99}""").Body!["ia::result"]!
            .AsArray()
            .Should()
            .BeEmpty();

    [Fact]
    public void Keys_sort_as_numbers()
    {
        var keys = desk.Query("company-config/permission", ["key"], "[]", ""","orderBy":[{"key":"desc"}]""")
            .Select(row => row!["key"].Text());

        keys.Should().Equal("274", "260", "254", "253", "207");
    }

    [Theory]
    [InlineData("""[{"$eq":{"status":"inactive"}}]""", "leaver", "ExtUser|Console|helper")]
    [InlineData("""[{"$in":{"id":["boss","clerk1"]}}]""", "boss", "clerk1")]
    [InlineData("""[{"$eq":{"adminPrivileges":"off"}},{"$eq":{"webServices.isRestricted":true}}]""", "reader")]
    [InlineData("""[{"$startsWith":{"id":"le"}}]""", "leaver")]
    [InlineData("""[{"$endsWith":{"id":"1"}}]""", "clerk1")]
    [InlineData("""[{"$contains":{"userName":"Leeds"}}]""", "clerk1")]
    [InlineData("""[{"$eq":{"sso.federatedSSOId":null}},{"$between":{"id":["boss","clerk9"]}}]""", "boss", "clerk1")]
    [InlineData("""[{"$ne":{"status":"active"}},{"$notStartsWith":{"id":"Ext"}}]""", "leaver")]
    [InlineData("""[{"$gt":{"id":"reader"}}]""", "recon", "ukbot")]
    [InlineData("""[{"$lte":{"id":"boss"}}]""", "boss", "ExtUser|Console|helper")]
    public void Filters_choose_rows(string filters, params string[] ids) => Ids(filters).Should().Equal(ids);

    [Theory]
    [InlineData("or", "boss", "leaver")]
    [InlineData("and")]
    [InlineData("(1 or 2) and 3", "leaver")]
    [InlineData("1 or 2 and 3", "boss", "leaver")]
    public void Filters_combine_by_their_expression(string expression, params string[] ids)
    {
        var filters = expression.Contains('3', StringComparison.Ordinal)
            ? """[{"$eq":{"id":"boss"}},{"$eq":{"id":"leaver"}},{"$eq":{"status":"inactive"}}]"""
            : """[{"$eq":{"id":"boss"}},{"$eq":{"id":"leaver"}}]""";

        Ids(filters, $$""","filterExpression":"{{expression}}" """).Should().Equal(ids);
    }

    [Fact]
    public void Case_matters_unless_said_otherwise()
    {
        const string query = """
            {"object":"company-config/user","fields":["id"],"filters":[{"$eq":{"id":"BOSS"}}],"filterParameters":{"caseSensitiveComparison":CASE}}
            """;

        Count("true").Should().Be(0);
        Count("false").Should().Be(1);

        int Count(string sensitive) =>
            Desk.Result(Query(query.Replace("CASE", sensitive, StringComparison.Ordinal))).AsArray().Count;
    }

    [Theory]
    [InlineData(
        """{"object":"company-config/user","fields":["id"],"includePrivate":true}""",
        "Unrecognized key includePrivate"
    )]
    [InlineData(
        """{"object":"company-config/user","fields":["id"],"filterParameters":{"private":true}}""",
        "Unrecognized key private"
    )]
    [InlineData("""{"object":"company-config/user","fields":["name"]}""", "The name field does not exist")]
    [InlineData("""{"object":"company-config/user","fields":["*"]}""", "The * field does not exist")]
    [InlineData("""{"object":"company-config/user","fields":["roles"]}""", "The roles field does not exist")]
    [InlineData("""{"object":"company-config/user","fields":["contact"]}""", "The contact field does not exist")]
    [InlineData("""{"object":"company-config/user","fields":["contact.lastName"]}""", "does not exist")]
    [InlineData("""{"object":"company-config/user","fields":["audit.createdBy"]}""", "does not exist")]
    [InlineData("""{"object":"company-config/role","fields":["rolePermissionAssignments"]}""", "does not exist")]
    [InlineData("""{"object":"company-config/permission","fields":["allowedAccessRights"]}""", "does not exist")]
    [InlineData("""{"object":"company-config/ghost","fields":["id"]}""", "company-config/ghost does not exist")]
    [InlineData("""{"fields":["id"]}""", "does not exist")]
    [InlineData("""{"object":"company-config/user","fields":[]}""", "names no fields")]
    [InlineData("""{"object":"company-config/user","fields":["id"],"size":4001}""", "size is 4001")]
    [InlineData("""{"object":"company-config/user","fields":["id"],"size":0}""", "size is 0")]
    [InlineData("""{"object":"company-config/user","fields":["id"],"start":0}""", "start is 0")]
    [InlineData(
        """{"object":"company-config/user","fields":["id"],"filters":[{"$foo":{"id":"x"}}]}""",
        "$foo is not an operator"
    )]
    [InlineData(
        """{"object":"company-config/user","fields":["id"],"filters":[{"field":"id","operator":"$eq","value":"x"}]}""",
        "one operator"
    )]
    [InlineData(
        """{"object":"company-config/user","fields":["id"],"filters":[{"$eq":{"href":"x"}}]}""",
        "cannot be filtered"
    )]
    [InlineData(
        """{"object":"company-config/user","fields":["id"],"filters":[{"$lt":{"id":null}}]}""",
        "does not take null"
    )]
    [InlineData(
        """{"object":"company-config/user","fields":["id"],"filterExpression":"1 and"}""",
        "cannot be understood"
    )]
    [InlineData("""{"object":"company-config/user","fields":["id"],"orderBy":[{"id":"up"}]}""", "not asc or desc")]
    [InlineData("""{"object":"company-config/user","fields":["count:id"]}""", "not simulated")]
    public void What_the_query_service_does_not_know_it_refuses(string body, string says)
    {
        var answer = Query(body);

        answer.ShouldBeRefused(400, says);
        answer.Body!["ia::result"]!["ia::error"].Should().NotBeNull();
    }

    [Theory]
    [InlineData("absent", null)]
    [InlineData("pipe-text", "\"list|readonly|add\"")]
    [InlineData("array", "[\"list\",\"readonly\",\"add\"]")]
    public void Asking_for_rights_gives(string way, string? value)
    {
        var rows = At(("query-access-rights", way))
            .Query(
                "company-config/role-permission-assignment",
                ["permission.name", "accessRights"],
                """[{"$eq":{"permission.key":"207"}}]"""
            );

        rows[0]!["permission.name"].Text().Should().Be("bills");
        rows[0]!["accessRights"]?.ToJsonString().Should().Be(value);
    }

    [Fact]
    public void Lists_of_text_are_searched_with_has() =>
        desk.Query("company-config/permission", ["name"], """[{"$has":{"allowedAccessRights":"reverse"}}]""")
            .Select(row => row!["name"].Text())
            .Should()
            .Equal("journalEntries");

    [Theory]
    [InlineData("off", 8)]
    [InlineData("on", 6)]
    public void Inactive_users_and_a_query_that_does_not_name_the_status(string way, int count)
    {
        var own = At(("query-hides-inactive", way));

        own.Query("company-config/user", ["id"]).Should().HaveCount(count);
        own.Query("company-config/user", ["id"], """[{"$in":{"status":["active","inactive"]}}]""")
            .Should()
            .HaveCount(8);
    }

    [Theory]
    [InlineData("400", 400)]
    [InlineData("200", 200)]
    public void An_error_of_a_query_comes_with_status(string way, int status)
    {
        var answer = At(("query-error-status", way))
            .Call("POST", "/services/core/query", """{"object":"company-config/user","fields":["nope"]}""");

        answer.Status.Should().Be(status);
        answer.Body!["ia::result"]!["ia::error"]!["message"].Text().Should().Contain("nope");
    }

    [Theory]
    [InlineData(PageFault.Truncated, "b,c", 5)]
    [InlineData(PageFault.Duplicated, "a,b,c", 5)]
    [InlineData(PageFault.Shifted, "c,d,e", 5)]
    public void A_page_can_be_wrong(PageFault fault, string ids, int total)
    {
        var roles = string.Join(",", "abcde".Select(letter => $$"""{"id":"{{letter}}"}"""));
        var own = Desk.At(
            $$"""
            { "format": "intacct-snapshot/1", "company": "ACME", "objects": { "company-config/role": [{{roles}}],
              "company-config/user": [{ "id": "recon", "adminPrivileges": "full", "webServices": { "isRestricted": true } }] } }
            """
        );
        own.Company.Faults.On("POST", "/services/core/query", new Fault.Page(fault));

        var page = own.Call(
            "POST",
            "/services/core/query",
            """{"object":"company-config/role","fields":["id"],"start":2,"size":3}"""
        ).Body!;

        string.Join(',', page["ia::result"].Ids()).Should().Be(ids);
        page["ia::meta"]!["totalCount"]!.GetValue<int>().Should().Be(total);
    }

    [Fact]
    public void Reads_may_lag_behind_writes()
    {
        var own = At(("read-lag", "2"));
        own.Patch("user", "clerk1", """{"userName":"New"}""").ShouldBeDone();

        Name().Should().Be("AP clerk, Leeds");
        Name().Should().Be("AP clerk, Leeds");
        Name().Should().Be("New");

        string Name() =>
            own.Query("company-config/user", ["userName"], """[{"$eq":{"id":"clerk1"}}]""")[0]!["userName"].Text();
    }

    [Fact]
    public void Without_lag_a_write_is_seen_at_once()
    {
        desk.Patch("user", "clerk1", """{"userName":"New"}""").ShouldBeDone();

        desk.User("clerk1")["userName"].Text().Should().Be("New");
    }
}
