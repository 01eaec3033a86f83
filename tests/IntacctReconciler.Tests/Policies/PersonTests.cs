using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Model;
using IntacctReconciler.Policies;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Policies;

/// <summary>One person who has two users.</summary>
public sealed class PersonTests
{
    private static readonly Role[] Two = [Ruled.Bills("Bills"), Ruled.Payments("Payments")];

    [Fact]
    public void Two_users_of_one_person_break_a_rule_together()
    {
        var finding = Find(Restriction.All, Restriction.All).Single();
        finding.IsOnePerson.Should().BeTrue();
        finding.Users.Should().Equal("a", "b");
        finding.IsLowered.Should().BeFalse();
        finding.Severity.Should().Be(RuleSeverity.High);
        (finding.Cause.Left.User, finding.Cause.Right!.User).Should().Be(("a", "b"));
    }

    [Fact]
    public void Users_that_never_share_an_entity_make_it_less_grave()
    {
        var finding = Find(To("UK-01"), To("DE-01")).Single();
        finding.IsLowered.Should().BeTrue();
        finding.Severity.Should().Be(RuleSeverity.Medium);
        finding.Verdict.Should().Be(PolicyVerdict.Notable, "it was there before");
    }

    [Fact]
    public void Users_that_share_an_entity_or_the_top_level_do_not()
    {
        Find(To("UK-01", "DE-01"), To("DE-01", "FR-01")).Single().IsLowered.Should().BeFalse();
        Find(To("UK-01", "UK-02"), To("DE-01", "FR-01")).Single().IsLowered.Should().BeFalse("both open the top level");
        Find(To("UK-01"), Restriction.All).Single().IsLowered.Should().BeFalse();
    }

    [Fact]
    public void What_one_of_them_breaks_alone_is_not_said_again_of_the_person()
    {
        var company = Observed(roles: Two, users: [One("a", "Bills", "Payments"), One("b", "Bills")]);
        Ruled.Standing(Ruled.Shipped, company).Of("SOD-05").Single().IsOnePerson.Should().BeFalse();
    }

    [Fact]
    public void Neither_another_address_nor_a_web_services_user_makes_a_person()
    {
        User[] users =
        [
            One("a", "Bills"),
            User("b", "Payments"),
            One("sync", "Payments") with
            {
                WebServicesOnly = true,
            },
            One("gone", "Payments") with
            {
                Status = "inactive",
            },
        ];
        Ruled.Standing(Ruled.Shipped, Observed(roles: Two, users: users)).Of("SOD-05").Should().BeEmpty();
    }

    private static IEnumerable<PolicyFinding> Find(Restriction first, Restriction second) =>
        Ruled
            .Standing(
                Ruled.Shipped,
                Observed(
                    roles: Two,
                    users:
                    [
                        One("a", "Bills") with
                        {
                            Entities = first,
                        },
                        One("b", "Payments") with
                        {
                            Entities = second,
                            Email = "SAME@acme.example",
                        },
                    ]
                )
            )
            .Of("SOD-05");

    private static User One(string id, params string[] roles) => User(id, roles) with { Email = "same@acme.example" };

    private static Restriction To(params string[] entities) => Restriction.To(IdSet.Of(entities));
}
