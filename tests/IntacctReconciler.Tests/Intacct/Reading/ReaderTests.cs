using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Company;
using IntacctReconciler.Model;
using IntacctReconciler.Simulator.Faults;

namespace IntacctReconciler.Tests.Intacct.Reading;

public sealed class ReaderTests
{
    private const Facets All = Facets.Everything;

    [Fact]
    public async Task A_company_is_read_as_it_stands()
    {
        using var rig = Rig.Acme();

        var state = await rig.ReadAsync(All);

        state.Users.Should().HaveCount(34);
        state.Roles.Should().HaveCount(15);
        state.Groups.Should().HaveCount(4);
        state.Entities.Should().HaveCount(7);
        state.Entities.Find("ES-01")!.Active.Should().BeFalse();
        state.Departments.Should().HaveCount(5);
        state.Territories.Should().HaveCount(3);
        state.Catalogue.Entries.Should().NotBeEmpty();
        var clerk = state.Users.Find("clerk1")!;
        clerk.Name.Should().Be("AP clerk, Leeds");
        clerk.Entities.Should().Be(Restriction.To(IdSet.Of("UK-01", "UK-02")));
        clerk.Departments.Should().Be(Restriction.To(IdSet.Of("200")));
        clerk.Territories.Should().Be(Restriction.All);
        clerk.SsoId.Should().BeEmpty();
        state.Users.Find("cfo")!.Roles.Should().Equal("Auditor", "Controller");
        state.Users.Find("wh1")!.Status.Should().Be("lockedOut");
        state.Groups.Sum(group => group.Members!.Count).Should().Be(10);
        state.Roles.Find("Controller")!.Permissions.Should().NotBeEmpty();
        state.Notes.Should().BeEmpty();
    }

    [Fact]
    public async Task Reading_by_queries_and_by_whole_objects_agree()
    {
        using var rig = Rig.Acme();

        var flat = await rig.ReadAsync(Facets.Users | Facets.UserRoles);
        var whole = await rig.ReadAsync(Facets.Users | Facets.UserRoles | Facets.Restrictions);

        flat.Users.Should()
            .Equal(whole.Users.Select(u => u with { Entities = null, Departments = null, Territories = null }));
        flat.LastChanges.Should().BeEquivalentTo(whole.LastChanges);
    }

    [Theory]
    [InlineData(All, 18)]
    [InlineData(
        Facets.Users | Facets.UserRoles | Facets.Groups | Facets.Members | Facets.Roles | Facets.RoleGrants,
        12
    )]
    public async Task No_request_is_made_for_a_single_object(Facets facets, int most)
    {
        using var rig = Rig.Acme();

        await rig.ReadAsync(facets);

        rig.Connection.Traffic.Requests.Should().Be(rig.Company.Calls.Count).And.BeLessThanOrEqualTo(most);
        rig.Company.Calls.Should().NotContain(call => call.Mutating);
    }

    [Fact]
    public async Task Small_pages_give_the_same_company()
    {
        using var large = Rig.Acme();
        using var small = Rig.Of(large.Company.ToSnapshot(), pageSize: 3);

        var one = await large.ReadAsync(All);
        var many = await small.ReadAsync(All);

        many.Users.Should().Equal(one.Users);
        many.Roles.Should().Equal(one.Roles);
        many.Groups.Should().Equal(one.Groups);
        many.Catalogue.Entries.Should().Equal(one.Catalogue.Entries);
    }

    [Fact]
    public async Task Grants_that_users_hold_directly_are_named_by_the_catalogue()
    {
        using var rig = Rig.Example("bill-com-user-based");

        var state = await rig.ReadAsync(All);

        state.Users.SelectMany(user => user.Permissions!).Should().NotBeEmpty();
        state
            .Users.SelectMany(user => user.Permissions!)
            .Should()
            .OnlyContain(g => state.Catalogue.Find(g.Permission) != null);
    }

    [Theory]
    [InlineData(PageFault.Truncated)]
    [InlineData(PageFault.Shifted)]
    public async Task A_page_that_is_short_once_is_read_again(PageFault fault)
    {
        using var rig = Rig.Acme();
        rig.Company.Faults.On("POST", "/services/core/query", new Fault.Page(fault));

        (await rig.ReadAsync(Facets.Users)).Users.Should().HaveCount(34);
    }

