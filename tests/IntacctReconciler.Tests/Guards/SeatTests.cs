using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Guards;

public sealed class SeatTests
{
    private const string New =
        "{ email: n@acme.example, contact: { first: N, last: W }, type: business, entities: all, roles: [] }";

    /// <summary>Five people; the user who reads is a Web Services user.</summary>
    private static CompanyState Company(params User[] others) => Observed(users: [.. Judged.Users(5), .. others]);

    private static GuardResult Result(CompanyState company, int seats, string users) =>
        Judged.Of(company, $"guards: {{ seats: {{ business: {seats} }} }}\nusers: {{ {users} }}\n", "seats.business");

    [Theory]
    [InlineData(6, GuardVerdict.Passed)]
    [InlineData(5, GuardVerdict.Refused)]
    public void No_more_are_taken_than_there_are(int seats, GuardVerdict verdict)
    {
        var result = Result(Company(), seats, $"new1: {New}");
        result.Verdict.Should().Be(verdict);
        result.Numbers.Should().Be(new GuardNumbers(5, 6, seats, 6));
    }

    [Fact]
    public void They_are_counted_at_the_highest_point_on_the_way()
    {
        // Leavers are the first to go, changes of type come after new users.
        Result(Company(), 5, $"new1: {New}, u001: {{ state: absent }}").Verdict.Should().Be(GuardVerdict.Passed);
        var result = Result(Company(), 5, $"new1: {New}, u001: {{ type: employee }}");
        result.Verdict.Should().Be(GuardVerdict.Refused);
        result.Sentence.Should().Be("Business seats: 5 taken now, 6 on the way, 5 after; there are 5");
    }

    [Fact]
    public void Who_is_inactive_a_service_or_of_another_company_takes_none_and_who_is_locked_out_keeps_it() =>
        Result(
            Company(
                User("service") with
                {
                    WebServicesOnly = true,
                },
                User("gone") with
                {
                    Status = "inactive",
                },
                User("out") with
                {
                    Status = "lockedOut",
                },
                User("emp") with
                {
                    Type = "employee",
                },
                User("ExtUser|firm|ann"),
                User("intacct")
            ),
            9,
            "u001: { name: Somebody }"
        )
            .Numbers!.Before.Should()
            .Be(6);

    [Fact]
    public void Too_many_already_is_pointed_out_and_stops_nothing_that_takes_no_more()
    {
        Result(Company(), 3, "u001: { name: Somebody }").Verdict.Should().Be(GuardVerdict.Notable);
        Result(Company(), 3, "u001: { state: absent }").Verdict.Should().Be(GuardVerdict.Notable);
        Result(Company(), 3, $"new1: {New}").Verdict.Should().Be(GuardVerdict.Refused);
    }

    [Fact]
    public void Coming_back_takes_one() =>
        Result(Company(User("back") with { Status = "inactive" }), 5, "back: { status: active }")
            .Should()
            .Match<GuardResult>(result =>
                result.Verdict == GuardVerdict.Refused && result.Affected[0].Address.Id == "back"
            );

    [Fact]
    public void Moving_to_another_type_takes_one_of_that_type()
    {
        var result = Result(Company(User("emp") with { Type = "employee" }), 5, "emp: { type: business }");
        result.Verdict.Should().Be(GuardVerdict.Refused);
        result.Ids().Should().Equal("emp");
    }
}
