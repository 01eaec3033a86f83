using IntacctReconciler.Catalogue;
using IntacctReconciler.Company;
using IntacctReconciler.Model;
using IntacctReconciler.Simulator.Faults;

namespace IntacctReconciler.Tests.Intacct.Writing;

/// <summary>Every write is read back from the simulated company and compared with what was wanted.</summary>
public sealed class WriterTests
{
    private const Facets Users = Facets.Users | Facets.UserRoles | Facets.UserGrants | Facets.Restrictions;
    private const Facets Roles = Facets.Roles | Facets.RoleGrants;
    private const Facets Groups = Facets.Groups | Facets.Members;

    private static readonly Permission Bills = Permission.Standard("accountsPayable", "bills");
    private static readonly Permission Vendors = Permission.Standard("accountsPayable", "vendors");
    private static readonly Permission Customers = Permission.Standard("accountsReceivable", "customers");

    [Fact]
    public async Task A_contact_is_made()
    {
        using var rig = Rig.Acme();
        var contact = new Contact("Clerk, Hull")
        {
            FirstName = "Hull",
            LastName = "Clerk",
            PrintAs = "Hull Clerk",
            Email = "",
        };
        var seen = await ContactsAsync(rig, contact.Id);

        var outcomes = await rig.WriteAsync(
            ObjectKind.Contact,
            seen,
            seen with
            {
                Contacts = Table<Contact>.Of([contact]),
            },
            ids: contact.Id
        );

        outcomes.Should().OnlyContain(outcome => outcome.Kind == OutcomeKind.Done);
        (await ContactsAsync(rig, contact.Id)).Contacts.Should().Equal(contact);
    }

    [Theory]
    [InlineData("catalogue")]
    [InlineData("own")]
    public async Task A_role_is_made_with_its_grants(string permissionKeys)
    {
        using var rig = Rig.Acme(("permission-keys", permissionKeys));
        var role = new Role("Payables")
        {
            Description = "All of it",
            Permissions = Grants((Bills, "list readonly add"), (Vendors, "list")),
        };

        var back = await WriteRolesAsync(rig, roles => roles.With([role]), role.Id);

        back.Find("Payables")!.Permissions.Should().Equal(role.Permissions);
        back.Find("Payables")!.Description.Should().Be("All of it");
        back.Find("Payables")!.RoleType.Should().Be("enterprise");
    }

    [Theory]
    [InlineData("accepted", "removes", 1)]
    [InlineData("accepted", "empties", 1)]
    [InlineData("refused", "removes", 1)]
    [InlineData("refused", "empties", 1)]
    [InlineData("ignored", "removes", 2)]
    [InlineData("ignored", "empties", 2)]
    public async Task A_role_loses_gains_and_changes_grants(string delete, string empty, int attempts)
    {
        using var rig = Rig.Acme(("role-row-delete", delete), ("role-row-empty-rights", empty));
        var seen = await rig.ReadAsync(Roles | Facets.Catalogue);
        var role = seen.Roles.Find("AP clerk")!;
        var kept = role.Permissions![0];
        var goal = role with
        {
            Description = "Other",
            Permissions = GrantSet.Of(
                kept with
                {
                    Rights = Rights.Of("list"),
                },
                new(Customers, Rights.Of("list", "readonly"))
            ),
        };

        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            seen = await rig.ReadAsync(Roles);
            var outcomes = await rig.WriteAsync(
                ObjectKind.Role,
                seen,
                seen with
                {
                    Roles = seen.Roles.With([goal]),
                },
                attempt,
                role.Id
            );
            outcomes.Single().Should().Be(new Outcome(Address.Role(role.Id), OutcomeKind.Done));
        }

