using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Planning;

/// <summary><c>formerly</c>: a new name takes the place of an old one.</summary>
public sealed class RenameTests
{
    private const string Renamed = "roles: { AP clerk: { formerly: Accounts clerk } }\n";
    private static readonly Role Old = Role("Accounts clerk", ("accountsPayable/bills", "list readonly add")) with
    {
        Description = "Enters bills",
    };

    [Fact]
    public void The_new_role_is_made_with_what_the_old_one_has_and_the_file_does_not_say()
    {
        var target = Target(Observed([Old]), "roles: { AP clerk: { formerly: Accounts clerk, description: New } }\n");
        target.Roles.Find("AP clerk").Should().Be(Old with { Id = "AP clerk", Description = "New" });
        target.Roles.Find("Accounts clerk").Should().BeNull();
    }

    [Fact]
    public void Declared_permissions_take_the_place_of_those_of_the_old_role_and_under_additive_they_come_on_top()
    {
        const string Pay =
            "roles: { AP clerk: { formerly: Accounts clerk, permissions: { accountsPayable: { payBills: [run] } } } }\n";
        Granted(Pay).Should().Equal(Grants(("accountsPayable/payBills", "run")));
        Granted("manage: { roles: { permissions: additive } }\n" + Pay)
            .Should()
            .Equal(Grants(("accountsPayable/bills", "list readonly add"), ("accountsPayable/payBills", "run")));

        static GrantSet Granted(string yaml) => Target(Observed([Old]), yaml).Roles.Find("AP clerk")!.Permissions!;
    }

    [Fact]
    public void Whoever_holds_the_old_one_gets_the_new_one_users_and_groups_declared_or_not()
    {
        var company = Observed(
            [Old, Role("Other")],
            [Group("Team", ["Accounts clerk", "Other"])],
            [
                User("amy", "Accounts clerk", "Other"),
                User("bob", "Accounts clerk"),
                User("gone", "Accounts clerk") with
                {
                    Status = "inactive",
                },
            ]
        );
        var target = Target(company, Renamed + "users: { bob: { name: Bob } }\n");
        target.Users.Find("amy")!.Roles.Should().Equal("AP clerk", "Other");
        target.Users.Find("bob")!.Roles.Should().Equal("AP clerk");
        target.Users.Find("gone")!.Roles.Should().Equal("AP clerk");
        target.Groups.Find("Team")!.Roles.Should().Equal("AP clerk", "Other");
    }

    [Theory]
    [InlineData("exclusive", "[AP clerk]", "AP clerk")]
    [InlineData("exclusive", "[]", "")]
    [InlineData("exclusive", "[Other]", "Other")]
    [InlineData("additive", "[Other]", "AP clerk Other")]
    [InlineData("ignore", "[Other]", "AP clerk")]
    public void A_declared_list_still_decides(string mode, string roles, string then) =>
        string.Join(
                ' ',
                Target(
                    Observed([Old, Role("Other")], users: [User("amy", "Accounts clerk")]),
                    $"manage: {{ users: {{ roles: {mode} }} }}\n{Renamed}users: {{ amy: {{ roles: {roles} }} }}\n"
                )
                    .Users.Find("amy")!
                    .Roles!
            )
            .Should()
            .Be(then);

    [Fact]
    public void A_group_takes_members_and_roles_along()
    {
        var target = Target(
            Observed([Old], [Group("Payables", ["Accounts clerk"], "amy", "bob")], [User("amy"), User("bob")]),
            Renamed + "groups: { AP team: { formerly: Payables } }\n"
        );
        var team = target.Groups.Find("AP team")!;
        team.Roles.Should().Equal("AP clerk");
        team.Members.Should().Equal("amy", "bob");
        target.Groups.Find("Payables").Should().BeNull();
    }

    [Fact]
    public void Declared_members_of_the_new_group_decide_and_so_do_groups_of_users()
    {
        var company = Observed(
            groups: [Group("Payables", [], "amy", "bob")],
            users: [User("amy"), User("bob"), User("dan")]
        );
        Target(company, "groups: { AP team: { formerly: Payables, members: [dan] } }\n")
            .Groups.Find("AP team")!
            .Members.Should()
            .Equal("dan");
        Target(
            company,
            "groups: { AP team: { formerly: Payables } }\nusers: { amy: { groups: [] }, dan: { groups: [AP team] } }\n"
        )
            .Groups.Find("AP team")!
            .Members.Should()
            .Equal("bob", "dan");
    }