    [Theory]
    [InlineData(PageFault.Truncated)]
    [InlineData(PageFault.Shifted)]
    public async Task A_page_that_stays_short_is_no_company(PageFault fault)
    {
        using var rig = Rig.Acme();
        rig.Company.Faults.On("POST", "/services/core/query", new Fault.Page(fault), times: 99);

        var reading = () => rig.ReadAsync(Facets.Roles);

        (await reading.Should().ThrowAsync<CompanyException>()).Which.Code.Should().Be("IR8021");
    }

    [Fact]
    public async Task A_row_that_comes_twice_is_one_object()
    {
        using var large = Rig.Acme();
        using var rig = Rig.Of(large.Company.ToSnapshot(), pageSize: 10);
        rig.Company.Faults.On("POST", "/services/core/query", new Fault.Page(PageFault.Duplicated), nth: 2);

        (await rig.ReadAsync(Facets.Roles)).Roles.Should().HaveCount(15);
    }

    [Theory]
    [InlineData("off")]
    [InlineData("on")]
    public async Task Inactive_users_are_read_whether_or_not_queries_hide_them(string hidden)
    {
        using var rig = Rig.Acme(("query-hides-inactive", hidden));

        (await rig.ReadAsync(Facets.Users)).Users.Find("old.cfo")!.Status.Should().Be("inactive");
        (await rig.ReadAsync(Facets.Users | Facets.Restrictions)).Users.Should().HaveCount(34);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("absent")]
    public async Task A_hidden_e_mail_address_is_unreadable_and_noted_once(string how)
    {
        using var rig = Rig.Acme(("account-email", how));

        foreach (var facets in new[] { Facets.Users, Facets.Users | Facets.Restrictions })
        {
            var state = await rig.ReadAsync(facets);

            state.Users.Should().OnlyContain(user => user.Email == null);
            state.Notes.Should().ContainSingle().Which.Message.Should().StartWith("accountEmail of 34 users");
        }
    }

    [Theory]
    [InlineData("present", true)]
    [InlineData("absent", false)]
    public async Task Members_are_null_only_where_the_company_does_not_offer_them(string members, bool offered)
    {
        using var rig = Rig.Acme(("user-group-member", members));

        var state = await rig.ReadAsync(Facets.Groups | Facets.Members);

        state.OffersMembers.Should().Be(offered);
        state.Groups.Should().OnlyContain(group => group.Members != null == offered);
        state.Groups.Should().Contain(group => group.Roles!.Count > 0);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(404)]
    public async Task Being_refused_the_model_is_an_error_and_not_an_absence(int status)
    {
        using var rig = Rig.Acme();
        rig.Company.Faults.On("GET", "/services/core/model", new Fault.Error(status, "x", "no"), times: 99);

        var reading = () => rig.ReadAsync(Facets.Groups | Facets.Members);

        await reading.Should().ThrowAsync<CompanyException>();
    }

    [Theory]
    [InlineData("present")]
    [InlineData("absent")]
    public async Task Roles_of_groups_are_read_whether_or_not_groups_show_them(string shown)
    {
        using var rig = Rig.Acme(("group-roles", shown));

        var state = await rig.ReadAsync(Facets.Groups);
        var back = await rig.ReadBackAsync(
            Facets.Groups | Facets.Members,
            [.. state.Groups.Select(g => Address.Group(g.Id))]
        );

        state.Groups.Should().Contain(group => group.Roles!.Count > 0);
        back.Groups.Select(group => group.Roles).Should().Equal(state.Groups.Select(group => group.Roles));
    }

    [Theory]
    [InlineData("own", 0)]
    [InlineData("beside", 0)]
    [InlineData("instead", 14)]
    public async Task Restrictions_that_stand_under_locations_alone_are_read_only(string locations, int readOnly)
    {
        using var rig = Rig.Acme(("user-locations", locations));

        var state = await rig.ReadAsync(Facets.Users | Facets.Restrictions);

        state.Notes.Count(note => note.Code == "IR8042").Should().Be(readOnly > 0 ? 1 : 0);
        (state.Users.Find("clerk1")!.Entities is null).Should().Be(readOnly > 0);
    }

    [Fact]
    public async Task Unknown_fields_and_values_are_kept()
    {
        using var rig = Rig.Acme(("unknown-fields", "on"), ("unknown-enum-values", "on"));

        var state = await rig.ReadAsync(All);

        state.Users.Should().HaveCount(34);
        state.Catalogue.Entries.Should().Contain(e => e.Allowed.Tokens.Any(token => !Rights.IsDocumented(token)));
    }

