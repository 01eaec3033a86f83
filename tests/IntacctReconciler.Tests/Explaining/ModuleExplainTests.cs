using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Explaining;
using IntacctReconciler.Model;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Explaining;

/// <summary>Who has anything in a module.</summary>
public sealed class ModuleExplainTests
{
    private static readonly CompanyState Company = Observed(
        roles:
        [
            Role("AP", ("accountsPayable/bills", "list add"), ("generalLedger/journalEntries", "add")),
            Role("Pay", ("accountsPayable/payBills", "run"), ("accountsPayable/bills", "list")),
            Role("GL", ("generalLedger/journalEntries", "add")),
            Role("Spare", ("accountsPayable/vendors", "list")),
        ],
        groups: [Group("Team", ["Pay"], "a", "c")],
        users:
        [
            User("a", "AP"),
            User("b", "GL") with
            {
                Permissions = Grants(("accountsPayable/vendors", "list")),
            },
            User("c") with
            {
                Status = "inactive",
            },
            User("d", "GL"),
        ]
    );

    [Fact]
    public void What_is_said_of_a_module_is_what_is_said_of_its_permissions_one_by_one()
    {
        var answer = Explain("accountsPayable");
        var each = Company
            .Catalogue.OfModule("accountsPayable")
            .SelectMany(entry =>
                new Explainer(Company, null)
                    .OfPermission(entry.Permission, null)
                    .Holders.Select(holder => (holder.User.Id, Grant: new Grant(entry.Permission, holder.Rights)))
            )
            .ToLookup(one => one.Id, one => one.Grant, StringComparer.Ordinal);
        answer.Holders.Select(holder => holder.User.Id).Should().Equal("a", "b", "c");
        foreach (var holder in answer.Holders)
            holder.Grants.Should().Equal(GrantSet.Of(each[holder.User.Id]));
        answer.Offered.Should().Be(Company.Catalogue.OfModule("accountsPayable").Length);
    }

    [Fact]
    public void Each_way_is_told_with_what_comes_by_it_and_roles_with_those_who_can_use_them()
    {
        var answer = Explain("Accounts Payable");
        answer
            .Holders[0]
            .By.Select(by => (by.Route.ToString(), by.Grants.Count))
            .Should()
            .Equal(("role AP", 1), ("role Pay by group Team", 2));
        answer
            .Roles.Select(role => (role.Role, role.Holders))
            .Should()
            .BeEquivalentTo([("AP", 1), ("Pay", 1), ("Spare", 0)], "c cannot sign in");
    }

    [Fact]
    public void A_right_asks_for_that_right_on_anything()
    {
        var answer = Explain("accountsPayable", "Add");
        answer.Holders.Select(holder => holder.User.Id).Should().Equal("a");
        answer.Holders.Single().Grants.Should().Equal(Grants(("accountsPayable/bills", "add")));
    }

    [Fact]
    public void A_section_is_a_part_of_it_and_the_sections_are_all_of_it()
    {
        Explain("accountsPayable/reports").Holders.Should().BeEmpty();
        var sections = Sections.Keys.Sum(key => Explain($"accountsPayable/{key}").Offered);
        sections.Should().Be(Explain("accountsPayable/*").Offered);
    }

    [Theory]
    [InlineData("accountsPayable/bills")]
    [InlineData("acountsPayable")]
    [InlineData("accountsPayable/report")]
    [InlineData("bills")]
    public void What_names_a_permission_or_nothing_is_no_module(string text)
    {
        var problems = new Problems();
        new PermissionAsked(Company, problems).Module(text).Should().BeNull();
        problems.Found.Should().BeEmpty();
    }

    [Fact]
    public void A_right_that_nothing_in_the_module_has_is_reported()
    {
        var problems = new Problems();
        var asking = new PermissionAsked(Company, problems);
        asking.Right("frob", asking.Module("accountsPayable")!).Should().BeNull();
        problems.Found.Single().Code.Should().Be("IR0547");
    }

    private static ModuleExplanation Explain(string module, string? right = null)
    {
        var asking = new PermissionAsked(Company, new Problems());
        var asked = asking.Module(module)!;
        var rights = right is null ? null : asking.Right(right, asked);
        return new ModuleExplainer(Company, null, asked, rights).Explain();
    }
}