        (await rig.ReadBackAsync(Roles, Address.Role(role.Id))).Roles.Single().Should().Be(goal);
    }

    [Fact]
    public async Task A_role_is_changed_by_one_request_that_names_only_what_changes()
    {
        using var rig = Rig.Acme();
        var seen = await rig.ReadAsync(Roles);
        var role = seen.Roles.Find("AP clerk")!;
        var calls = rig.Company.Calls.Count;

        await rig.WriteAsync(
            ObjectKind.Role,
            seen,
            seen with
            {
                Roles = seen.Roles.With([role with { Permissions = GrantSet.Of(role.Permissions!.Skip(1)) }]),
            },
            ids: role.Id
        );

        rig.Company.Calls.Skip(calls).Should().ContainSingle().Which.Method.Should().Be("PATCH");
        rig.Connection.Traffic.Transactions.Should().Be(2);
    }

    [Theory]
    [InlineData("refused", OutcomeKind.Refused)]
    [InlineData("cascade", OutcomeKind.Done)]
    public async Task A_role_is_deleted_when_Intacct_lets_it(string inUse, OutcomeKind outcome)
    {
        using var rig = Rig.Acme(("role-in-use", inUse));
        var seen = await rig.ReadAsync(Roles);

        var outcomes = await rig.WriteAsync(
            ObjectKind.Role,
            seen,
            seen with
            {
                Roles = seen.Roles.Without(new HashSet<string> { "Controller" }),
            },
            ids: "Controller"
        );

        outcomes.Single().Kind.Should().Be(outcome);
        (await rig.ReadBackAsync(Roles, Address.Role("Controller")))
            .Roles.Should()
            .HaveCount(outcome == OutcomeKind.Done ? 0 : 1);
    }

    [Fact]
    public async Task A_user_is_made_with_everything_that_it_has()
    {
        using var rig = Rig.Acme();
        var user = new User("new.clerk")
        {
            Name = "New clerk",
            Email = "new.clerk@acme.example",
            Contact = "Clerk, Leeds",
            Type = "business",
            Status = "active",
            Admin = "off",
            TrustedDevices = "never",
            HideOtherDepartmentTransactions = true,
            SsoEnabled = true,
            SsoId = "new.clerk",
            DisablePassword = true,
            PasswordNeverExpires = false,
            WebServicesOnly = false,
            Entities = Restriction.To(IdSet.Of("UK-01"), topLevel: true),
            Departments = Restriction.To(IdSet.Of("200", "300")),
            Territories = Restriction.All,
            Roles = IdSet.Of("AP clerk", "Employee"),
        };

        var back = await WriteUsersAsync(rig, users => users.With([user]), user.Id);

        back.Find(user.Id)
            .Should()
            .Be(user with { Permissions = GrantSet.Empty, Applications = GrantSet.Empty, Agents = GrantSet.Empty });
    }

    [Fact]
    public async Task A_user_that_shall_be_inactive_is_never_active()
    {
        using var rig = Rig.Acme();
        var user = new User("parked")
        {
            Email = "p@acme.example",
            Contact = "Clerk, Leeds",
            Status = "inactive",
            Entities = Restriction.All,
        };

        var back = await WriteUsersAsync(rig, users => users.With([user]), user.Id);

        back.Find(user.Id)!.Status.Should().Be("inactive");
    }

    [Theory]
    [InlineData("on")]
    [InlineData("off")]
    public async Task Restrictions_go_from_all_to_some_to_one_and_back(string flagFollows)
    {
        using var rig = Rig.Acme(("entities-set-restriction", flagFollows));
        Restriction[] steps =
        [
            Restriction.To(IdSet.Of("UK-01", "DE-01")),
            Restriction.To(IdSet.Of("UK-01")),
            Restriction.To(IdSet.Of("UK-01"), topLevel: true),
            Restriction.All,
        ];

        foreach (var step in steps)
        {
            var back = await WriteUsersAsync(
                rig,
                users => users.With([users.Find("cfo")! with { Entities = step }]),
                "cfo"
            );
            back.Find("cfo")!.Entities.Should().Be(step);
            back.Find("cfo")!.Roles.Should().Equal("Auditor", "Controller");
        }
    }

    [Fact]
    public async Task Changing_a_department_keeps_entities_and_territories()
    {
        using var rig = Rig.Acme();

        var back = await WriteUsersAsync(
            rig,
            users => users.With([users.Find("ar.clerk1")! with { Departments = Restriction.To(IdSet.Of("300")) }]),
            "ar.clerk1"
        );

        var clerk = back.Find("ar.clerk1")!;
        clerk.Entities.Should().Be(Restriction.To(IdSet.Of("DE-01", "FR-01", "IE-01")));
        clerk.Territories.Should().Be(Restriction.To(IdSet.Of("EMEA")));
        clerk.Departments.Should().Be(Restriction.To(IdSet.Of("300")));
    }

    [Fact]
    public async Task A_leaver_loses_everything_in_one_write()
    {
        using var rig = Rig.Acme();

        var back = await WriteUsersAsync(
            rig,
            users =>
                users.With([users.Find("leaver1")! with { Status = "inactive", Admin = "off", Roles = IdSet.Empty }]),
            "leaver1"
        );

        back.Find("leaver1")!.Status.Should().Be("inactive");
        back.Find("leaver1")!.Roles.Should().BeEmpty();
    }

    [Theory]
    [InlineData("replace", "removes", 1)]
    [InlineData("merge", "removes", 2)]
    [InlineData("merge", "empties", 2)]
    [InlineData("ignore-empty", "removes", 2)]
    public async Task A_user_of_a_user_based_company_loses_grants(string list, string empty, int attempts)
    {
        using var rig = Rig.Example(
            "bill-com-user-based",
            ("user-permissions", list),
            ("user-permission-empty-rights", empty)
        );
        var seen = await rig.ReadAsync(Users);
        var user = seen.Users.First(u => u.Permissions!.Count > 1 && u.Id != "recon_bot");

        foreach (var wanted in new[] { GrantSet.Of(user.Permissions![0]), GrantSet.Empty })
        {
            for (var attempt = 1; attempt <= attempts; attempt++)
            {
                seen = await rig.ReadAsync(Users);
                var goal = seen.Users.With([seen.Users.Find(user.Id)! with { Permissions = wanted }]);
                (await rig.WriteAsync(ObjectKind.User, seen, seen with { Users = goal }, attempt, user.Id))
                    .Should()
                    .OnlyContain(outcome => outcome.Kind == OutcomeKind.Done);
            }
            (await rig.ReadBackAsync(Users, Address.User(user.Id))).Users.Single().Permissions.Should().Equal(wanted);
        }
    }

    [Theory]
    [InlineData("replace", 1)]
    [InlineData("merge", 2)]
    [InlineData("ignore-empty", 2)]
    public async Task Grants_of_applications_and_agents_are_written_whole(string list, int attempts)
    {
        using var rig = Rig.Acme(("custom-assignments", list), ("agent-assignments", list));
        var seen = await rig.ReadAsync(Roles);
        var role = seen.Roles.First(r => r.Applications!.Count > 0);
        var grants = role.Applications!;

        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            seen = await rig.ReadAsync(Roles);
            var goal = seen.Roles.Find(role.Id)! with { Applications = GrantSet.Empty, Agents = GrantSet.Empty };
            await rig.WriteAsync(
                ObjectKind.Role,
                seen,
                seen with
                {
                    Roles = seen.Roles.With([goal]),
                },
                attempt,
                role.Id
            );
        }
        var without = await rig.ReadBackAsync(Roles, Address.Role(role.Id));
        without.Roles.Single().Applications.Should().BeEmpty();

        var back = await WriteRolesAsync(rig, roles => roles.With([role]), role.Id);
        back.Find(role.Id)!.Applications.Should().Equal(grants);
        back.Find(role.Id)!.Agents.Should().Equal(role.Agents);
    }

    [Fact]
    public async Task A_group_is_made_filled_changed_and_deleted()
    {
        using var rig = Rig.Acme();
        var made = new UserGroup("Hull team")
        {
            Description = "Hull",
            Roles = IdSet.Of("Employee"),
            Members = IdSet.Of("clerk1", "wh1"),
        };

        (await WriteGroupsAsync(rig, groups => groups.With([made]), made.Id)).Find(made.Id).Should().Be(made);
        var changed = made with
        {
            Description = "Hull yard",
            Roles = IdSet.Of("Warehouse"),
            Members = IdSet.Of("wh1", "emp2"),
        };
        (await WriteGroupsAsync(rig, groups => groups.With([changed]), made.Id)).Find(made.Id).Should().Be(changed);
        (await WriteGroupsAsync(rig, groups => groups.Without(new HashSet<string> { made.Id }), made.Id))
            .Find(made.Id)
            .Should()
            .BeNull();
    }

    [Fact]
    public async Task One_bad_object_of_a_batch_is_refused_and_the_others_are_done()
    {
        using var rig = Rig.Acme();
        var seen = await rig.ReadAsync(Users);
        var goal = seen.Users.With([
            seen.Users.Find("clerk1")! with
            {
                Name = "One",
            },
            seen.Users.Find("emp1")! with
            {
                Admin = "full",
            },
            seen.Users.Find("ExtUser|partner-console|jo")! with
            {
                Name = "Two",
            },
            seen.Users.Find("clerk2")! with
            {
                Name = "Three",
            },
        ]);

        var outcomes = await rig.WriteAsync(
            ObjectKind.User,
            seen,
            seen with
            {
                Users = goal,
            },
            ids: ["clerk1", "emp1", "ExtUser|partner-console|jo", "clerk2"]
        );

        outcomes
            .Select(outcome => outcome.Kind)
            .Should()
            .Equal(OutcomeKind.Done, OutcomeKind.Refused, OutcomeKind.Refused, OutcomeKind.Done);
        outcomes[1].Message.Should().NotBeNullOrEmpty();
        (await rig.ReadAsync(Users)).Users.Find("clerk2")!.Name.Should().Be("Three");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_create_whose_answer_is_lost_makes_one_user(bool afterEffect)
    {
        using var rig = Rig.Acme();
        rig.Company.Faults.On("POST", "/objects/company-config/user", new Fault.Reset(afterEffect));
        var user = new User("new.clerk")
        {
            Email = "n@acme.example",
            Contact = "Clerk, Leeds",
            Entities = Restriction.All,
        };

        var back = await WriteUsersAsync(rig, users => users.With([user]), user.Id);

        back.Should().HaveCount(35);
        back.Find(user.Id)!.Email.Should().Be("n@acme.example");
        rig.Company.Calls.Count(call => call is { Method: "POST", Mutating: true }).Should().Be(afterEffect ? 1 : 2);
    }

    [Theory]
    [InlineData(true, "error")]
    [InlineData(false, "error")]
    [InlineData(true, "merge")]
    public async Task A_role_change_whose_answer_is_lost_adds_no_row_twice(bool afterEffect, string twice)
    {
        using var rig = Rig.Acme(("duplicate-role-row", twice));
        rig.Company.Faults.On("PATCH", "/objects/company-config/role", new Fault.TimeOut(afterEffect));

        var back = await WriteRolesAsync(
            rig,
            roles => roles.With([With(roles.Find("Employee")!, new(Customers, Rights.Of("list")))]),
            "Employee"
        );

        back.Find("Employee")!.Permissions!.RightsOn(Customers).Should().Be(Rights.Of("list"));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_throttled_write_waits_as_long_as_it_is_told(int status)
    {
        using var rig = Rig.Acme();
        rig.Company.Faults.On("PATCH", "/objects/", Fault.Throttled(status, 7));

        var back = await WriteUsersAsync(rig, users => users.With([users.Find("cfo")! with { Name = "CFO" }]), "cfo");

        back.Find("cfo")!.Name.Should().Be("CFO");
        rig.Clock.Waits.Should().Contain(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task An_error_inside_Intacct_is_not_repeated_and_its_effect_is_unknown()
    {
        using var rig = Rig.Acme();
        rig.Company.Faults.On("PATCH", "/objects/", Fault.Internal(), times: 9);
        var seen = await rig.ReadAsync(Users);
        var goal = seen with { Users = seen.Users.With([seen.Users.Find("cfo")! with { Name = "CFO" }]) };

        var outcome = (await rig.WriteAsync(ObjectKind.User, seen, goal, ids: "cfo")).Single();

        outcome.Kind.Should().Be(OutcomeKind.Unknown);
        outcome.SupportId.Should().NotBeNullOrEmpty();
        rig.Company.Calls.Count(call => call.Method == "PATCH").Should().Be(1);
    }

    [Theory]
    [InlineData("403")]
    [InlineData("422")]
    public async Task A_missing_permission_is_said_in_words_that_help(string status)
    {
        using var rig = Rig.AcmeWith(
            "recon_bot",
            user =>
            {
                user["adminPrivileges"] = "off";
                user["roles"] = new System.Text.Json.Nodes.JsonArray(
                    new System.Text.Json.Nodes.JsonObject { ["id"] = "Auditor" }
                );
            },
            ("missing-permission", status)
        );
        var seen = await rig.ReadAsync(Users);
        var goal = seen with { Users = seen.Users.With([seen.Users.Find("cfo")! with { Name = "CFO" }]) };

        var outcome = (await rig.WriteAsync(ObjectKind.User, seen, goal, ids: "cfo")).Single();

        outcome.Kind.Should().Be(OutcomeKind.Refused);
        outcome.Message.Should().Contain("Administration > Users");
    }

    [Fact]
    public async Task Many_grants_are_spread_over_several_writes()
    {
        using var rig = Rig.Acme();
        var catalogue = (await rig.ReadAsync(Facets.Catalogue)).Catalogue;
        var all = GrantSet.Of(catalogue.Entries.Select(entry => new Grant(entry.Permission, entry.Allowed)));
        Role[] roles = [.. Enumerable.Range(1, 6).Select(n => new Role($"All {n}") { Permissions = all })];

        var back = await WriteRolesAsync(rig, seen => seen.With(roles), [.. roles.Select(role => role.Id)]);

        roles.Should().OnlyContain(role => back.Find(role.Id)!.Permissions!.Equals(all));
        var perWrite = 2000 / all.Count;
        rig.Company.Calls.Count(call => call is { Method: "POST", Mutating: true })
            .Should()
            .Be((int)Math.Ceiling(6.0 / perWrite));
    }

    private static async Task<Table<Role>> WriteRolesAsync(
        Rig rig,
        Func<Table<Role>, Table<Role>> change,
        params string[] ids
    )
    {
        var seen = await rig.ReadAsync(Roles);
        var outcomes = await rig.WriteAsync(ObjectKind.Role, seen, seen with { Roles = change(seen.Roles) }, ids: ids);
        outcomes.Should().OnlyContain(outcome => outcome.Kind == OutcomeKind.Done);
        return (await rig.ReadBackAsync(Roles, [.. ids.Select(Address.Role)])).Roles;
    }

    private static async Task<Table<User>> WriteUsersAsync(
        Rig rig,
        Func<Table<User>, Table<User>> change,
        params string[] ids
    )
    {
        var seen = await rig.ReadAsync(Users);
        var outcomes = await rig.WriteAsync(ObjectKind.User, seen, seen with { Users = change(seen.Users) }, ids: ids);
        outcomes.Should().OnlyContain(outcome => outcome.Kind == OutcomeKind.Done);
        return (await rig.ReadAsync(Users)).Users;
    }

    private static async Task<Table<UserGroup>> WriteGroupsAsync(
        Rig rig,
        Func<Table<UserGroup>, Table<UserGroup>> change,
        params string[] ids
    )
    {
        var seen = await rig.ReadAsync(Groups);
        var outcomes = await rig.WriteAsync(
            ObjectKind.Group,
            seen,
            seen with
            {
                Groups = change(seen.Groups),
            },
            ids: ids
        );
        outcomes.Should().OnlyContain(outcome => outcome.Kind == OutcomeKind.Done);
        return (await rig.ReadBackAsync(Groups, [.. ids.Select(Address.Group)])).Groups;
    }

    private static Task<CompanyState> ContactsAsync(Rig rig, string id) =>
        rig.Reader.ReadAsync(new(Facets.Contacts, Contacts: [id]), null, TestContext.Current.CancellationToken);

    private static Role With(Role role, Grant grant) =>
        role with
        {
            Permissions = role.Permissions!.Union(GrantSet.Of(grant)),
        };

    private static GrantSet Grants(params (Permission Permission, string Rights)[] grants) =>
        GrantSet.Of(grants.Select(grant => new Grant(grant.Permission, Rights.Of(grant.Rights.Split(' ')))));
}
