using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Access;

public sealed class RouteTests
{
    private static readonly Permission Bills = Permission.Standard("accountsPayable", "bills");
    private static readonly Permission PayBills = Permission.Standard("accountsPayable", "payBills");
    private static readonly Permission Payslip = new(PermissionKind.Application, "Payroll Hub", "Payslip", "objects");

    private static readonly CompanyState Company = new("ACME", Facets.Everything)
    {
        Roles = Table<Role>.Of([
            Role("Clerk", (Bills, "list add")),
            Role("Payer", (PayBills, "run"), (Bills, "list")),
            Role("Twin", (Bills, "add list")),
            Role("Sync", (Payslip, "list")),
        ]),
        Groups = Table<UserGroup>.Of([
            new UserGroup("Team") { Roles = IdSet.Of("Clerk", "Payer"), Members = IdSet.Of("amy", "gone") },
            new UserGroup("Desk") { Roles = IdSet.Of("Clerk"), Members = IdSet.Of("amy") },
        ]),
        Users = Table<User>.Of([
            User("amy", "Clerk") with
            {
                Permissions = GrantSet.Of(new Grant(PayBills, Rights.Of("run"))),
            },
            User("bob", "Sync"),
            User("gone") with
            {
                Status = "inactive",
            },
            User("ExtUser|console|eve", "Payer") with
            {
                Status = "inactive",
            },
        ]),
    };

    private static readonly EffectiveAccess Access = new(Company);

    [Fact]
    public void Each_way_to_a_role_is_a_route_of_its_own() =>
        Access
            .RoutesOf(Company.Users.Find("amy")!)
            .Should()
            .Equal(
                AccessRoute.Direct,
                AccessRoute.By("Clerk"),
                AccessRoute.By("Clerk", "Desk"),
                AccessRoute.By("Clerk", "Team"),
                AccessRoute.By("Payer", "Team")
            );

    [Fact]
    public void A_route_to_a_permission_has_the_rights_that_come_by_it() =>
        Access
            .RoutesTo(Company.Users.Find("amy")!, Bills)
            .Select(routed => $"{routed.Route}: {routed.Rights}")
            .Should()
            .Equal(
                "role Clerk: list add",
                "role Clerk by group Desk: list add",
                "role Clerk by group Team: list add",
                "role Payer by group Team: list"
            );

    [Fact]
    public void Who_can_is_everybody_who_can_sign_in_and_external_users_too()
    {
        var holders = Access.WhoCan(PayBills, Rights.Of("run"));
        holders.Select(holder => holder.User.Id).Should().Equal("ExtUser|console|eve", "amy");
        holders[1]
            .Routes.Select(routed => routed.Route.ToString())
            .Should()
            .Equal("directly", "role Payer by group Team");
    }

    [Fact]
    public void Who_cannot_sign_in_is_named_apart() =>
        Access
            .HoldersOf(PayBills, Rights.Of("run"))
            .Where(holder => !holder.CanSignIn)
            .Select(holder => holder.User.Id)
            .Should()
            .Equal("gone");

    [Fact]
    public void Of_several_rights_one_is_enough_and_those_that_are_held_are_told()
    {
        Access.WhoCan(Bills, Rights.Of("add", "delete")).Single().Rights.Should().Be(Rights.Of("add"));
        Access.WhoCan(Bills, Rights.Of("delete")).Should().BeEmpty();
        Access.RolesWith(Bills, Rights.Of("add")).Keys.Should().BeEquivalentTo("Clerk", "Twin");
    }

    [Fact]
    public void Roles_overlap_as_sets_of_single_rights()
    {
        RoleOverlap
            .Of(Company.Roles.Find("Clerk")!, Company.Roles)
            .Should()
            .Equal(
                new RoleOverlap("Twin", OverlapKind.Equal, 2, 2, 2),
                new RoleOverlap("Payer", OverlapKind.Shares, 1, 2, 2)
            );
        var less = EffectiveAccess.Own(Role("Less", (Bills, "list")));
        var more = EffectiveAccess.Own(Company.Roles.Find("Clerk")!);
        RoleOverlap.Between(less, "Clerk", more)!.Value.Kind.Should().Be(OverlapKind.PartOf);
        RoleOverlap.Between(more, "Less", less)!.Value.Kind.Should().Be(OverlapKind.Contains);
        RoleOverlap.Between(GrantSet.Empty, "Clerk", more).Should().BeNull("nothing is a part of everything");
    }

    [Fact]
    public void What_cannot_be_read_is_told_and_never_taken_for_nothing()
    {
        Access.GapsOf(Company.Users.Find("bob")!).Should().Be(AccessGaps.None);
        Access.GapsOf(User("x") with { Roles = null }).Should().Be(AccessGaps.Roles);
        Access.GapsOf(User("x") with { Agents = null }).Should().Be(AccessGaps.UserGrants);
        Access.GapsOf(User("x", "Not there")).Should().Be(AccessGaps.RoleGrants);
        new EffectiveAccess(Company with { OffersMembers = false })
            .GapsOf(Company.Users.Find("bob")!)
            .Should()
            .Be(AccessGaps.Members);
    }

    private static Role Role(string id, params (Permission, string)[] grants) =>
        new(id)
        {
            Permissions = Of(grants, PermissionKind.Standard),
            Applications = Of(grants, PermissionKind.Application),
            Agents = GrantSet.Empty,
        };

    private static GrantSet Of((Permission Permission, string Rights)[] grants, PermissionKind kind) =>
        GrantSet.Of(
            grants
                .Where(grant => grant.Permission.Kind == kind)
                .Select(grant => new Grant(grant.Permission, Rights.Of(grant.Rights.Split(' '))))
        );

    private static User User(string id, params string[] roles) =>
        new(id)
        {
            Status = "active",
            Roles = IdSet.Of(roles),
            Permissions = GrantSet.Empty,
            Applications = GrantSet.Empty,
            Agents = GrantSet.Empty,
        };
}
