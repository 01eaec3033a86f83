using CsCheck;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Resolving;
using IntacctReconciler.Tests.Properties;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Reports;

/// <summary>What a page can be asked: it works out who holds what from the data that stands in it.</summary>
public sealed class PageDataTests
{
    /// <summary>All that random companies hold.</summary>
    private static readonly Rights Known = Rights.Of("list", "readonly", "add", "run");

    private const string Wish = """
        roles:
          AP clerk:
            permissions:
              accountsPayable:
                bills: [List, View, Add]
                payBills: [Run]
        groups:
          AP team: { roles: [AP clerk], members: [clerk1] }
        users:
          clerk2:
            roles:
              - AP clerk
              - { role: Controller, until: 2027-01-31, reason: month-end cover }
          leaver1: { state: absent }
        """;

    [Fact]
    public void What_the_page_works_out_for_each_user_is_what_the_user_holds() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                (company, desired) =>
                {
                    var changes = ChangeSet.Of(desired, company);
                    var page = Of(RandomPlans.Of(desired, company), desired, changes);
                    CompanyState[] states = [changes.Observed, changes.Target];
                    for (var i = 0; i < states.Length; i++)
                    {
                        var access = new EffectiveAccess(states[i]);
                        foreach (var user in states[i].Users)
                            page.RightsOf(user.Id, i)
                                .Should()
                                .Equal(InWords(access.Of(user)), "{0} in {1}", user.Id, i);
                    }
                }
            );

    [Fact]
    public void A_right_that_no_catalogue_offers_has_the_same_word_for_everybody()
    {
        var page = Unchanged([
            Role("one", ("accountsPayable/bills", "readonly")),
            Role("both", ("accountsPayable/bills", "readonly view")),
        ]);
        var (few, more) = (page.RightsOf("user0", 0).Single(), page.RightsOf("user1", 0).Single());
        more.Should().StartWith(few).And.NotBe(few);
    }

    [Fact]
    public void Users_who_hold_the_same_share_it()
    {
        var page = Unchanged([Role("one", ("accountsPayable/bills", "list")), Role("other")], users: 2000);
        page["users"].Should().HaveCount(2001);
        page["ways"].Should().HaveCount(3, "there are two roles, and the reader who has none");
        page["users"].ToJsonString().Length.Should().BeLessThan(2001 * 75);
    }

    [Fact]
    public void Before_and_after_a_plan_stand_side_by_side_with_their_places()
    {
        var page = Page();

        page.RightsOf("clerk1", 0).Should().Equal("accountsPayable/bills: List");
        page.RightsOf("clerk1", 1)
            .Should()
            .Equal("accountsPayable/bills: List View Add", "accountsPayable/payBills: Run");
        page.RightsOf("leaver1", 0).Should().NotBeEmpty();
        page.RightsOf("leaver1", 1).Should().BeEmpty();
        page.Place(page.Role("AP clerk")[2]).Should().Be("access.yaml:5");
        page.Role("AP clerk")[3]!.AsArray().Select(page.Place).Should().Equal("access.yaml:8", "access.yaml:9");
        page.Place(page.User("leaver1")[8]).Should().Be("access.yaml:17");
    }

    [Fact]
    public void What_is_held_for_a_time_has_its_end()
    {
        var page = Page();
        var end = page.User("clerk2")[12]!.AsArray().Single()!;
        page["roles"][end[0]!.GetValue<int>()]![0]!.GetValue<string>().Should().Be("Controller");
        page.Text(end[2]).Should().Be("2027-01-31");
    }

    [Fact]
    public void Every_change_has_what_it_changes_before_and_after_and_where_that_is_declared()
    {
        var page = Page();
        var role = page["changes"].Single(change => change!["of"]!.GetValue<string>() == "role[\"AP clerk\"]")!;
        role["mark"]!.GetValue<string>().Should().Be("~");
        var fields = role["fields"]!.AsArray();
        fields
            .Select(field =>
                $"{page.Text(field![0])}: {page.Text(field[1])} | {page.Text(field[2])} | {page.Place(field[3])}"
            )
            .Should()
            .Equal(
                "Accounts Payable / Bills: List | List View Add | access.yaml:8",
                "Accounts Payable / Pay bills:  | Run | access.yaml:9"
            );
    }

    [Fact]
    public void What_refuses_comes_before_what_passed()
    {
        var page = Page("policies: [builtin:sod]\n");
        var ends = page["findings"].Select(finding => finding!["end"]!.GetValue<string>()).ToList();
        ends.Should().StartWith("refused").And.Contain("passed").And.Contain("skipped");
        ends.IndexOf("passed").Should().BeGreaterThan(ends.LastIndexOf("refused"));
        var refused = page["findings"][0]!;
        refused["users"]!
            .AsArray()
            .Select(user => page["users"][user!.GetValue<int>()]![0]!.GetValue<string>())
            .Should()
            .Contain("clerk1");
    }

    private static PageReader Page(string more = "")
    {
        var planned = Planned(
            Observed(
                [
                    Role("AP clerk", ("accountsPayable/bills", "list")),
                    Role("Controller", ("generalLedger/accounts", "list")),
                ],
                [Group("AP team", ["AP clerk"], "clerk1")],
                [User("clerk1"), User("clerk2", "AP clerk", "Controller"), User("leaver1", "Controller")]
            ),
            more.Length == 0 ? Wish : Wish + "\n" + more
        );
        return Of(planned.Plan, planned.Desired, planned.Changes);
    }

    /// <summary>Nothing is declared; users hold the roles in turn.</summary>
    private static PageReader Unchanged(Role[] roles, int users = 2)
    {
        var planned = Planned(
            Observed(
                roles,
                users: Enumerable.Range(0, users).Select(i => User($"user{i}", roles[i % roles.Length].Id))
            ),
            ""
        );
        return Of(planned.Plan, planned.Desired, planned.Changes);
    }

    private static PageReader Of(Plan plan, DesiredState desired, ChangeSet changes) =>
        new(PlanPage.Of(plan, desired, changes, "tool").Data);

    /// <summary>In the order of the words' numbers, which is that of printing.</summary>
    private static IEnumerable<string> InWords(GrantSet grants) =>
        grants
            .Select(grant => $"{grant.Permission}: {string.Join(' ', RightWords.Print(grant.Rights, Known))}")
            .Order(StringComparer.Ordinal);
}
