using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Exporting;
using IntacctReconciler.Model;
using IntacctReconciler.Tests.Reports;

namespace IntacctReconciler.Tests.Exporting;

/// <summary>What an export does not say is not managed, so it must say that it does not say it.</summary>
public sealed class LeftOutTests
{
    private static readonly Origin Here = new(new Source("access.yaml"), 1, 1);

    [Fact]
    public void A_field_that_could_not_be_read_is_named()
    {
        var text = Of(Scene.User("clerk1") with { Email = null, Admin = null });

        text.Should().Contain("# not known: Account email address, Admin privileges");
        text.Should().NotContain("email: clerk1").And.NotContain("admin: off");
    }

    [Fact]
    public void Unknown_values_are_kept_as_they_are() =>
        Of(Scene.User("clerk1") with { Type = "astronaut" }).Should().Contain("type: astronaut");

    [Fact]
    public void A_value_that_would_read_as_another_one_is_left_out()
    {
        var text = Of(Scene.User("clerk1") with { Type = "Business" });

        text.Should().NotContain("type: Business").And.Contain("# type is left out");
    }

    [Fact]
    public void A_role_that_is_nowhere_to_be_found_leaves_the_list_out() =>
        Of(Scene.User("clerk1", "Ghost")).Should().Contain("# roles is left out").And.NotContain("Ghost");

    [Fact]
    public void Direct_permissions_in_a_role_based_company_are_counted() =>
        Of(Scene.User("clerk1") with { Permissions = Scene.Grants(("accountsPayable/bills", "list")) })
            .Should()
            .Contain("# permissions is left out: 1 permission that users of a role-based company cannot be given");

    [Fact]
    public void What_Intacct_keeps_for_itself_is_counted()
    {
        var text = Exporter.Write(
            Scene.Observed(
                [Scene.Role("::SYS::Old")],
                users: [Scene.User("ExtUser|Parent|bob"), Scene.User("CPAUser")]
            ),
            new(PermissionModel.RoleBased)
        );

        text.Should().Contain("Intacct keeps them for itself: 2 users").And.NotContain("bob");
    }

    [Fact]
    public void A_preset_is_used_only_where_it_loses_nothing()
    {
        var modules = Scene.Catalogue.OfModule("accountsPayable");
        var all = GrantSet.Of(modules.Select(entry => new Grant(entry.Permission, entry.All())));
        var less = all.Except(Scene.Grants(("accountsPayable/bills", "delete")));
        var more = all.Union(Scene.Grants(("accountsPayable/bills", "impersonate")));

        Permissions(all).Should().Contain("Accounts Payable: all");
        Permissions(less)
            .Should()
            .NotContain("Accounts Payable: all")
            .And.Contain("Bills: [")
            .And.Contain("\"*\": all");
        Permissions(more).Should().NotContain("Accounts Payable: all").And.Contain("Bills: [");
        Permissions(Scene.Everything).Should().Contain("permissions: all");
        Permissions(GrantSet.Empty).Should().Contain("permissions: none");
    }

    [Fact]
    public void A_grant_of_something_that_is_not_offered_any_more_is_kept() =>
        Permissions(Scene.Grants(("accountsPayable/bygone", "list brandNew")))
            .Should()
            .Contain("bygone: [List, brandNew]");

    [Fact]
    public void The_connection_is_as_it_stood()
    {
        var connection = new ConnectionDeclaration(Here)
        {
            Endpoint = new("https://api.intacct.com/ia/api/v1", Here),
            ReadCredentials = new("ACME_RO", Here),
            ApplyCredentials = new("ACME_RW", Here),
        };

        Exporter
            .Write(Scene.Observed(), new(PermissionModel.UserBased, connection, ["As read on a Monday."]))
            .Should()
            .StartWith("# As read on a Monday.\n")
            .And.Contain("permissionModel: user-based\n")
            .And.Contain("  endpoint: https://api.intacct.com/ia/api/v1\n")
            .And.Contain("  credentials: { read: ACME_RO, apply: ACME_RW }\n");
    }

    private static string Of(User user) =>
        Exporter.Write(Scene.Observed(users: [user]), new(PermissionModel.RoleBased));

    private static string Permissions(GrantSet grants) =>
        Exporter.Write(
            Scene.Observed([Scene.Role("Any") with { Permissions = grants }]),
            new(PermissionModel.RoleBased)
        );
}
