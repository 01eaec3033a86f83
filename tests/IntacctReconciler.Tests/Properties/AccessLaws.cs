using CsCheck;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Properties;

/// <summary>Routes and holders are two ways to look at the one thing: what somebody effectively holds.</summary>
public sealed class AccessLaws
{
    /// <summary>Also with grants on the users themselves, as in a user-based company.</summary>
    private static readonly Gen<CompanyState> Company = Gen.Select(
        RandomCompanies.Company,
        Gen.Int[0, 5],
        (company, direct) =>
            company.Users.Count <= direct || company.Roles.Count == 0
                ? company
                : company with
                {
                    Users = company.Users.With([
                        company.Users[direct] with
                        {
                            Permissions = company.Roles[0].Permissions,
                        },
                    ]),
                }
    );

    [Fact]
    public void What_comes_by_all_routes_together_is_what_a_user_holds() =>
        Company.Sample(company =>
        {
            var access = new EffectiveAccess(company);
            foreach (var user in company.Users.Where(EffectiveAccess.CanSignIn))
            {
                var united = access
                    .RoutesOf(user)
                    .Select(route => access.By(route, user))
                    .Aggregate(GrantSet.Empty, (all, more) => all.Union(more));
                united.Should().Equal(access.Of(user));
                foreach (var (permission, rights) in access.Of(user))
                {
                    access
                        .RoutesTo(user, permission)
                        .Aggregate(Rights.None, (all, routed) => all | routed.Rights)
                        .Should()
                        .Be(rights);
                }
            }
        });

    [Fact]
    public void Who_can_is_the_inverse_of_what_users_hold() =>
        Company.Sample(company =>
        {
            var access = new EffectiveAccess(company);
            var permissions = company.Roles.SelectMany(role => role.Permissions!).Select(grant => grant.Permission);
            foreach (var permission in permissions.Distinct())
            foreach (var token in (string[])["list", "readonly", "add", "run"])
            {
                var right = Rights.Of(token);
                access
                    .WhoCan(permission, right)
                    .Select(holder => holder.User.Id)
                    .Should()
                    .Equal(
                        company
                            .Users.Where(user => access.Of(user).RightsOn(permission).Covers(right))
                            .Select(user => user.Id)
                    );
            }
        });

    [Fact]
    public void A_holder_has_the_routes_of_the_user() =>
        Company.Sample(company =>
        {
            var access = new EffectiveAccess(company);
            foreach (var permission in company.Roles.SelectMany(role => role.Permissions!).Select(g => g.Permission))
            foreach (var holder in access.HoldersOf(permission, Rights.Of(Rights.DocumentedTokens)))
                holder.Routes.Should().Equal(access.RoutesTo(holder.User, permission));
        });

    [Fact]
    public void Ceilings_name_only_what_is_held_and_each_right_once() =>
        Gen.Select(Company, Gen.OneOf("employee", "platform", "warehouse", "crm"))
            .Sample(
                (company, type) =>
                {
                    var access = new EffectiveAccess(company);
                    foreach (var user in company.Users)
                    {
                        var capped = Ceilings.On(type, access.Of(user));
                        access.Of(user).Covers(GrantSet.Of(capped.SelectMany(one => one.Rights))).Should().BeTrue();
                        capped
                            .Sum(one => one.Rights.RightCount)
                            .Should()
                            .Be(GrantSet.Of(capped.SelectMany(one => one.Rights)).RightCount);
                    }
                }
            );

    [Fact]
    public void An_overlap_is_the_same_from_the_other_side() =>
        Company.Sample(company =>
        {
            foreach (var one in company.Roles)
            foreach (var overlap in RoleOverlap.Of(one, company.Roles))
            {
                var back = RoleOverlap.Of(company.Roles.Find(overlap.Other)!, company.Roles);
                var same = back.Single(other => other.Other == one.Id);
                same.Shared.Should().Be(overlap.Shared);
                same.Kind.Should()
                    .Be(
                        overlap.Kind switch
                        {
                            OverlapKind.PartOf => OverlapKind.Contains,
                            OverlapKind.Contains => OverlapKind.PartOf,
                            var kind => kind,
                        }
                    );
            }
        });
}
