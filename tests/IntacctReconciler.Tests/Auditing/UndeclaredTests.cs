using IntacctReconciler.Auditing;
using IntacctReconciler.Model;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Auditing;

public sealed class UndeclaredTests
{
    private static readonly AuditKind[] Kinds =
    [
        AuditKinds.UndeclaredUser,
        AuditKinds.UndeclaredService,
        AuditKinds.UndeclaredRole,
        AuditKinds.UndeclaredGroup,
    ];

    private static CompanyState Company { get; } =
        Observed(
            [Role("A", ("accountsPayable/bills", "list")), Role("B", ("company/departments", "list"))],
            [Group("G", ["A"], "a"), Group("H", ["B"], "a")],
            [
                User("a", "A"),
                User("b", "B") with
                {
                    Admin = "limited",
                },
                User("c", "B") with
                {
                    Admin = "full",
                },
                User("d", "B"),
                User("gone", "B") with
                {
                    Status = "inactive",
                },
                User("sync", "B") with
                {
                    WebServicesOnly = true,
                },
                User("ExtUser|x|y", "B"),
                User("intacct"),
            ]
        );

    [Fact]
    public void Users_that_the_file_does_not_name_are_found_by_how_much_they_can_do() =>
        Audits
            .Of(Company, "users: { a: { status: active } }")
            .Lines(Kinds)
            .Should()
            .Equal(
                "Critical undeclared-web-services user sync",
                "Critical undeclared-user user c: Admin privileges Full",
                "High undeclared-user user b: Admin privileges Limited",
                "Medium undeclared-user user d",
                "Low undeclared-web-services user plan_bot: this audit signs in as it"
            );

    [Fact]
    public void Nothing_is_undeclared_of_a_kind_of_which_the_file_has_nothing() =>
        Audits
            .Of(Company, "roles: { A: { description: '' } }")
            .Lines(Kinds)
            .Should()
            .Equal("Medium undeclared-role role B");

    [Fact]
    public void Ignored_ones_are_left_alone() =>
        Audits
            .Of(
                Company,
                "manage: { ignore: { users: ['?', b, c, d, sync, plan_bot], roles: [B] } }\nroles: { A: { description: '' } }\nusers: { a: { status: active } }\ngroups: { G: { description: '' }, H: { description: '' } }"
            )
            .Lines(Kinds)
            .Should()
            .BeEmpty();

    [Fact]
    public void What_a_file_would_remove_that_owns_every_group_is_undeclared_and_not_drift() =>
        Audits
            .Of(Company, "manage: { groups: { objects: exclusive } }\ngroups: { G: { description: '' } }")
            .Lines([.. Kinds, AuditKinds.Drift, AuditKinds.StillThere])
            .Should()
            .Equal("Medium undeclared-group group H");
}
