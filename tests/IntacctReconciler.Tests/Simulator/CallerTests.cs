using IntacctReconciler.Simulator.Faults;

namespace IntacctReconciler.Tests.Simulator;

/// <summary>Who may ask, and what of the company they see.</summary>
public sealed class CallerTests
{
    private static Desk At(string user = "recon", params (string, string)[] switches) =>
        Desk.At(Seeds.RoleBased, user, switches);

    [Theory]
    [InlineData("recon@OTHER", 400, "invalid_grant")]
    [InlineData("nobody@ACME", 400, "invalid_grant")]
    [InlineData("boss@ACME", 400, "invalid_grant")]
    [InlineData("leaver@ACME", 400, "invalid_grant")]
    [InlineData("recon", 400, "invalid_request")]
    [InlineData("recon@ACME|FR-99", 400, "invalid_grant")]
    [InlineData("ukbot@ACME|DE-01", 400, "invalid_grant")]
    public void A_token_is_refused_in_the_words_of_the_token_endpoint(string username, int status, string error)
    {
        var answer = At().Token(username);

        answer.Status.Should().Be(status);
        answer.Body!["error"].Text().Should().Be(error);
    }

    [Fact]
    public void Clients_of_the_seed_need_their_secret()
    {
        var desk = Desk.At(
            Seeds.RoleBased.Replace(
                "\"loggedIn\"",
                "\"clients\": { \"c.app.example\": \"s\" }, \"loggedIn\"",
                StringComparison.Ordinal
            )
        );

        desk.Token("recon@ACME", secret: "wrong").Status.Should().Be(401);
        desk.Token("recon@ACME", client: "other.app.example").Body!["error"].Text().Should().Be("invalid_client");
    }

    [Fact]
    public void A_refresh_token_is_good_once()
    {
        var desk = At();
        var refresh = desk.Token("recon@ACME").Body!["refresh_token"].Text();
        var form =
            $$"""{"grant_type":"refresh_token","client_id":"c.app.example","client_secret":"s","refresh_token":"{{refresh}}"}""";

        desk.Call("POST", "/oauth2/token", form).Status.Should().Be(200);
        desk.Call("POST", "/oauth2/token", form).Body!["error"].Text().Should().Be("invalid_grant");
    }

    [Fact]
    public void Revoking_a_token_revokes_all_of_its_user()
    {
        var desk = At();
        var other = desk.Token("recon@ACME").Body!["access_token"].Text();

        desk.Call("POST", "/oauth2/revoke", $$"""{"client_id":"c","client_secret":"s","token":"{{other}}"}""")
            .Status.Should()
            .Be(200);

        desk.Call("GET", "/objects/company-config/role").ShouldBeRefused(401, "REST-2102");
    }

    [Fact]
    public void Without_a_good_token_there_is_no_answer()
    {
        var desk = At();

        desk.With("Authorization", "Basic abc")
            .Call("GET", "/objects/company-config/role")
            .ShouldBeRefused(401, "GW-0034");
        desk.With("Authorization", "Bearer abc")
            .Call("GET", "/objects/company-config/role")
            .ShouldBeRefused(401, "REST-2102");
        desk.Patch("user", "reader", """{"status":"inactive"}""").ShouldBeDone();
    }

    [Fact]
    public void A_user_made_inactive_is_out_at_once()
    {
        var desk = At();
        var reader = desk.SignedInAs("reader");
        desk.Patch("user", "reader", """{"status":"inactive"}""").ShouldBeDone();

        reader.Call("GET", "/objects/company-config/role").ShouldBeRefused(401, "REST-2102");
    }

    [Theory]
    [InlineData("401", 401, "GW-0040")]
    [InlineData("400", 400, "REST-1206")]
    public void A_token_expires(string way, int status, string says)
    {
        var desk = At("recon", ("expired-token", way), ("token-lifetime", "60"));
        desk.Clock.Advance(TimeSpan.FromSeconds(59));
        desk.Call("GET", "/objects/company-config/role").ShouldBeDone();

        desk.Clock.Advance(TimeSpan.FromSeconds(1));

        desk.Call("GET", "/objects/company-config/role").ShouldBeRefused(status, says);
    }

    [Fact]
    public void A_scripted_expiry_ends_every_token()
    {
        var desk = At();
        desk.Company.Faults.On("GET", "/objects/", new Fault.ExpiredToken());

        desk.Call("GET", "/objects/company-config/role").ShouldBeRefused(401, "GW-0040");
        desk.Call("GET", "/objects/company-config/role").ShouldBeRefused(401, "GW-0040");
        desk.SignedInAs("recon").Call("GET", "/objects/company-config/role").ShouldBeDone();
    }

    [Fact]
    public void Reading_needs_the_permission_and_writing_users_needs_an_administrator()
    {
        var reader = At("reader");

        reader.Call("GET", "/objects/company-config/user").ShouldBeDone();
        reader.Call("GET", "/objects/company-config/entity").ShouldBeRefused(403, "GW-0042");
        reader.Call("POST", "/objects/company-config/role", """{"id":"x"}""").ShouldBeRefused(403, "permission");
        reader.Patch("user", "clerk1", """{"userName":"x"}""").ShouldBeRefused(403, "permission");
    }