    [Fact]
    public void Where_both_are_there_holders_and_members_go_over_and_nothing_else()
    {
        var company = Observed(
            [Old, Role("AP clerk", ("accountsPayable/payBills", "run"))],
            [Group("Payables", ["Accounts clerk"], "amy"), Group("AP team", [], "bob")],
            [User("amy", "Accounts clerk"), User("bob")]
        );
        var target = Target(company, Renamed + "groups: { AP team: { formerly: Payables } }\n");
        target.Roles.Find("AP clerk").Should().Be(company.Roles.Find("AP clerk"));
        target.Roles.Find("Accounts clerk").Should().BeNull();
        target.Users.Find("amy")!.Roles.Should().Equal("AP clerk");
        target.Groups.Find("AP team")!.Members.Should().Equal("amy", "bob");
        target.Groups.Find("AP team")!.Roles.Should().BeEmpty();
        target.Groups.Find("Payables").Should().BeNull();
    }

    [Fact]
    public void Where_the_new_one_alone_is_there_or_neither_the_key_means_nothing()
    {
        Plan(Observed([Role("AP clerk")]), Renamed).Changes.Should().BeEmpty();
        var made = Plan(Observed(), Renamed).Changes.Should().ContainSingle().Subject;
        (made.Action, made.Address).Should().Be((ChangeAction.Create, Address.Role("AP clerk")));
    }

    [Theory]
    [InlineData("users", "user[\"amy\"]")]
    [InlineData("groups", "group[\"Team\"]")]
    public void Both_stay_while_somebody_holds_the_old_one_who_is_not_managed_and_the_others_are_moved(
        string kind,
        string holder
    )
    {
        var company = Observed(
            [Old],
            [Group("Team", ["Accounts clerk"])],
            [User("amy", "Accounts clerk"), User("bob", "Accounts clerk")]
        );
        var plan = Plan(company, $"manage: {{ {kind}: {{ objects: ignore }} }}\n{Renamed}");
        Said(plan)
            .Should()
            .Equal(
                $"IR0517 the role \"Accounts clerk\" stays beside \"AP clerk\": {holder} holds it and is never written"
            );
        plan.Changes.Should().NotContain(change => change.Action == ChangeAction.Delete);
        var moved = kind == "users" ? Address.Group("Team") : Address.User("bob");
        plan.Changes.Should().Contain(change => change.Address == moved);
    }

    [Fact]
    public void Both_stay_while_an_external_user_holds_the_old_one()
    {
        var company = Observed(
            [Old],
            users: [User("ExtUser|Partner|ann", "Accounts clerk"), User("bob", "Accounts clerk")]
        );
        var planned = Planned(company, Renamed);
        planned.Changes.Target.Roles.Select(role => role.Id).Should().Equal("AP clerk", "Accounts clerk");
        planned.Changes.Target.Users.Find("bob")!.Roles.Should().Equal("AP clerk");
        planned.Changes.Target.Users.Find("ExtUser|Partner|ann")!.Roles.Should().Equal("Accounts clerk");
        ChangeSet.Of(planned.Desired, planned.Changes.Target).Changes.Should().BeEmpty();
    }

    [Fact]
    public void Both_stay_also_where_the_file_owns_every_role()
    {
        var company = Observed([Old], users: [User("ExtUser|Partner|ann", "Accounts clerk")]);
        var plan = Plan(company, "manage: { roles: { objects: exclusive } }\n" + Renamed);
        Said(plan).Should().ContainSingle().Which.Should().StartWith("IR0517");
        plan.Changes.Select(change => change.Action).Should().Equal(ChangeAction.Create);
    }

    [Fact]
    public void Both_stay_while_somebody_may_hold_the_old_one_whose_roles_cannot_be_read() =>
        Said(Plan(Observed([Old], users: [User("veiled") with { Roles = null }]), Renamed))
            .Should()
            .Equal(
                "IR0518 the role \"Accounts clerk\" stays beside \"AP clerk\": the roles of user[\"veiled\"] cannot be read"
            );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_group_whose_members_cannot_be_read_stays_with_them(bool offered)
    {
        var company = Observed([Old], [Group("Payables", ["Accounts clerk"]) with { Members = null }]) with
        {
            OffersMembers = offered,
        };
        var plan = Plan(
            company,
            "manage: { groups: { objects: exclusive } }\ngroups: { AP team: { formerly: Payables } }\n"
        );
        Said(plan)
            .Should()
            .Contain(
                "IR0519 the group \"Payables\" stays beside \"AP team\": its members cannot be read, so nobody is moved"
            );
        plan.Changes.Should().OnlyContain(change => change.Address == Address.Group("AP team"));
    }

    [Theory]
    [InlineData(
        "roles: { AP clerk: { formerly: Accounts clerk } }",
        "role \"AP clerk\" cannot take over permissions of role \"Accounts clerk\", which cannot be read"
    )]
    [InlineData(
        "groups: { AP team: { formerly: Payables } }",
        "group \"AP team\" cannot take over roles of group \"Payables\", which cannot be read"
    )]
    public void What_cannot_be_read_cannot_be_taken_over(string yaml, string message) =>
        Resolving
            .Resolved.Problems(yaml + "\n", Unreadable)
            .Should()
            .Contain($"4 Error IR0520: {message}")
            .And.Contain("or read with a user that sees them");

