using System.Globalization;

namespace IntacctReconciler.Tests.Declarations;

public sealed class MomentsTests
{
    [Theory]
    [InlineData("2027-01-31", "2027-02-01T00:00:00Z")]
    [InlineData("2027-12-31", "2028-01-01T00:00:00Z")]
    [InlineData("2028-02-29", "2028-03-01T00:00:00Z")]
    [InlineData("2027-01-31T18:00Z", "2027-01-31T18:00:00Z")]
    [InlineData("2027-01-31T18:00:59Z", "2027-01-31T18:00:59Z")]
    public void Until_ends_with_the_day_or_at_the_time(string text, string end) => Until(text).Should().Be(Utc(end));

    [Fact]
    public void The_last_day_that_can_be_written_lasts_for_ever() =>
        Until("9999-12-31").Should().Be(DateTimeOffset.MaxValue);

    [Fact]
    public void From_begins_with_the_day() =>
        Item("from: 2027-01-31").From!.Value.Value.At.Should().Be(Utc("2027-01-31T00:00:00Z"));

    private static DateTimeOffset Until(string text) => Item($"until: {text}").Until!.Value.Value.At;

    private static IntacctReconciler.Declarations.ListItem Item(string time) =>
        Reading.Clean($"{Reading.Head}users: {{ u: {{ roles: [{{ role: A, {time} }}] }} }}").Users[0].Roles!.Items[0];

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
