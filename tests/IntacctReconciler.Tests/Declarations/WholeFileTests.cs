using System.Globalization;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Declarations;

public sealed class WholeFileTests
{
    private const string Yaml = """
        # yaml-language-server: $schema=../../schemas/access.schema.json
        version: 1
        company: ACME
        permissionModel: role-based
        connection:
          simulator: company.json

        manage:
          roles:  { objects: declared, permissions: exclusive }
          groups: { objects: declared, roles: exclusive, members: exclusive }
          users:  { objects: exclusive, roles: exclusive, groups: exclusive, permissions: exclusive, restrictions: additive }
          ignore: { users: ["temp-*"], roles: [] }

        guards: { maxRemovals: { users: 10 }, maxRemovalPercent: 30, minFullAdmins: 2, breakGlass: [bg.admin], seats: { business: 40 } }
        protect: { users: [cfo], roles: [Auditor] }
        overrides: [{ guard: maxRemovals.users, limit: 25, owner: cfo, reason: "Leeds office closes", ticket: CHG-1182, until: 2026-12-15 }]
        policies: [builtin:sod]
        waivers: [{ rule: SOD-05, user: clerk1, owner: cfo, reason: "two-person office", until: 2027-03-31 }]

        roles:
          AP clerk:
            description: Enters vendor bills
            permissions:
              accountsPayable:
                bills: [List, View, Add, Edit]
                vendors: read-only
              company: Read only
              generalLedger:
                "*": read-only
                journalEntries: none
                section:reports: all
            customApplications:
              J.P. Morgan Pay: { objects: { Payment: [list, view] } }
            agents:
              Close agent: { Close: [run] }
          Controller: { permissions: { generalLedger: all }, formerly: Comptroller }
          Bill.com role: { description: BILL sync, permissions: all }

        groups:
          AP team: { description: Accounts payable, roles: [AP clerk], members: [clerk1] }

        users:
          clerk1:
            name: AP clerk, Leeds
            email: clerk1@acme.example
            contact: { first: Leeds, last: Clerk }
            type: business
            status: Locked out
            admin: off
            entities: { only: [UK-01, "DE-*"], topLevel: true }
            departments: [200]
            sso: { enabled: true, id: clerk1@idp.example }
            roles:
              - AP clerk
              - { role: Controller, until: 2027-01-31, reason: month-end cover }
          leaver1: { state: absent }
          XML_Bill.com:
            name: XML_Bill.com
            email: ap@acme.example
            contact: { first: XML_Bill.com, last: XML_Bill.com }
            type: business
            admin: full
            webServicesOnly: true
            passwordNeverExpires: true
            entities: all
            roles: [Bill.com role]
            allow: { full-admin-web-services: { owner: cfo, reason: "BILL requires it", until: 2027-03-31 } }
        """;

    private readonly AccessFile file = Reading.Clean(Yaml);

    [Fact]
    public void The_head_says_which_company_and_how_to_reach_it()
    {
        file.Company.Value.Should().Be("ACME");
        file.PermissionModel.Value.Should().Be(PermissionModel.RoleBased);
        file.Connection!.Simulator!.Value.Value.Should().Be("company.json");
        file.Connection.Endpoint.Should().BeNull();
    }

    [Fact]
    public void Ownership_is_as_written_and_by_default_elsewhere()
    {
        file.Manage.UserObjects.Should().Be(Ownership.Exclusive);
        file.Manage.UserRestrictions.Should().Be(ListMode.Additive);
        file.Manage.RoleObjects.Should().Be(Ownership.Declared);
        file.Manage.IgnoredUsers.Select(each => each.Value).Should().Equal("temp-*");
        Reading.Clean(Reading.Head).Manage.Should().BeEquivalentTo(new ManageDeclaration());
    }