    [Theory]
    [InlineData("as-documented")]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("B-meta-inside")]
    [InlineData("A-without-meta")]
    public async Task Every_form_of_an_error_is_an_error(string envelope)
    {
        using var rig = Rig.Acme(("error-envelope", envelope));
        rig.Company.Faults.On(
            "POST",
            "/services/core/query",
            new Fault.Error(403, "forbidden", "You shall not")
            {
                Envelope = envelope == "as-documented" ? "B" : envelope,
            }
        );

        var reading = () => rig.ReadAsync(Facets.Roles);

        var refused = (await reading.Should().ThrowAsync<CompanyException>()).Which;
        refused.Code.Should().Be("IR8019");
        refused.Message.Should().Contain("You shall not").And.Contain("roles");
    }

    [Theory]
    [InlineData("401")]
    [InlineData("400")]
    public async Task An_expired_token_is_renewed_once(string status)
    {
        using var rig = Rig.Acme(("expired-token", status));
        await rig.ReadAsync(Facets.Roles);
        rig.Company.Faults.OnCall(rig.Company.Calls.Count + 1, new Fault.ExpiredToken());

        (await rig.ReadAsync(Facets.Roles)).Roles.Should().HaveCount(15);

        rig.Company.Calls.Count(call => call.Path.EndsWith("/oauth2/token", StringComparison.Ordinal)).Should().Be(2);
    }

    [Fact]
    public async Task A_restricted_reader_is_refused()
    {
        using var rig = Rig.AcmeWith(
            "recon_bot",
            user =>
            {
                user["entityAccess"] = new JsonObject { ["allowUnrestrictedAccess"] = false };
                user["entities"] = new JsonArray(new JsonObject { ["id"] = "IE-01" });
            }
        );

        foreach (var facets in new[] { Facets.Users, Facets.Users | Facets.Restrictions })
        {
            var reading = () => rig.ReadAsync(facets);

            var refused = (await reading.Should().ThrowAsync<CompanyException>()).Which;
            refused.Code.Should().Be("IR8025");
            refused.Message.Should().Contain("IE-01");
        }
    }

    [Fact]
    public async Task Reading_back_goes_by_key_and_leaves_out_what_is_gone()
    {
        using var rig = Rig.Acme();
        var before = await rig.ReadAsync(All);
        var calls = rig.Company.Calls.Count;

        var back = await rig.ReadBackAsync(
            Facets.Users | Facets.UserRoles | Facets.Restrictions,
            Address.User("clerk1"),
            Address.User("old.cfo"),
            Address.User("nobody")
        );

        back.Users.Should().HaveCount(2);
        back.Users.Find("clerk1")
            .Should()
            .Be(before.Users.Find("clerk1")! with { Permissions = null, Applications = null, Agents = null });
        rig.Company.Calls.Skip(calls).Should().Contain(call => call.Method == "GET" && call.Path.Contains(','));
    }

    [Fact]
    public async Task Contacts_are_looked_up_by_id()
    {
        using var rig = Rig.Acme();

        var state = await rig.Reader.ReadAsync(
            new(Facets.Contacts, Contacts: ["Clerk, Leeds", "Nobody"]),
            null,
            TestContext.Current.CancellationToken
        );

        state.Contacts.Should().ContainSingle().Which.FirstName.Should().Be("Leeds");
    }

    [Fact]
    public async Task Two_rows_of_one_permission_are_refused_with_both_shown()
    {
        using var handler = new ScriptedHandler(
            (_, _) =>
                ScriptedHandler.Page(
                    """
                    {"key":"1","module":"company","name":"entities","permissionGroup":"objectIds"},
                    {"key":"2","module":"company","name":"entities","permissionGroup":"reports"}
                    """,
                    2
                )
        );
        using var connection = new IntacctReconciler.Intacct.IntacctConnection(
            Rig.Options("ACME", handler, new HastyClock())
        );

        var reading = () =>
            connection.Reader().ReadAsync(new(Facets.Catalogue), null, TestContext.Current.CancellationToken);

        var refused = (await reading.Should().ThrowAsync<CompanyException>()).Which;
        refused.Code.Should().Be("IR8024");
        refused.Message.Should().Contain("objectIds").And.Contain("reports");
    }

    [Theory]
    [InlineData("clerk1", "IR8014")]
    [InlineData("nobody", "IR8014")]
    public async Task A_user_who_may_not_use_the_API_is_told_what_to_do(string user, string code)
    {
        using var acme = Rig.Acme();
        using var rig = Rig.Of(acme.Company.ToSnapshot(), user);

        var reading = () => rig.ReadAsync(Facets.Roles);

        (await reading.Should().ThrowAsync<CompanyException>()).Which.Code.Should().Be(code);
    }
}
