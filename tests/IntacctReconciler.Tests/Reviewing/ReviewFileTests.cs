using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Reviewing;

namespace IntacctReconciler.Tests.Reviewing;

public sealed class ReviewFileTests
{
    private const string Heading =
        "Person,Name,Company,User ID,Type,Status,Item,Access,Held through,Scope,Conflicts,Last changed (UTC),"
        + "Last changed by,Owner,Decision,Reviewer,Date,Comment\r\n";

    private const string Short = "Company,User ID,Item,Access,Held through,Decision,Reviewer,Date\n";

    private static readonly ReviewRow Row = new()
    {
        Person = "a@acme.example",
        Company = "ACME",
        UserId = "a",
        Item = ReviewItem.Role,
        Access = "AP clerk",
        HeldThrough = "group AP team",
        Scope = "IE-01, UK-01; top level",
    };

    [Fact]
    public void The_columns_are_written_in_their_order_and_a_list_stands_in_quotes() =>
        ReviewFile
            .Write([Row])
            .Should()
            .Be(
                Heading + "a@acme.example,,ACME,a,,,Role,AP clerk,group AP team,\"IE-01, UK-01; top level\",,,,,,,,\r\n"
            );

    [Theory]
    [InlineData("00123", "'00123")]
    [InlineData("1-2", "'1-2")]
    [InlineData("1E5", "'1E5")]
    [InlineData("mar1", "'mar1")]
    [InlineData("SEPT-4", "'SEPT-4")]
    [InlineData("12:30 pm", "'12:30 pm")]
    [InlineData("true", "'true")]
    [InlineData("1234567890123456", "'1234567890123456")]
    [InlineData("=1+2", "'=1+2")]
    [InlineData("123", "123")]
    [InlineData("clerk1", "clerk1")]
    [InlineData("marina1", "marina1")]
    [InlineData("3rd approver", "3rd approver")]
    public void An_id_that_a_spreadsheet_would_save_as_something_else_is_marked_as_text(string id, string written)
    {
        var text = ReviewFile.Write([Row with { UserId = id }]);
        text.Split("\r\n")[1].Split(',')[3].Should().Be(written);
        Read(text).Single().UserId.Should().Be(id);
    }

    [Theory]
    [InlineData(",", "\uFEFF")]
    [InlineData(";", "")]
    [InlineData("\t", "Access review\n\n")]
    public void A_file_is_read_as_spreadsheets_save_it(string separator, string above)
    {
        var text =
            above + (Short + "ACME,a,Role,\"AP \"\"clerk\"\"\",directly,keep,cfo,24.11.2026\n").Replace(",", separator);
        Read(text)
            .Single()
            .Should()
            .BeEquivalentTo(
                new
                {
                    Company = "ACME",
                    UserId = "a",
                    Item = ReviewItem.Role,
                    Access = "AP \"clerk\"",
                    HeldThrough = "directly",
                    Decision = ReviewDecision.Keep,
                    Reviewer = "cfo",
                    Date = "24.11.2026",
                }
            );
    }

    [Fact]
    public void Columns_may_be_moved_and_added_and_rows_may_be_empty() =>
        Read(
                "Ticket,date,REVIEWER,decision,held through,access,item,user id,company\n"
                    + ",,,,,,,,\n"
                    + "HR-1,today,cfo,Revoke,,Full,admin privileges,a,ACME\n"
            )
            .Should()
            .ContainSingle(row =>
                row.Decision == ReviewDecision.Revoke && row.Reviewer == "cfo" && row.Date == "today"
            );

    [Theory]
    [InlineData("keep", ReviewDecision.Keep)]
    [InlineData(" KEEP ", ReviewDecision.Keep)]
    [InlineData("ok", ReviewDecision.Keep)]
    [InlineData("Approve", ReviewDecision.Keep)]
    [InlineData("approved", ReviewDecision.Keep)]
    [InlineData("revoke", ReviewDecision.Revoke)]
    [InlineData("Remove", ReviewDecision.Revoke)]
    [InlineData("REVOKED", ReviewDecision.Revoke)]
    [InlineData("removed", ReviewDecision.Revoke)]
    [InlineData(" ", null)]
    public void Decisions_are_read_in_any_case(string said, ReviewDecision? decision) =>
        Read($"{Short}ACME,a,Account,,,{said},cfo,today\n").Single().Decision.Should().Be(decision);

    [Fact]
    public void A_row_that_stands_twice_is_one_with_the_decision_of_either() =>
        Read(
                Short
                    + "ACME,a,Role,A,directly,,,\nACME,a,Role,'A,directly,keep,cfo,today\nACME,a,Role,A,directly,,,\n"
                    + "ACME,a,Role,A,directly,KEEP,cfo,today\n"
            )
            .Should()
            .ContainSingle(row => row.Decision == ReviewDecision.Keep);

    [Fact]
    public void Of_an_account_and_of_admin_privileges_a_user_has_one_row_whatever_it_says() =>
        (Row with { Item = ReviewItem.Account, Access = "Business user, active" })
            .Key.Should()
            .Be((Row with { Item = ReviewItem.Account, Access = "Business user, inactive", HeldThrough = "" }).Key);

    [Fact]
    public void What_cannot_be_read_is_told_with_its_place_and_all_of_it()
    {
        Problems(
                Short
                    + "ACME,,Account,,,keep,cfo,today\n"
                    + "ACME,a,Role,,directly,keep,cfo,today\n"
                    + "ACME,a,Role,A,,keep,cfo,today\n"
                    + "ACME,a,Rule,A,directly,maybe,cfo,today\n"
                    + "ACME,a,Role,A,directly,keep,cfo,today\n"
                    + "ACME,a,Role,A,directly,revoke,cfo,today\n"
            )
            .Should()
            .Equal(
                "r.csv:2:1 IR0571: this row cannot be read: it has no User ID",
                "r.csv:3:1 IR0571: this row cannot be read: it has no Access",
                "r.csv:4:1 IR0571: this row cannot be read: it has no Held through",
                "r.csv:5:8 IR0573: the item \"Rule\" is none of \"Account\", \"Admin privileges\", \"Role\" and \"Permissions\"",
                "r.csv:5:24 IR0572: the decision \"maybe\" is neither keep nor revoke",
                "r.csv:7:24 IR0574: the decision is revoke here, and keep in another row of the same access"
            );
    }

    [Theory]
    [InlineData(
        "name,mail\na,b\n",
        "r.csv:1:1 IR0570: this is no access review: none of its first rows has its columns"
    )]
    [InlineData(
        "Review\nCompany,User ID,Item,Access,Held through,Reviewer\n",
        "r.csv:2:1 IR0570: this is no access review: the row that comes closest to its heading lacks \"Decision\" and \"Date\""
    )]
    public void A_column_that_is_missing_is_named(string text, string said) => Problems(text).Should().Equal(said);

    private static ImmutableArray<ReviewRow> Read(string text)
    {
        var problems = new Problems();
        var rows = ReviewFile.Read(() => new StringReader(text), new("r.csv"), problems);
        problems.Found.Should().BeEmpty();
        return rows!.Value;
    }

    private static IEnumerable<string> Problems(string text)
    {
        var problems = new Problems();
        ReviewFile.Read(() => new StringReader(text), new("r.csv"), problems).Should().BeNull();
        return problems.Found.Select(one => $"{one.At} {one.Code}: {one.Message}");
    }
}