    [Theory]
    [InlineData("roles: { AP clerk: { formerly: Accounts clerk, permissions: none } }")]
    [InlineData("groups: { AP team: { formerly: Payables, roles: [] } }")]
    public void What_is_declared_need_not_be_read(string yaml) =>
        Resolving.Resolved.Problems(yaml + "\n", Unreadable).Should().NotContain("IR0520");

    [Fact]
    public void Without_removals_holders_get_the_new_one_beside_the_old_one()
    {
        var company = Observed(
            [Old],
            [Group("Payables", ["Accounts clerk"], "amy")],
            [User("amy"), User("bob", "Accounts clerk")]
        );
        var desired = Planned(company, Renamed + "groups: { AP team: { formerly: Payables } }\n").Desired;
        var target = desired.WithoutRemovals(company).Over(company);
        target.Users.Find("bob")!.Roles.Should().Equal("AP clerk", "Accounts clerk");
        target
            .Groups.Find("Payables")
            .Should()
            .Be(company.Groups.Find("Payables")! with { Roles = IdSet.Of("AP clerk", "Accounts clerk") });
        target.Groups.Find("AP team")!.Members.Should().Equal("amy");
    }

    [Fact]
    public void A_chosen_user_who_names_the_new_role_pulls_the_rename_in()
    {
        var company = Observed([Old], users: [User("amy", "Accounts clerk"), User("bob", "Accounts clerk")]);
        var desired = Planned(company, Renamed + "users: { amy: { roles: [AP clerk] } }\n").Desired;
        var target = desired.Only(["user[\"amy\"]"], company, out var pulledIn, out _).Over(company);
        pulledIn.Should().Equal(Address.Role("AP clerk"));
        target.Users.Find("amy")!.Roles.Should().Equal("AP clerk");
        target.Users.Find("bob")!.Roles.Should().Equal("AP clerk");
    }

    [Fact]
    public void The_old_one_goes_after_its_holders_have_the_new_one_and_says_so()
    {
        var company = Observed(
            [Old],
            [Group("Payables", ["Accounts clerk"], "amy")],
            [User("amy"), User("bob", "Accounts clerk")]
        );
        var changes = Plan(company, Renamed + "groups: { AP team: { formerly: Payables } }\n").Changes;
        var gone = changes.Where(change => change.Action == ChangeAction.Delete).ToList();
        gone.Should().OnlyContain(change => change.Reason == ChangeReason.Renamed && change.At != null);
        gone.Single(change => change.Address.Kind == ObjectKind.Role)
            .DependsOn.Should()
            .Equal(Address.Role("AP clerk"), Address.Group("Payables"), Address.User("bob"));
        gone.Single(change => change.Address.Kind == ObjectKind.Group)
            .DependsOn.Should()
            .Equal(Address.Group("AP team"));
    }

    [Fact]
    public void Nobody_gains_or_loses_anything_by_a_new_name_alone()
    {
        var company = Observed(
            [Old],
            [Group("Payables", ["Accounts clerk"], "amy")],
            [User("amy"), User("bob", "Accounts clerk")]
        );
        var plan = Plan(company, Renamed + "groups: { AP team: { formerly: Payables } }\n");
        plan.Access.Should().BeEquivalentTo(AccessDelta.None);
    }

    [Fact]
    public void A_plan_file_keeps_what_is_renamed()
    {
        var plan = Plan(Observed([Old], users: [User("bob", "Accounts clerk")]), Renamed);
        var text = System.Text.Encoding.UTF8.GetString(PlanFile.Write(plan));
        text.Should().Contain("\"previous_address\":\"role[\\\"Accounts clerk\\\"]\"");
        text.Should()
            .Contain("\"renamed\":[{\"formerly\":\"Accounts clerk\",\"name\":\"AP clerk\",\"type\":\"role\"}]");
        var problems = new Problems();
        PlanFile
            .Read(PlanFile.Write(plan), "p", default, problems)!
            .Renames.Should()
            .Equal(new Rename(Address.Role("AP clerk"), "Accounts clerk"));
    }

    private static CompanyState Unreadable =>
        Resolving.Acme.Company with
        {
            Roles = Table<Role>.Of([Old with { Permissions = null }]),
            Groups = Table<UserGroup>.Of([Group("Payables", []) with { Roles = null }]),
            Users = Table<User>.Empty,
        };

    private static CompanyState Target(CompanyState company, string yaml) => Planned(company, yaml).Changes.Target;

    private static IEnumerable<string> Said(Plan plan) =>
        plan.Notes.Where(note => note.Severity == Severity.Warning).Select(note => $"{note.Code} {note.Message}");
}
