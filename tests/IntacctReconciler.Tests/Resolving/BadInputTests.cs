namespace IntacctReconciler.Tests.Resolving;

/// <summary>Tables of bad input, each with the place, the message and the remedy.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("objects")]
    [InlineData("renames")]
    [InlineData("grants")]
    [InlineData("lists")]
    [InlineData("restrictions")]
    [InlineData("entity-groups")]
    [InlineData("users")]
    public void What_is_wrong_is_said_with_its_place_and_the_way_out(string table) =>
        CaseTable.Check(table, yaml => Resolved.Problems(yaml));

    [Fact]
    public void Offline_what_the_company_may_know_better_is_a_warning() => CaseTable.Check("offline", Resolved.Offline);
}
