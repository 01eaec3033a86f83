using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Tests.Importing;

public sealed class PermissionsReportTests
{
    private const string Row = "clerk1,Clerk,21,Active,2026-11-23,cfo,Accounts Payable,Bills,List|View|Add\n";

    [Fact]
    public void Words_of_the_screens_become_what_they_are_in_the_API()
    {
        var report = Report.Rows(Row, out var problems);
        problems.Found.Should().BeEmpty();
        var user = report!.Users.Should().ContainSingle().Subject;
        user.Should()
            .BeEquivalentTo(
                new
                {
                    Id = "clerk1",
                    Name = "Clerk",
                    Key = "21",
                    Status = "active",
                    CreatedBy = "cfo",
                    Created = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero),
                }
            );
        Held(user.Permissions).Should().Be("accountsPayable/bills [list readonly add]");
        report.IsBeyondShipped.Should().BeFalse();
    }

    [Theory]
    [InlineData("ACME\nAll users\n\n", ",")]
    [InlineData("sep=;\n", ";")]
    [InlineData("\"ACME, Inc.\"\tNovember\n", "\t")]
    public void The_heading_is_found_under_titles_and_with_any_separator(string titles, string separator)
    {
        var text = titles + (Report.Heading + Row).Replace(",", separator, StringComparison.Ordinal);
        Report.Text(text, out _)!.Users.Should().ContainSingle();
    }

    [Fact]
    public void Columns_may_stand_in_another_order_and_be_written_in_another_way()
    {
        var report = Report.Text(
            "RIGHTS,policy,Application,user id,STATUS\nList|View,Bills,Accounts Payable,clerk1,Active\n",
            out var problems
        );
        problems.Found.Should().BeEmpty();
        report!
            .Users.Single()
            .Should()
            .BeEquivalentTo(
                new
                {
                    Id = "clerk1",
                    Name = (string?)null,
                    Key = (string?)null,
                }
            );
    }

    [Fact]
    public void Rows_of_the_same_permission_are_united()
    {
        var report = Report.Rows(Row + Row.Replace("Add", "Delete", StringComparison.Ordinal), out var problems);
        problems.Found.Should().BeEmpty();
        Held(report!.Users.Single().Permissions).Should().Be("accountsPayable/bills [list readonly add delete]");
    }

    [Fact]
    public void A_user_without_a_permission_is_a_user()
    {
        var report = Report.Rows("newcomer1,New,41,Locked out,,,,,\n", out var problems);
        problems.Found.Should().BeEmpty();
        report!
            .Users.Single()
            .Should()
            .BeEquivalentTo(
                new
                {
                    Id = "newcomer1",
                    Status = "lockedOut",
                    Permissions = GrantSet.Empty,
                }
            );
    }

    [Fact]
    public void What_is_not_known_is_kept_under_its_own_name_and_noted_once()
    {
        var report = Report.Rows(
            """
            clerk1,,,Active,,,Lease Accounting,Schedules,List|View
            clerk1,,,Active,,,Accounts Payable,AP supplier invoices,List|Approve all
            clerk2,,,Active,,,Lease Accounting,Schedules,List|View
            clerk2,,,Active,,,Lease Accounting,Leases,List
            """,
            out var problems
        );
        Held(report!.Users[0].Permissions)
            .Should()
            .Be("Lease Accounting/Schedules [list readonly], accountsPayable/AP supplier invoices [list Approve all]");
        Report
            .Said(problems)
            .Should()
            .Equal(
                "report.csv:2:36 IR0596: the application \"Lease Accounting\" is not known; it is kept under that name (3 rows)",
                "report.csv:3:36 IR0596: the policy \"Accounts Payable / AP supplier invoices\" is not known; it is kept under that name (1 row)",
                "report.csv:3:36 IR0596: the right \"Approve all\" is not known; it is kept under that name (1 row)"
            );
        report.IsBeyondShipped.Should().BeTrue();
        var words = new ScreenWords(report.Catalogue);
        foreach (var grant in report.Users.SelectMany(user => user.Permissions))
        {
            words.Modules(words.Print(grant.Permission.Module)).Should().Equal(grant.Permission.Module);
            report.Catalogue.Find(grant.Permission)!.Allowed.Covers(grant.Rights).Should().BeTrue();
        }
    }

    [Fact]
    public void A_right_that_the_shipped_catalogue_does_not_have_widens_the_catalogue()
    {
        var report = Report.Rows(Row.Replace("Add", "Export", StringComparison.Ordinal), out _);
        var bills = Permission.Standard("accountsPayable", "bills");
        report!.Catalogue.Find(bills)!.Allowed.Covers(Rights.Of("export")).Should().BeTrue();
        ShippedCatalogue.Load().Find(bills)!.Allowed.Covers(Rights.Of("export")).Should().BeFalse();
        report.IsBeyondShipped.Should().BeTrue();
    }

    [Fact]
    public void API_names_can_stand_in_the_report()
    {
        var report = Report.Rows("clerk1,,,Active,,,accountsPayable,bills,readonly|modify\n", out var problems);
        problems.Found.Should().BeEmpty();
        Held(report!.Users.Single().Permissions).Should().Be("accountsPayable/bills [readonly modify]");
    }

    [Fact]
    public void Every_error_is_told_in_one_run()
    {
        var report = Report.Rows(
            """
            clerk1,Clerk,21,Active,,,Accounts Payable,Bills,List
            clerk1,Klerk,21,Inactive,,,Accounts Payable,Vendors,List
            ,Nobody,,Active,,,Accounts Payable,Bills,List
            clerk2,,,Asleep,,,Accounts Payable,Bills,List
            clerk3,,,Active,,,,Bills,List
            clerk4,,,Active,,,Accounts Payable,Bills,List,View
            """,
            out var problems
        );
        report.Should().BeNull();
        Report
            .Said(problems)
            .Should()
            .Equal(
                "report.csv:3:8 IR0594: Username of the user \"clerk1\" is \"Klerk\" here and \"Clerk\" before",
                "report.csv:3:17 IR0594: Status of the user \"clerk1\" is \"Inactive\" here and \"Active\" before",
                "report.csv:4:1 IR0592: this row cannot be read: it has no User ID",
                "report.csv:5:10 IR0595: the Status \"Asleep\" of the user \"clerk2\" is none that is known, so whether it can sign in is not known either",
                "report.csv:6:1 IR0592: this row cannot be read: it has Rights and no Application",
                "report.csv:7:1 IR0592: this row cannot be read: it has 10 cells, and the heading 9"
            );
    }

    [Fact]
    public void Totals_columns_of_ones_own_and_dates_that_can_be_two_are_left_out_with_a_note()
    {
        var report = Report.Text(
            "User ID,Status,Application,Policy,Rights,When Created,Last Login\n"
                + "clerk1,Active,Accounts Payable,Bills,List,03/04/2026,yesterday\n"
                + "clerk1,Active,Accounts Payable,Vendors,,03/04/2026,yesterday\n"
                + "Total,,,,,2\n",
            out var problems
        );
        report!.Users.Single().Created.Should().BeNull();
        Report
            .Said(problems)
            .Should()
            .Equal(
                "report.csv:1:1 IR0598: left out: the column Last Login: nothing is made of them",
                "report.csv:2:43 IR0598: left out: 1 user's When Created: which can be day before month or month before day; only 2026-11-23 is read",
                "report.csv:3:1 IR0598: left out: 1 row: whose Rights are empty",
                "report.csv:4:1 IR0598: left out: 1 row: without Status, Application, Policy and Rights, as totals are"
            );
    }

    [Theory]
    [InlineData("", "none of its first rows has its columns")]
    [InlineData("name,mail\nx,y\n", "none of its first rows has its columns")]
    [InlineData("User ID;Status;Application;Policy\n", "the row that comes closest to its heading lacks \"Rights\"")]
    public void What_is_not_the_report_is_refused_with_what_it_lacks(string text, string why)
    {
        Report.Text(text, out var problems).Should().BeNull();
        problems.Found.Single().Message.Should().Be($"this is not the all-users permissions report: {why}");
    }

    [Theory]
    [InlineData("clerk\u001b[31m1")]
    [InlineData("clerk\0")]
    [InlineData("\"clerk\n1\"")]
    public void An_id_with_a_control_character_is_refused(string id)
    {
        Report.Rows(Row.Replace("clerk1", id, StringComparison.Ordinal), out var problems).Should().BeNull();
        problems.Found.Should().ContainSingle(one => one.Code == "IR0592");
    }

    [Fact]
    public void What_a_spreadsheet_would_run_is_text_like_any_other()
    {
        const string formula = "=cmd|' /C calc'!A0";
        var report = Report.Rows($"{formula},@SUM(1),,Active,,,Accounts Payable,Bills,List\n", out _);
        report!.Users.Single().Should().BeEquivalentTo(new { Id = formula, Name = "@SUM(1)" });
    }

    private static string Held(GrantSet grants) => grants.ToString();
}