    [Fact]
    public void Controls_are_kept()
    {
        var controls = file.Controls;
        controls.Guards!.MaxRemovals["users"].Value.Should().Be(10);
        controls.Guards.Seats["business"].Value.Should().Be(40);
        controls.Guards.BreakGlass.Should().ContainSingle(each => each.Value == "bg.admin");
        controls.ProtectedRoles.Should().ContainSingle(each => each.Value == "Auditor");
        controls.Overrides.Should().ContainSingle(each => each.Limit.Value == 25);
        controls.Policies.Should().ContainSingle(each => each.Name.Value == "builtin:sod");
        controls.Waivers.Should().ContainSingle(each => each.User!.Value.Value == "clerk1" && each.Role == null);
    }

    [Fact]
    public void A_role_has_its_permissions_in_the_order_and_the_words_of_the_file()
    {
        var role = file.Roles[0];
        role.Id.Should().Be("AP clerk");
        role.Permissions!.Modules.Select(module => module.Name)
            .Should()
            .Equal("accountsPayable", "company", "generalLedger");
        role.Permissions.Modules[0]
            .Entries[0]
            .Rights.Should()
            .BeOfType<RightsDeclaration.OfWords>()
            .Which.Words.Select(word => word.Value)
            .Should()
            .Equal("List", "View", "Add", "Edit");
        role.Permissions.Modules[1].Whole!.Value.Value.Should().Be(Preset.ReadOnly);
        role.Permissions.Modules[2]
            .Entries.Select(entry => (entry.Scope, entry.Name))
            .Should()
            .Equal((EntryScope.Rest, "*"), (EntryScope.Named, "journalEntries"), (EntryScope.Section, "reports"));
        file.Roles[2].Permissions!.Everything!.Value.Value.Should().Be(Preset.All);
        file.Roles[1].Formerly!.Value.Value.Should().Be("Comptroller");
    }

    [Fact]
    public void Rights_of_applications_and_agents_are_kept_as_written()
    {
        var grant = file.Roles[0].CustomApplications!.Grants.Should().ContainSingle().Subject;
        (grant.Subject, grant.Group, grant.Name).Should().Be(("J.P. Morgan Pay", "objects", "Payment"));
        grant.Rights.Select(right => right.Value).Should().Equal("list", "view");
        var agent = file.Roles[0].Agents!.Grants.Should().ContainSingle().Subject;
        (agent.Subject, agent.Group, agent.Name).Should().Be(("Close agent", null, "Close"));
    }

    [Fact]
    public void A_user_has_its_values_as_tokens_and_each_with_its_place()
    {
        var user = file.Users[0];
        user.Status!.Value.Value.Should().Be("lockedOut");
        user.Admin!.Value.Value.Should().Be("off");
        user.Name!.Value.At.ToString().Should().Be("access.yaml:44:11");
        user.Contact!.First!.Value.Value.Should().Be("Leeds");
        user.SsoEnabled!.Value.Value.Should().BeTrue();
        user.Entities!.Only!.Value.Select(each => each.Value).Should().Equal("UK-01", "DE-*");
        user.Entities.TopLevel!.Value.Value.Should().BeTrue();
        user.Departments!.Only!.Value.Single().Value.Should().Be("200");
        user.WebServicesOnly.Should().BeNull();
        file.Users[2].Entities!.Only.Should().BeNull();
        file.Users[1].IsAbsent.Should().BeTrue();
    }

    [Fact]
    public void A_temporary_role_ends_with_the_day_that_is_named()
    {
        var item = file.Users[0].Roles!.Items[1];
        item.Id.Should().Be("Controller");
        item.Until!.Value.Value.At.Should().Be(DateTimeOffset.Parse("2027-02-01T00:00Z", CultureInfo.InvariantCulture));
        item.Reason!.Value.Value.Should().Be("month-end cover");
    }

    [Fact]
    public void What_is_allowed_has_somebody_who_answers_for_it()
    {
        var allow = file.Users[2].Allow.Should().ContainSingle().Subject;
        (allow.Code, allow.Owner.Value).Should().Be(("full-admin-web-services", "cfo"));
    }
}
