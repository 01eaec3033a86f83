using IntacctReconciler.Catalogue;
using IntacctReconciler.Comparing;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Comparing;

public sealed class CompanyComparisonTests
{
    private static readonly Permission Bills = Permission.Standard("accountsPayable", "bills");

    [Fact]
    public void A_role_that_grants_more_is_a_difference_of_the_role_and_of_its_holders()
    {
        var found = CompanyComparison.Between(Company("list"), Company("list", "add"));
        var role = found.Kinds.SelectMany(kind => kind.Objects).Should().ContainSingle().Which;
        role.Address.Should().Be(Address.Role("AP clerk"));
        role.Fields.Should().ContainSingle().Which.Field.Name.Should().Be("permissions");
        found.Access!.Users.Should().ContainSingle().Which.More.RightsOn(Bills).Should().Be(Rights.Of("add"));
        found.Access.More.Should().Equal("clerk1");
        found.Access.Less.Should().BeEmpty();
    }

    [Fact]
    public void Rights_that_come_by_another_role_are_no_difference_of_access()
    {
        var a = Company("list");
        var b = a with
        {
            Roles = Table<Role>.Of([.. a.Roles, Granting("Second clerk", "list")]),
            Users = Table<User>.Of(a.Users.Select(user => user with { Roles = IdSet.Of("Second clerk") })),
        };
        var found = CompanyComparison.Between(a, b);
        found.IsEmpty.Should().BeFalse();
        found.Access!.Users.Should().BeEmpty();
    }

    [Fact]
    public void What_is_on_one_side_alone_is_counted_there()
    {
        var (a, b) = (Company("list"), Company("list") with { Users = Table<User>.Empty });
        var found = CompanyComparison.Between(a, b);
        found.CountOf(Sides.A).Should().Be(1);
        found.CountOf(Sides.B).Should().Be(0);
        found.Access!.Compared.Should().Be(0);
    }

    [Fact]
    public void A_part_that_was_not_read_on_one_side_is_never_the_same()
    {
        var a = Company("list");
        var b = a with { Read = a.Read & ~Facets.Roles };
        var found = CompanyComparison.Between(a, b);
        found.IsEmpty.Should().BeTrue();
        found.IsSame.Should().BeFalse();
        found.NotCompared.Should().Equal(new NotCompared(ObjectKind.Role, null, IdSet.Empty, Sides.B));
        found.Access.Should().BeNull("without roles nobody knows what people can do");
    }

    [Fact]
    public void Members_that_only_one_side_offers_are_not_compared_and_do_not_count_as_access()
    {
        var a = WithGroup(IdSet.Of("clerk1"));
        var b = WithGroup(null);
        var found = CompanyComparison.Between(a, b);
        found.IsEmpty.Should().BeTrue();
        found.IsSame.Should().BeFalse();
        found.NotCompared.Should().ContainSingle().Which.Unread.Should().Be(Sides.B);
        found.Access!.WithoutGroups.Should().BeTrue();
        found.Access.Users.Should().BeEmpty("else somebody would seem to have lost what the group gives");
    }

    [Fact]
    public void What_neither_side_shows_is_no_difference_of_the_two() =>
        CompanyComparison.Between(WithGroup(null), WithGroup(null) with { Company = "B" }).IsSame.Should().BeTrue();

    [Fact]
    public void Only_what_is_chosen_is_looked_at()
    {
        var found = CompanyComparison.Between(
            Company("list"),
            Company("add"),
            address => address.Kind == ObjectKind.User
        );
        found.Kinds.Should().OnlyContain(kind => kind.Objects.IsEmpty);
        found.Same.Should().Be(1);
        found.IsEmpty.Should().BeFalse();
        found
            .Access!.Users.Should()
            .ContainSingle("the user can do something else, though by a role that is not chosen");
    }

    private static CompanyState WithGroup(IdSet? members) =>
        Company("list") with
        {
            OffersMembers = members is not null,
            Users = Table<User>.Of([Clerk() with { Roles = IdSet.Empty }]),
            Groups = Table<UserGroup>.Of([
                new UserGroup("AP team")
                {
                    Description = "",
                    Roles = IdSet.Of("AP clerk"),
                    Members = members,
                },
            ]),
        };

    private static CompanyState Company(params string[] rights) =>
        new("ACME", Facets.Everything)
        {
            Roles = Table<Role>.Of([Granting("AP clerk", rights)]),
            Users = Table<User>.Of([Clerk()]),
        };

    private static User Clerk() =>
        new("clerk1")
        {
            Name = "clerk1",
            Email = "clerk1@acme.example",
            Type = "business",
            Status = "active",
            Admin = "off",
            WebServicesOnly = false,
            PasswordNeverExpires = false,
            DisablePassword = false,
            SsoEnabled = false,
            SsoId = "",
            TrustedDevices = "companyDefault",
            HideOtherDepartmentTransactions = false,
            Entities = Restriction.All,
            Departments = Restriction.All,
            Territories = Restriction.All,
            Roles = IdSet.Of("AP clerk"),
            Permissions = GrantSet.Empty,
            Applications = GrantSet.Empty,
            Agents = GrantSet.Empty,
        };

    private static Role Granting(string id, params string[] rights) =>
        new(id)
        {
            Description = "",
            RoleType = "enterprise",
            ApplyTo = "loginAndSlideIn",
            Permissions = GrantSet.Of([new Grant(Bills, Rights.Of(rights))]),
            Applications = GrantSet.Empty,
            Agents = GrantSet.Empty,
        };
}