    [Fact]
    public void A_missing_permission_may_come_as_a_business_error() =>
        At("reader", ("missing-permission", "422"))
            .Call("GET", "/objects/company-config/entity")
            .ShouldBeRefused(422, "AR-0279");

    [Theory]
    [InlineData("off", 200)]
    [InlineData("on", 403)]
    public void Administrators_and_ordinary_permissions(string way, int status) =>
        At("recon", ("admin-needs-permissions", way))
            .Call("GET", "/objects/company-config/user")
            .Status.Should()
            .Be(status);

    [Fact]
    public void Rights_come_through_groups_too()
    {
        var desk = At();
        desk.Patch("user", "reader", """{"roles":[]}""").ShouldBeDone();
        var reader = desk.SignedInAs("reader");
        reader.Call("GET", "/objects/company-config/user").Status.Should().Be(403);
        desk.Patch("user-group", "AP team", """{"roles":[{"id":"User reader"}]}""").ShouldBeDone();
        desk.Call(
                "POST",
                "/objects/company-config/user-group-member",
                """{"userGroup":{"id":"AP team"},"user":{"id":"reader"}}"""
            )
            .ShouldBeDone();

        reader.Call("GET", "/objects/company-config/user").ShouldBeDone();
    }

    private static readonly string PrivateContact = Seeds.RoleBased.Replace(
        "\"company-config/user-group\":",
        "\"company-config/contact\": [{\"id\":\"Clerk, Leeds\"},{\"id\":\"Hidden\",\"entity\":{\"id\":\"UK-01\"}}], \"company-config/user-group\":",
        StringComparison.Ordinal
    );

    [Fact]
    public void Records_of_an_entity_are_private_to_it()
    {
        const string query =
            """{"object":"company-config/contact","fields":["id"],"filters":[{"$eq":{"id":"Hidden"}}]}""";
        var desk = Desk.At(PrivateContact);

        Count(desk).Should().Be(0);
        desk.Query("company-config/contact", ["id"], """[{"$eq":{"id":"Hidden"}}]""").Should().ContainSingle();
        desk.Call("GET", $"/objects/company-config/contact/{desk.Key("company-config/contact", "Hidden")}")
            .ShouldBeDone();
        Count(desk.With("X-IA-API-Param-Entity", "UK-01")).Should().Be(1);
        Count(desk.With("X-IA-API-Param-Entity", "DE-01")).Should().Be(0);
        Count(desk.With("Sage-Param-Entity", "UK-01")).Should().Be(0, "a header of another name is not looked at");
        desk.With("X-IA-API-Param-Entity", "FR-99").Call("POST", "/services/core/query", query).Status.Should().Be(400);

        static int Count(Desk at) => Desk.Result(at.Call("POST", "/services/core/query", query)).AsArray().Count;
    }

    [Fact]
    public void What_is_created_in_an_entity_belongs_to_it()
    {
        var desk = At();

        desk.With("X-IA-API-Param-Entity", "UK-01")
            .Call("POST", "/objects/company-config/contact", """{"id":"Local","printAs":"Local"}""")
            .ShouldBeDone();

        desk.Get("company-config/contact", "Local")["entity"]!["id"].Text().Should().Be("UK-01");
    }

    [Fact]
    public void A_restricted_caller_sees_its_entities_only()
    {
        var desk = At("ukbot");

        desk.Query("company-config/entity", ["id"]).Select(row => row!["id"].Text()).Should().Equal("UK-01");
        desk.With("X-IA-API-Param-Entity", "DE-01").Call("GET", "/objects/company-config/user").Status.Should().Be(403);
    }

    [Fact]
    public void The_switch_restricts_every_caller()
    {
        var desk = At("recon", ("reader-entity", "DE-01"));

        desk.Query("company-config/entity", ["id"]).Select(row => row!["id"].Text()).Should().Equal("DE-01");
        desk.User("clerk1")["entities"]!.AsArray().Should().BeEmpty();
        var self = desk.User("recon");
        self["entityAccess"]!["allowUnrestrictedAccess"].Flag().Should().BeFalse();
        self["entities"].Ids().Should().Equal("DE-01");
    }

    [Fact]
    public void A_restricted_caller_saves_only_the_part_it_reaches()
    {
        var desk = At();
        desk.Patch("user", "clerk1", """{"entities":[{"id":"UK-01"},{"id":"DE-01"}]}""").ShouldBeDone();

        desk.SignedInAs("ukbot").Patch("user", "clerk1", """{"entities":[]}""").ShouldBeDone();

        desk.User("clerk1")["entities"].Ids().Should().Equal("DE-01");
    }

    [Fact]
    public void Or_it_is_refused()
    {
        var desk = At("recon", ("restricted-write", "refused"));
        desk.Patch("user", "clerk1", """{"entities":[{"id":"UK-01"},{"id":"DE-01"}]}""").ShouldBeDone();

        desk.SignedInAs("ukbot").Patch("user", "clerk1", """{"entities":[]}""").ShouldBeRefused(422, "SIM-0121");
    }
}
