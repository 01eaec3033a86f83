using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Tests.Resolving;

public sealed class TimeTests
{
    [Theory]
    [InlineData("until: 2026-11-23", "2026-11-23T23:59Z", true)]
    [InlineData("until: 2026-11-23", "2026-11-24T00:00Z", false)]
    [InlineData("until: 2026-11-23T06:00Z", "2026-11-23T05:59Z", true)]
    [InlineData("until: 2026-11-23T06:00Z", "2026-11-23T06:00Z", false)]
    [InlineData("from: 2026-11-23", "2026-11-22T23:59Z", false)]
    [InlineData("from: 2026-11-23", "2026-11-23T00:00Z", true)]
    [InlineData("from: 2026-11-23T06:00Z", "2026-11-23T05:59Z", false)]
    [InlineData("from: 2026-11-23T06:00Z", "2026-11-23T06:00Z", true)]
    [InlineData("from: 2026-11-20, until: 2026-11-21", "2026-11-20T12:00Z", true)]
    public void An_entry_holds_from_its_beginning_through_its_last_day(string time, string asOf, bool holds) =>
        Ids(Roles($"[AP clerk, {{ role: Controller, {time} }}]", asOf)).Contains("Controller").Should().Be(holds);

    [Fact]
    public void An_entry_that_ended_is_an_explicit_removal()
    {
        var roles = Roles("[AP clerk, { role: Controller, until: 2026-11-20, reason: cover }]", Resolved.Now);
        Ids(roles).Should().Equal("AP clerk");
        var ended = roles.Ended.Should().ContainSingle().Which;
        ended.Key.Should().Be("Controller");
        ended.Value.Until.Text.Should().Be("2026-11-20");
        ended.Value.Reason.Should().Be("cover");
        ended.Value.At.Line.Should().Be(5);
    }

    [Fact]
    public void An_entry_that_has_not_begun_is_neither_given_nor_taken_away()
    {
        var roles = Roles("[{ role: Controller, from: 2027-01-01 }]", Resolved.Now);
        Ids(roles).Should().BeEmpty();
        roles.Ended.Should().BeEmpty();
    }

    [Fact]
    public void An_entry_that_will_end_is_known_to()
    {
        var roles = Roles("[AP clerk, { role: Controller, until: 2027-01-31 }]", Resolved.Now);
        roles.Temporary.Should().ContainSingle().Which.Value.Text.Should().Be("2027-01-31");
        roles.Temporary.Should().ContainKey("Controller");
    }

    private static Wanted Roles(string list, string asOf) =>
        Resolved.Of($"users:\n  clerk1: {{ roles: {list} }}", asOf: asOf).Users[0].Fields["roles"];

    private static IdSet Ids(Wanted wanted) => ((FieldValue.Ids)wanted.Value).Value;
}
