using CsCheck;
using IntacctReconciler.Comparing;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Properties;

/// <summary>What holds of the difference of any two companies.</summary>
public sealed class ComparingLaws
{
    private static readonly Gen<(CompanyState A, CompanyState B)> Two = Gen.Select(
        RandomCompanies.Company,
        RandomCompanies.Company
    );

    [Fact]
    public void A_company_is_the_same_as_itself() =>
        RandomCompanies.Company.Sample(company =>
        {
            var found = CompanyComparison.Between(company, company with { Company = "COPY" });
            found.IsEmpty.Should().BeTrue();
            found.Access!.Users.Should().BeEmpty();
        });

    [Fact]
    public void The_difference_from_B_to_A_is_that_from_A_to_B_in_a_mirror() =>
        Two.Sample(two =>
        {
            var there = CompanyComparison.Between(two.A, two.B);
            var back = CompanyComparison.Between(two.B, two.A);
            Texts(back).Should().Equal(Texts(Mirrored(there)));
        });

    [Fact]
    public void What_is_not_found_is_equal_and_everything_is_counted_once() =>
        Two.Sample(two =>
        {
            var found = CompanyComparison.Between(two.A, two.B);
            var ids = found.Kinds.SelectMany(kind => kind.Objects).Select(one => one.Address).ToHashSet();
            foreach (var user in two.A.Users.Where(user => !ids.Contains(Address.User(user.Id))))
                KeyedDiff.Differences(Fields.User, user, two.B.Users.Find(user.Id)).Should().BeEmpty();
            (found.Same + found.CountOf(Sides.Both) + found.CountOf(Sides.A))
                .Should()
                .Be(two.A.Users.Count + two.A.Roles.Count + two.A.Groups.Count);
        });

    [Fact]
    public void A_fleet_of_two_finds_what_the_two_find() =>
        Two.Sample(two =>
        {
            var fleet = FleetComparison.Of([two.A with { Company = "A" }, two.B with { Company = "B" }], texts: true);
            var pair = CompanyComparison.Between(two.A, two.B);
            fleet
                .Kinds.SelectMany(kind => kind.Objects)
                .Where(one => one.Variants.All(variant => variant.IsWhole))
                .Select(one => one.Address)
                .Should()
                .BeSubsetOf(pair.Kinds.SelectMany(kind => kind.Objects).Select(one => one.Address));
        });

    private static CompanyDifference Mirrored(CompanyDifference found) =>
        new(
            [
                .. found.Kinds.Select(kind =>
                    kind with
                    {
                        Objects =
                        [
                            .. kind.Objects.Select(one =>
                                one with
                                {
                                    In = Mirrored(one.In),
                                    Fields =
                                    [
                                        .. one.Fields.Select(field => new FieldDifference(
                                            field.Field,
                                            field.After,
                                            field.Before
                                        )),
                                    ],
                                }
                            ),
                        ],
                    }
                ),
            ],
            found.Access! with
            {
                More = found.Access.Less,
                Less = found.Access.More,
                Users =
                [
                    .. found.Access.Users.Select(one =>
                        one with
                        {
                            More = one.Less,
                            Less = one.More,
                            SignsIn = Mirrored(one.SignsIn),
                            AdminA = one.AdminB,
                            AdminB = one.AdminA,
                            Scopes = new([
                                .. one.Scopes.Select(scope =>
                                    scope with
                                    {
                                        Before = scope.After,
                                        After = scope.Before,
                                    }
                                ),
                            ]),
                        }
                    ),
                ],
            },
            [.. found.NotCompared.Select(one => one with { Unread = Mirrored(one.Unread) })]
        );

    private static Sides Mirrored(Sides sides) =>
        sides switch
        {
            Sides.A => Sides.B,
            Sides.B => Sides.A,
            _ => sides,
        };

    /// <summary>All that a difference says, in lines that can be compared.</summary>
    private static IEnumerable<string> Texts(CompanyDifference found) =>
        [
            .. found.Kinds.SelectMany(kind =>
                kind.Objects.Select(one => $"{one.Address} {one.In} {string.Join(", ", one.Fields)} {kind.Same}")
            ),
            .. found
                .Access!.Users.Select(one => $"{one} {one.Users} {one.More} {one.Less} {string.Join(", ", one.Scopes)}")
                .Order(StringComparer.Ordinal),
            $"{found.Access.More} / {found.Access.Less} / {found.Access.Compared}",
            .. found.NotCompared.Select(one => $"{one}").Order(StringComparer.Ordinal),
        ];
}
