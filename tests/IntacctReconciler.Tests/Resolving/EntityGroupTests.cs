using IntacctReconciler.Declarations;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Tests.Resolving;

public sealed class EntityGroupTests
{
    private const string Groups = """
        entityGroups:
          UK: ["UK-*"]
          EMEA:
            - DE-01
            - "UK-*"

        """;

    [Theory]
    [InlineData("[group:UK]", "UK-01, UK-02")]
    [InlineData("[group:EMEA]", "DE-01, UK-01, UK-02")]
    [InlineData("[group:EMEA, group:UK, DE-02, UK-01]", "DE-01, DE-02, UK-01, UK-02")]
    [InlineData("{ only: [group:UK], topLevel: true }", "UK-01, UK-02")]
    [InlineData("all", "all")]
    public void A_group_stands_for_its_ids_and_patterns(string written, string expected) =>
        Reach(Groups + $"users: {{ boss: {{ entities: {written} }}, ws1: {{ entities: [group:UK, group:EMEA] }} }}")
            .ToString()
            .Should()
            .Be(expected);

    [Fact]
    public void Each_id_knows_its_line_in_the_restriction_and_the_one_in_the_group()
    {
        var wanted = Resolved
            .Of(Groups + "users:\n  boss:\n    entities:\n      - UK-01\n      - group:EMEA\n      - group:UK")
            .Users[0]
            .Fields["entities"];

        wanted
            .Places.ToDictionary(place => place.Key, place => place.Value.Line)
            .Should()
            .Equal(Lines(("UK-01", 12), ("DE-01", 13), ("UK-02", 13)));
        wanted
            .Through.ToDictionary(place => place.Key, place => place.Value.Line)
            .Should()
            .Equal(Lines(("DE-01", 7), ("UK-02", 8)));
    }

    [Fact]
    public void The_place_of_a_change_is_the_line_that_brings_the_one_new_entity()
    {
        var company = Acme.Company with
        {
            Users = Acme.Company.Users.With([
                Acme.User("boss") with
                {
                    Entities = Restriction.To(IdSet.Of("UK-01", "UK-02")),
                },
            ]),
        };
        var desired = Resolved.Of(
            Groups
                + "users:\n  boss:\n    entities:\n      - UK-01\n      - group:EMEA\n  ws1: { entities: [group:UK] }",
            company
        );

        var changes = ChangeSet.Of(desired, company).Changes;

        changes.Single(change => change.Address.Id == "boss").Field("entities")!.At!.Value.Line.Should().Be(13);
    }

    [Theory]
    [InlineData("[\"group::X\"]", "group:X")]
    [InlineData("[\"group:::X\"]", "group::X")]
    [InlineData("[group:G]", "UK-01, group:X")]
    [InlineData("[group:X]", "DE-01")]
    [InlineData("[\"group::*\"]", "group::X, group:X")]
    public void An_entity_whose_id_looks_like_a_group_has_a_second_colon(string written, string expected)
    {
        var company = Acme.Company with
        {
            Entities = Acme.Company.Entities.With([new("group:X", null, true), new("group::X", null, true)]),
        };

        Reach(
                $"entityGroups: {{ X: [DE-01], G: [\"group::X\", UK-01] }}\nusers: {{ boss: {{ entities: {written} }}, ws1: {{ entities: [group:X, group:G] }} }}",
                company
            )
            .ToString()
            .Should()
            .Be(expected);
    }

    [Theory]
    [InlineData("UK-01")]
    [InlineData("group")]
    [InlineData("group:X")]
    [InlineData("group::X")]
    [InlineData("group:")]
    [InlineData("Group:X")]
    public void Every_id_can_be_written_and_is_read_back(string id)
    {
        EntityGroupReference.NameIn(EntityGroupReference.OfId(id)).Should().BeNull();
        EntityGroupReference.IdIn(EntityGroupReference.OfId(id)).Should().Be(id);
    }

    [Fact]
    public void Departments_that_look_like_a_group_are_departments()
    {
        var company = Acme.Company with { Departments = Table<RestrictionTarget>.Of([new("group:X", null, true)]) };

        var fields = Resolved
            .Of("users: { boss: { departments: [group:X] }, ws1: { departments: [\"group:*\"] } }", company)
            .Users;

        fields.Select(user => user.Fields["departments"].Value.ToString()).Distinct().Should().ContainSingle();
    }

    [Fact]
    public void Who_has_an_inactive_member_keeps_it_and_nobody_else_gets_it()
    {
        const string file =
            "entityGroups: { EMEA: [UK-01, FR-01] }\nusers: { emp1: { entities: [group:EMEA] }, boss: { entities: [group:EMEA] } }";
        var (composition, problems) = Resolved.Compose(file);

        var desired = IntacctReconciler.Resolving.Resolver.Resolve(
            composition,
            Acme.Company,
            DateTimeOffset.UnixEpoch,
            problems
        )!;

        Entities(desired.Over(Acme.Company), "emp1").Should().Be("FR-01, UK-01");
        Entities(desired.Over(Acme.Company), "boss").Should().Be("UK-01");
    }

    /// <summary>A user in UK-01, restricted to a group which one day comes to one entity and the next to two.</summary>
    [Theory]
    [InlineData("exclusive", false, "UK-01", "UK-01")]
    [InlineData("exclusive", false, "UK-01 UK-02", "UK-01, UK-02")]
    [InlineData("exclusive", true, "UK-01", "UK-01 + top level")]
    [InlineData("exclusive", true, "UK-01 UK-02", "UK-01, UK-02")]
    [InlineData("exclusive", false, "UK-02", "UK-02")]
    [InlineData("additive", false, "UK-01", "UK-01")]
    [InlineData("additive", false, "UK-02", "UK-01, UK-02")]
    [InlineData("additive", true, "UK-01", "UK-01 + top level")]
    [InlineData("additive", true, "UK-01 UK-02", "UK-01, UK-02")]
    public void The_top_level_follows_what_the_group_comes_to(string mode, bool topLevel, string group, string expected)
    {
        var flag = topLevel ? ", topLevel: true" : "";
        var company = Acme.Company with
        {
            Entities = Table<RestrictionTarget>.Of([
                .. group.Split(' ').Select(id => new RestrictionTarget(id, null, true)),
            ]),
        };

        var desired = Resolved.Of(
            $"manage: {{ users: {{ restrictions: {mode} }} }}\nentityGroups: {{ UK: [\"UK-*\"] }}\nusers: {{ clerk1: {{ entities: {{ only: [group:UK]{flag} }} }} }}",
            company
        );

        Entities(desired.Over(company), "clerk1").Should().Be(expected);
    }

    private static string Entities(CompanyState company, string user) => company.Users.Find(user)!.Entities!.ToString();

    private static Dictionary<string, int> Lines(params (string Id, int Line)[] lines) =>
        lines.ToDictionary(line => line.Id, line => line.Line);

    private static Restriction Reach(string yaml, CompanyState? company = null) =>
        ((FieldValue.Reach)Resolved.Of(yaml, company).Users.Find("boss")!.Fields["entities"].Value).Value;
}
