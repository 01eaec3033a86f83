using CsCheck;
using IntacctReconciler.Access;
using IntacctReconciler.Applying;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Exporting;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Resolving;
using IntacctReconciler.Tests.Applying;
using IntacctReconciler.Tests.Intacct;
using IntacctReconciler.Tests.Resolving;

namespace IntacctReconciler.Tests.Properties;

/// <summary>The way of a company from user-based to role-based permissions: nobody gains or loses anything by it.</summary>
public sealed class SwitchLaws
{
    private static readonly GrantSet Offered = GrantSet.Of(
        ShippedCatalogue.Load().Entries.Select(entry => new Grant(entry.Permission, entry.Allowed))
    );

    [Fact]
    public async Task What_is_proposed_before_the_switch_takes_its_place_after_it() =>
        await RandomCompanies.Company.SampleAsync(
            async any =>
            {
                using var first = Rig.Of(
                    RandomSnapshots.Of(
                        UserBased(any) with
                        {
                            Users = Table<User>.Empty,
                            Groups = Table<UserGroup>.Empty,
                        }
                    )
                );
                var catalogue = (await first.ReadAsync(Facets.Everything)).Catalogue;
                var company = UserBased(any) with { Catalogue = catalogue };
                var export = new RoleExport(company, PermissionModel.UserBased);
                var text = Exporter.Write(export.Company, export.Frame(new(PermissionModel.RoleBased)));

                using var rig = Rig.Of(RandomSnapshots.Of(Switched(company)));
                var observed = await rig.ReadAsync(Facets.Everything);
                var (composition, problems) = Resolved.Compose(text);
                var desired = Resolver.Resolve(composition, observed, RandomPlans.AsOf, problems);
                problems.Found.Where(problem => problem.Severity == Severity.Error).Should().BeEmpty();
                var changes = ChangeSet.Of(desired!, observed);
                var delta = AccessDelta.Between(observed, changes.Target);
                delta.Gaining.Union(delta.Losing).Should().BeEmpty();
                changes.Momentary.Should().BeEmpty();

                var request = new ApplyRequest(RandomPlans.Of(desired!, observed), new("r1", "test"))
                {
                    Desired = desired,
                };
                var applier = new Applier(
                    rig.Reader,
                    rig.Writer,
                    new ReadBack(rig.Reader, rig.Clock, ReadBack.DefaultWaits),
                    new MemoryJournal()
                );
                var result = await Reconciler.ApplyAsync(request, applier, new(), default, default);
                result.End.Should().Be(ApplyEnd.Complete);
                var after = await rig.ReadAsync(Facets.Everything);
                ChangeSet.Of(desired!, after).Changes.Should().BeEmpty();
                after
                    .Users.Where(user => EffectiveAccess.CanSignIn(user))
                    .Where(user => user.Roles!.Any(role => SwitchRole.IsOf(role, user.Id)))
                    .Should()
                    .BeEmpty();
            },
            iter: 40
        );

    /// <summary>The same company, in which everybody holds directly what a role gives there.</summary>
    private static CompanyState UserBased(CompanyState company) =>
        company with
        {
            Users = Table<User>.Of(
                company.Users.Select(user =>
                    user with
                    {
                        Permissions = (user.Roles ?? IdSet.Empty)
                            .Select(role => company.Roles.Find(role)?.Permissions ?? GrantSet.Empty)
                            .Aggregate(GrantSet.Empty, (all, more) => all.Union(more))
                            .Intersect(Offered),
                        Applications = GrantSet.Empty,
                        Agents = GrantSet.Empty,
                        Roles = IdSet.Empty,
                    }
                )
            ),
            Groups = Table<UserGroup>.Of(company.Groups.Select(group => group with { Roles = IdSet.Empty })),
            Roles = Table<Role>.Empty,
        };

    /// <summary>Not by the product's own idea of a switch, and in the other spelling.</summary>
    private static CompanyState Switched(CompanyState company) =>
        company with
        {
            Roles = Table<Role>.Of(
                company.Users.Select(user => new Role($"::SYS::Enterprise-ROLE-FOR-{user.Id}")
                {
                    Description = "",
                    Permissions = user.Permissions,
                })
            ),
            Users = Table<User>.Of(
                company.Users.Select(user =>
                    user with
                    {
                        Permissions = GrantSet.Empty,
                        Roles = IdSet.Of($"::SYS::Enterprise-ROLE-FOR-{user.Id}"),
                    }
                )
            ),
        };
}
