using IntacctReconciler.Auditing;
using IntacctReconciler.Model;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Auditing;

public sealed class DriftTests
{
    private const string Clerk = "roles:\n  AP clerk: { permissions: { accountsPayable: { bills: [list] } } }\n";

    [Fact]
    public void A_role_that_grants_more_than_the_file_is_grave_and_says_where_the_file_says_otherwise()
    {
        var company = Observed(
            [Role("AP clerk", ("accountsPayable/bills", "list add"))],
            users: [User("a", "AP clerk")]
        );
        var finding = Audits.Of(company, Clerk).Findings.Single(one => one.Kind == AuditKinds.Drift);
        Audits.Line(finding).Should().Be("High drift role AP clerk permissions");
        finding.At!.Value.Line.Should().Be(5);
        var difference = finding.Difference!.Value;
        difference.Before.Should().NotBe(difference.After);
    }

    [Fact]
    public void One_that_grants_less_is_not_as_grave()
    {
        var company = Observed([Role("AP clerk")], users: [User("a", "AP clerk")]);
        Audits.Of(company, Clerk).Lines(AuditKinds.Drift).Should().Equal("Medium drift role AP clerk permissions");
    }

    [Theory]
    [InlineData("full", "off", AuditSeverity.Critical)]
    [InlineData("limited", "off", AuditSeverity.High)]
    [InlineData("off", "limited", AuditSeverity.Medium)]
    public void More_admin_privileges_than_declared_are_graver_than_fewer(
        string has,
        string says,
        AuditSeverity severity
    )
    {
        var company = Observed(users: [User("a") with { Admin = has }]);
        Audits
            .Of(company, $"users: {{ a: {{ admin: {says} }} }}")
            .Lines(AuditKinds.Drift)
            .Should()
            .Equal($"{severity} drift user a admin");
    }

    [Fact]
    public void Somebody_who_reaches_more_entities_is_found()
    {
        var company = Observed(users: [User("a")]);
        Audits
            .Of(company, "users: { a: { entities: [UK-01] } }")
            .Lines(AuditKinds.Drift)
            .Should()
            .Equal("High drift user a entities");
    }

    [Fact]
    public void What_is_missing_is_said_once_and_not_field_by_field() =>
        Audits.Of(Observed(), Clerk).Lines().Should().Equal("Medium missing role AP clerk");

    [Fact]
    public void A_role_that_is_to_be_renamed_is_missing_under_its_new_name()
    {
        var company = Observed([Role("Old clerk", ("accountsPayable/bills", "list"))], users: [User("a", "Old clerk")]);
        Audits
            .Of(company, Clerk.Replace("{ permissions", "{ formerly: Old clerk, permissions"))
            .Lines()
            .Should()
            .Equal("Medium missing role AP clerk: still named Old clerk");
    }

    [Fact]
    public void Who_shall_be_gone_and_is_active_is_one_finding()
    {
        var company = Observed([Role("AP clerk", ("accountsPayable/bills", "list"))], users: [User("a", "AP clerk")]);
        Audits.Of(company, "users: { a: { state: absent } }").Lines().Should().Equal("High still-there user a: active");
    }

    [Fact]
    public void A_role_that_shall_be_gone_is_one_finding_and_its_holders_are_none()
    {
        var company = Observed([Role("AP clerk", ("accountsPayable/bills", "list"))], users: [User("a", "AP clerk")]);
        Audits
            .Of(company, "roles: { AP clerk: { state: absent } }")
            .Lines()
            .Should()
            .Equal("High still-there role AP clerk");
    }

    [Fact]
    public void An_entry_whose_time_is_over_is_overdue_and_no_drift()
    {
        var company = Observed([Role("A", ("accountsPayable/bills", "list"))], users: [User("a", "A")]);
        const string yaml = "users: { a: { roles: [{ role: A, until: 2026-11-20 }] } }";
        Audits.Of(company, yaml).Lines().Should().Equal("High overdue user a roles: A was until 2026-11-20");
        Audits.Of(company, yaml, asOf: "2026-11-20T23:59Z").Lines().Should().BeEmpty();
    }

    [Fact]
    public void A_group_whose_member_stays_too_long_is_found_by_the_user()
    {
        var company = Observed([Role("A", ("accountsPayable/bills", "list"))], [Group("G", ["A"], "a")], [User("a")]);
        Audits
            .Of(company, "users: { a: { groups: [{ group: G, until: 2026-11-20 }] } }")
            .Lines(AuditKinds.Overdue, AuditKinds.Drift)
            .Should()
            .Equal("High overdue group G members: member a was until 2026-11-20");
    }

    [Fact]
    public void Who_changed_it_and_when_comes_along()
    {
        var address = Address.Role("AP clerk");
        var last = new LastChange("admin2", Noon);
        var company = Observed([Role("AP clerk")], users: [User("a", "AP clerk")]);
        company = company with { LastChanges = company.LastChanges.Add(address, last) };
        Audits.Of(company, Clerk).Findings.Single(one => one.Kind == AuditKinds.Drift).LastChange.Should().Be(last);
    }

    [Fact]
    public void A_company_as_declared_has_nothing_to_find()
    {
        var company = Observed([Role("AP clerk", ("accountsPayable/bills", "list"))], users: [User("a", "AP clerk")]);
        var review = Audits.Of(company, Clerk);
        review.Lines().Should().BeEmpty();
        review.NeedsAttention.Should().BeFalse();
        review.ComparedWith.Should().Be(ComparedWith.File);
    }
}
