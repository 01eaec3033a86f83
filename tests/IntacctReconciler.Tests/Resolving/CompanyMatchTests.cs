using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Resolving;

public sealed class CompanyMatchTests
{
    private const string UserBased = "version: 1\ncompany: ACME\npermissionModel: user-based\n";

    [Fact]
    public void Another_company_is_refused_before_anything_else() =>
        Resolved
            .Problems("users: { clerk1: { roles: [nonsense] } }", Acme.Company with { Company = "ACME-UK" })
            .Should()
            .Be(
                """
                2 Error IR0401: this file is for company "ACME", but the connection leads to "ACME-UK"
                    check "company" and "connection", and the credentials in use
                """
            );

    [Fact]
    public void Another_case_is_another_company() =>
        Resolved.Problems("", Acme.Company with { Company = "Acme" }).Should().EndWith("write company: Acme");

    [Fact]
    public void A_role_based_company_shows_by_users_who_hold_roles() =>
        Resolved
            .Problems(UserBased + "users: { clerk1: { permissions: { nonsense: all } } }")
            .Should()
            .Be(
                """
                3 Error IR0402: the company is role-based: roles are held by 2 users ("boss" and "clerk1"), permissions directly by none
                    write permissionModel: role-based
                """
            );

    [Fact]
    public void A_user_based_company_shows_by_users_who_hold_permissions() =>
        Resolved
            .Problems("", Acme.UserBased)
            .Should()
            .Be(
                """
                3 Error IR0402: the company is user-based: permissions are held directly by 1 user ("clerk1"), roles by none
                    write permissionModel: user-based
                """
            );

    [Fact]
    public void Evidence_both_ways_is_said_and_the_file_is_believed()
    {
        var both = Acme.Company with { Users = Acme.UserBased.Users.With([Acme.User("boss", "Controller")]) };
        Resolved
            .Problems("", both)
            .Should()
            .StartWith(
                "3 Warning IR0403: the company shows both permission models: roles are held by \"boss\", permissions directly by \"clerk1\""
            );
        Resolved.Problems(UserBased, both).Should().StartWith("3 Warning IR0403");
    }

    [Fact]
    public void Without_evidence_there_is_a_note()
    {
        var empty = Acme.Company with
        {
            Users = Table<User>.Of([Acme.User("boss"), Acme.User("ExtUser|Partner|ann", "Controller")]),
            Groups = Table<UserGroup>.Empty,
        };
        Resolved.Problems("", empty).Should().StartWith("3 Note IR0404: no user holds a role yet");
        Resolved.Problems(UserBased, empty).Should().StartWith("3 Note IR0404: no user holds permissions yet");
    }

    [Fact]
    public void Users_of_a_user_based_company_hold_what_they_are_granted()
    {
        var desired = Resolved.Of(
            UserBased + "users: { clerk1: { permissions: { accountsPayable: { bills: [List] } } } }",
            Acme.UserBased
        );
        desired
            .Users[0]
            .Fields["permissions"]
            .Value.Should()
            .Be(
                new FieldValue.Grants(
                    GrantSet.Of(new Grant(Permission.Standard("accountsPayable", "bills"), Rights.Of("list")))
                )
            );
    }
}
