using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Model;
using IntacctReconciler.Policies;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Policies;

/// <summary>Every rule that comes with the tool: a company that breaks it, and companies that do not.</summary>
public sealed class ShippedRuleTests
{
    public static TheoryData<string> Rules() => [.. Ruled.Shipped.Rules.Select(rule => rule.Id)];

    public static TheoryData<string, int, int> Ways()
    {
        var ways = new TheoryData<string, int, int>();
        foreach (var rule in Ruled.Shipped.Rules.Where(rule => rule is { IsPair: true, IsCheckable: true }))
        {
            for (var left = 0; left < rule.Left.AnyOf.Count; left++)
                ways.Add(rule.Id, left, 0);
            for (var right = 1; right < rule.Right!.AnyOf.Count; right++)
                ways.Add(rule.Id, 0, right);
        }
        return ways;
    }

    [Fact]
    public void There_are_the_forty_rules_and_six_kinds_of_sensitive_access()
    {
        Ruled.Shipped.Rules.Count(rule => rule.Policy == "builtin:sod").Should().Be(40);
        Ruled.Shipped.Rules.Count(rule => rule.Policy == "builtin:sensitive").Should().Be(6);
        Ruled.Shipped.Rules.Should().OnlyContain(rule => rule.Basis.Length > 0 && rule.Mode == PolicyMode.DenyNew);
    }

    [Fact]
    public void Rules_without_a_permission_that_has_a_name_are_said_to_be_not_checkable_and_why() =>
        Ruled
            .Shipped.NotCheckable.Select(rule => (rule.Id, rule.NotCheckable))
            .Should()
            .Equal(
                ("SOD-22", "General Ledger / GL account reconciliations: Run: Sage documents no API name for it"),
                (
                    "SOD-38",
                    "Customization Services / Smart rules and Smart events: Edit: Sage documents no API name for it"
                )
            );

    /// <summary>Two roles, each with the least that one side of the rule takes, in every way that the rule knows.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void A_user_with_one_way_of_each_side_breaks_the_rule_and_one_with_either_does_not(
        string id,
        int left,
        int right
    )
    {
        var rule = Ruled.Shipped.Rules.Single(one => one.Id == id);
        var (one, other) = (rule.Left.AnyOf[left], rule.Right!.AnyOf[right]);
        var company = Observed(
            roles: [RoleOf("left", one), RoleOf("right", other)],
            users: [With(one, "both", "left", "right"), With(one, "left.alone", "left"), User("right.alone", "right")]
        );
        var broken = Ruled.Standing(Ruled.Shipped, company).Broken(id);
        if (MayBeTheSame(one, other))
            broken.Should().Contain("both");
        else
            broken.Should().Equal("both");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Nobody_breaks_it_in_a_company_where_all_only_look(string id)
    {
        var looking = GrantSet.Of(
            Reports.Scene.Catalogue.Entries.Select(entry => new Grant(
                entry.Permission,
                entry.Allowed & Rights.Of("readonly")
            ))
        );
        var company = Observed(
            roles: [Role("Viewer") with { Permissions = looking }],
            users: [User("viewer", "Viewer")]
        );
        Ruled.Standing(Ruled.Shipped, company).Broken(id).Should().NotContain("viewer");
    }

    [Theory]
    [InlineData("SENS-01", "administration/grantAdminRights", "authorize")]
    [InlineData("SENS-02", "administration/users", "permission")]
    [InlineData("SENS-03", "accountsPayable/vendors", "unmask")]
    [InlineData("SENS-03", "expenses/employees", "unmask")]
    [InlineData("SENS-04", "company/clearCompanyData", "run")]
    [InlineData("SOD-40", "expenses/employees", "unmask")]
    public void Access_that_is_sensitive_by_itself_takes_one_right(string rule, string permission, string right)
    {
        var company = Observed(
            roles: [Role("Sensitive", (permission, right)), Role("Other", ("company/attachments", "list"))],
            users: [User("u1", "Sensitive"), User("u2", "Other")]
        );
        Ruled.Standing(Ruled.Shipped, company).Broken(rule).Should().Equal("u1");
    }

    [Theory]
    [InlineData("SENS-05")]
    [InlineData("SOD-39")]
    public void A_full_admin_web_services_user_is_found_and_a_limited_one_or_a_person_is_not(string rule)
    {
        User[] users =
        [
            User("sync.full") with
            {
                Admin = "full",
                WebServicesOnly = true,
            },
            User("sync.limited") with
            {
                Admin = "limited",
                WebServicesOnly = true,
            },
            User("person") with
            {
                Admin = "full",
            },
        ];
        Ruled.Standing(Ruled.Shipped, Observed(users: users)).Broken(rule).Should().Equal("plan_bot", "sync.full");
    }

    [Fact]
    public void Whoever_holds_nine_rights_of_ten_is_all_powerful_be_it_by_several_roles()
    {
        var half = Everything.Count / 2;
        var company = Observed(
            roles:
            [
                Role("All") with
                {
                    Permissions = Everything,
                },
                Role("First half") with
                {
                    Permissions = GrantSet.Of(Everything.Take(half)),
                },
                Role("Second half") with
                {
                    Permissions = GrantSet.Of(Everything.Skip(half)),
                },
            ],
            users: [User("all", "All"), User("both", "First half", "Second half"), User("half", "First half")]
        );
        var review = Ruled.Standing(Ruled.Shipped, company);
        review.Broken("SENS-06").Should().Equal("all", "both");
        review.Of("SENS-06").SelectMany(finding => finding.Roles).Should().Equal("All");
    }

    private static Role RoleOf(string id, Requirement requirement) =>
        Role(id) with
        {
            Permissions = Ruled.Least(requirement) is { } grant ? GrantSet.Of(grant) : GrantSet.Empty,
        };

    private static User With(Requirement left, string id, params string[] roles) =>
        User(id, roles) with
        {
            Admin = left is Requirement.OfUser { Admin: { } levels } ? levels[0] : "off",
        };

    /// <summary>Whether one grant may be a way of either side, as with SOD-14 and SOD-15 it never is.</summary>
    private static bool MayBeTheSame(Requirement one, Requirement other) =>
        one is Requirement.InModule || other is Requirement.InModule;
}
