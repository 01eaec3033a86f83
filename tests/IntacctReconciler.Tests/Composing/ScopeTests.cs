using IntacctReconciler.Model;
using IntacctReconciler.Tests.Resolving;

namespace IntacctReconciler.Tests.Composing;

public sealed class ScopeTests
{
    private const Facets Always =
        Facets.Users
        | Facets.UserRoles
        | Facets.Groups
        | Facets.Members
        | Facets.Roles
        | Facets.RoleGrants
        | Facets.Catalogue;

    [Theory]
    [InlineData("roles: { R: { permissions: all } }", Facets.None)]
    [InlineData("users: { u: { name: U, status: active, roles: [R], groups: [G] } }", Facets.None)]
    [InlineData("users: { u: { entities: all } }", Facets.Restrictions)]
    [InlineData("users: { u: { entities: [A] } }", Facets.Restrictions | Facets.Entities)]
    [InlineData("users: { u: { departments: [A] } }", Facets.Restrictions | Facets.Departments)]
    [InlineData("users: { u: { territories: [A] } }", Facets.Restrictions | Facets.Territories)]
    [InlineData("manage: { users: { restrictions: ignore } }\nusers: { u: { entities: [A] } }", Facets.Entities)]
    [InlineData("users: { u: { contact: { first: A, last: B } } }", Facets.Contacts)]
    public void No_more_is_read_than_the_file_needs(string yaml, Facets besides) =>
        Resolved.Compose(yaml).Composition.Scope.Facets.Should().Be(Always | besides);

    [Fact]
    public void In_a_user_based_company_what_users_hold_is_read() =>
        Resolved
            .Compose("version: 1\ncompany: ACME\npermissionModel: user-based\n")
            .Composition.Scope.Facets.Should()
            .Be(Always | Facets.UserGrants);

    [Fact]
    public void Contacts_are_looked_up_by_the_ids_that_intacct_would_give_them() =>
        Resolved
            .Compose(
                """
                users:
                  a: { contact: { first: Ann, last: Poe } }
                  b: { contact: { first: Sync, last: Sync } }
                  c: { contact: { id: Known one } }
                  d: { state: absent }
                """
            )
            .Composition.Scope.Contacts.Should()
            .BeEquivalentTo("Poe, Ann", "Sync", "Known one");
}
