using System.Collections.Immutable;
using IntacctReconciler.Comparing;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Comparing;

public sealed class FleetComparisonTests
{
    [Fact]
    public void The_most_common_way_is_what_the_others_differ_from()
    {
        var one = Difference(("ACME-A", "enterprise"), ("ACME-B", "partner"), ("ACME-C", "partner"));
        one.Variants.Select(variant => string.Join(' ', variant.Companies)).Should().Equal("ACME-B ACME-C", "ACME-A");
        one.Variants[0].Differences.Should().BeEmpty();
        one.Variants[1].Differences.Should().ContainSingle().Which.After.Should().Be(new FieldValue.Text("enterprise"));
        one.Different.Should().Be(1);
    }

    [Fact]
    public void Of_two_ways_that_are_as_common_that_of_the_first_company_by_id_is_taken() =>
        Difference(("ACME-B", "partner"), ("ACME-A", "enterprise"))
            .Variants[0]
            .Companies.Should()
            .Equal(["ACME-A"], "in whatever order they are named");

    [Fact]
    public void A_company_that_does_not_have_it_is_no_way_to_have_it()
    {
        var one = Difference(("ACME-A", "partner"), ("ACME-B", null), ("ACME-C", null));
        one.Variants.Should().ContainSingle();
        one.Missing.Should().Equal("ACME-B", "ACME-C");
    }

    [Fact]
    public void What_could_not_be_read_is_neither_the_same_nor_different()
    {
        var companies = Companies(("ACME-A", "partner"), ("ACME-B", "partner"), ("ACME-C", "partner"));
        var unread = companies[2] with
        {
            Roles = Table<Role>.Of(companies[2].Roles.Select(role => role with { ApplyTo = null })),
        };
        var one = FleetComparison.Of([companies[0], companies[1], unread], texts: false).Kinds[0].Objects.Single();
        one.Variants[1].Companies.Should().Equal("ACME-C");
        one.Variants[1].Differences.Should().BeEmpty();
        one.Variants[1].IsWhole.Should().BeFalse();
    }

    [Fact]
    public void Texts_for_people_to_read_count_only_where_they_are_asked_for()
    {
        var companies = Companies(("ACME-A", "partner"), ("ACME-B", "partner"));
        companies = companies.SetItem(
            1,
            companies[1] with
            {
                Roles = Table<Role>.Of(companies[1].Roles.Select(role => role with { Description = "Rechnungen" })),
            }
        );
        FleetComparison.Of(companies, texts: false).IsEmpty.Should().BeTrue();
        FleetComparison.Of(companies, texts: true).IsEmpty.Should().BeFalse();
    }

    private static FleetObject Difference(params (string Company, string? RoleType)[] companies) =>
        FleetComparison.Of(Companies(companies), texts: false).Kinds.SelectMany(kind => kind.Objects).Single();

    private static ImmutableArray<CompanyState> Companies(params (string Company, string? RoleType)[] companies) =>
        [
            .. companies.Select(one => new CompanyState(one.Company, Facets.Everything)
            {
                Roles = Table<Role>.Of(
                    one.RoleType is null
                        ? []
                        :
                        [
                            new Role("AP clerk")
                            {
                                Description = "",
                                RoleType = one.RoleType,
                                ApplyTo = "login",
                                Permissions = IntacctReconciler.Catalogue.GrantSet.Empty,
                                Applications = IntacctReconciler.Catalogue.GrantSet.Empty,
                                Agents = IntacctReconciler.Catalogue.GrantSet.Empty,
                            },
                        ]
                ),
            }),
        ];
}
