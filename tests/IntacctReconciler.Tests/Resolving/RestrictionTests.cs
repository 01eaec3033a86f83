using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Resolving;

public sealed class RestrictionTests
{
    [Theory]
    [InlineData("all", "all")]
    [InlineData("[UK-01]", "UK-01")]
    [InlineData("{ only: [UK-01], topLevel: true }", "UK-01 + top level")]
    [InlineData("{ only: [UK-01, UK-02], topLevel: true }", "UK-01, UK-02")]
    [InlineData("[\"DE-*\", UK-02]", "DE-01, DE-02, UK-02")]
    [InlineData("[\"*-01\"]", "DE-01, UK-01")]
    [InlineData("[\"*\"]", "DE-01, DE-02, UK-01, UK-02")]
    public void Entities_are_ids_and_patterns_of_active_ones(string written, string expected) =>
        Reach($"{{ boss: {{ entities: {written} }} }}", "entities").ToString().Should().Be(expected);

    [Fact]
    public void Departments_and_territories_work_the_same()
    {
        Reach("{ boss: { departments: [200] } }", "departments").ToString().Should().Be("200");
        Reach("{ boss: { territories: [\"N*\"] } }", "territories").ToString().Should().Be("North");
    }

    [Fact]
    public void Each_id_knows_the_pattern_it_comes_from()
    {
        var wanted = Resolved.Of("users:\n  boss:\n    entities:\n      - UK-01\n      - \"DE-*\"").Users[0].Fields[
            "entities"
        ];
        wanted.PlaceOf("UK-01").Line.Should().Be(7);
        wanted.PlaceOf("DE-02").Line.Should().Be(8);
    }

    [Fact]
    public void An_id_with_a_star_in_it_stands_for_itself()
    {
        var company = Acme.Company with
        {
            Entities = Table<RestrictionTarget>.Of([new("A*", null, true), new("AB", null, true)]),
        };
        var wanted = Resolved.Of("users: { boss: { entities: [\"A*\"] } }", company).Users[0].Fields["entities"];
        wanted.Value.Should().Be(new FieldValue.Reach(Restriction.To(IdSet.Of("A*"))));
    }

    [Fact]
    public void Opening_everything_needs_no_permission_where_everything_is_open() =>
        Reach("{ boss: { entities: all, departments: all, territories: all } }", "territories").IsAll.Should().BeTrue();

    private static Restriction Reach(string users, string field) =>
        ((FieldValue.Reach)Resolved.Of($"users: {users}").Users[0].Fields[field].Value).Value;
}
