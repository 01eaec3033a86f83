using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Tests.Resolving;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Guards;

public sealed class OverrideTests
{
    private const string Guard = "maxRemovals.users";

    private static string Leavers(string overrides) =>
        $"guards: {{ maxRemovals: {{ users: 2 }} }}\noverrides: [{overrides}]\nusers:\n{Judged.Each(3, "{ state: absent }")}";

    private static string Entry(int limit, string until = "2026-12-15", string guard = Guard) =>
        $"{{ guard: {guard}, limit: {limit}, owner: cfo, reason: it closes, until: {until} }}";

    private static GuardResult Result(string overrides) =>
        Judged.Of(Observed(users: Judged.Users(30)), Leavers(overrides), Guard);

    [Fact]
    public void Lets_as_much_pass_as_it_says_and_is_named()
    {
        var result = Result(Entry(3));
        result.Verdict.Should().Be(GuardVerdict.Allowed);
        result.By.Should().Match<Answer>(by => by.Owner == "cfo" && by.Until == "2026-12-15" && by.At.Line == 5);
    }

    [Fact]
    public void Lets_no_more_pass()
    {
        var result = Result(Entry(2));
        result.Verdict.Should().Be(GuardVerdict.Refused);
        result.Sentence.Should().EndWith("the override in the file accepts 2");
        result.At!.Value.Line.Should().Be(5);
    }

    [Theory]
    [InlineData("2026-11-22", GuardVerdict.Refused)]
    [InlineData("2026-11-23", GuardVerdict.Allowed)]
    [InlineData("2026-11-23T14:02Z", GuardVerdict.Refused)]
    [InlineData("2026-11-23T14:03Z", GuardVerdict.Allowed)]
    public void Ends_when_it_says(string until, GuardVerdict verdict) =>
        Result(Entry(3, until)).Verdict.Should().Be(verdict, "the plan is made at 14:02Z");

    [Fact]
    public void One_that_has_ended_is_told_with_its_line()
    {
        var plan = Judged.Plan(Observed(users: Judged.Users(30)), Leavers(Entry(3, "2026-11-22")));
        plan.Notes.Should().ContainSingle(note => note.Code == "IR0314" && note.At!.Value.Line == 5);
        plan.Guards.Refusals.Single().Sentence.Should().EndWith("the override in the file was until 2026-11-22");
    }

    [Fact]
    public void One_that_holds_makes_up_for_one_that_has_ended() =>
        Result($"{Entry(9, "2026-11-22")}, {Entry(2)}, {Entry(3)}").Verdict.Should().Be(GuardVerdict.Allowed);

    [Fact]
    public void Is_for_one_guard_alone() =>
        Result(Entry(99, guard: "maxRemovals.roles")).Verdict.Should().Be(GuardVerdict.Refused);

    [Theory]
    [InlineData("maxRemoval.users", "did you mean \"maxRemovals.users\"?")]
    [InlineData("everything", "it is one of: maxRemovals.users,")]
    public void A_guard_that_there_is_not_is_an_error(string guard, string hint) =>
        Resolved
            .Problems($"overrides: [{Entry(1, guard: guard)}]\n")
            .Should()
            .StartWith("4 Error IR0312")
            .And.Contain(hint);

    [Theory]
    [InlineData("escalation.full-admin", "write allow under the user who gains it")]
    [InlineData("escalation", "write allow under the user who gains it")]
    [InlineData("seats.business", "raise the number under guards.seats")]
    [InlineData("requireApproval", "apply with --approved-by")]
    public void What_is_answered_for_elsewhere_says_where(string guard, string hint) =>
        Resolved
            .Problems($"overrides: [{Entry(1, guard: guard)}]\n")
            .Should()
            .StartWith("4 Error IR0313")
            .And.Contain(hint);

    [Fact]
    public void Needs_a_limit() =>
        Resolved
            .Problems("overrides: [{ guard: emptied, owner: cfo, reason: moves, until: 2026-12-15 }]\n")
            .Should()
            .Contain("limit");

    [Fact]
    public void Its_end_is_the_end_of_the_plan() =>
        Judged
            .Plan(Observed(users: Judged.Users(30)), Leavers(Entry(3)))
            .HoldsUntil.Should()
            .Be(new DateTimeOffset(2026, 12, 16, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Notes_are_no_warnings() =>
        Judged
            .Plan(Observed(users: Judged.Users(30)), Leavers(Entry(3, "2026-11-22")))
            .Notes.Should()
            .OnlyContain(note => note.Severity == Severity.Note);
}
