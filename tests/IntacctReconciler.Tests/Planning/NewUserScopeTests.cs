using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Tests.Resolving;

namespace IntacctReconciler.Tests.Planning;

public sealed class NewUserScopeTests
{
    private const string Joiner = """
        users:
          joiner:
            email: joiner@acme.example
            contact: { first: New, last: Joiner }
            type: employee
            entities: [UK-01]
            departments: [100]
            roles: [AP clerk]

        """;

    [Theory]
    [InlineData("")]
    [InlineData("manage: { users: { restrictions: additive } }\n")]
    [InlineData("manage: { users: { restrictions: ignore } }\n")]
    public void A_new_user_gets_the_declared_scope_in_every_mode(string manage) =>
        CheckScope(Resolved.Of(manage + Joiner).Over(Acme.Company).Users.Find("joiner")!);

    [Fact]
    public void A_plan_without_removals_opens_nothing_to_a_new_user() =>
        CheckScope(Resolved.Of(Joiner).WithoutRemovals(Acme.Company).Over(Acme.Company).Users.Find("joiner")!);

    private static void CheckScope(User joiner)
    {
        joiner.Entities.Should().Be(Restriction.To(IdSet.Of("UK-01")));
        joiner.Departments.Should().Be(Restriction.To(IdSet.Of("100")));
    }
}
