using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;
using IntacctReconciler.Tests.Reports;
using IntacctReconciler.Tests.Resolving;

namespace IntacctReconciler.Tests.Blueprints;

/// <summary>What a blueprint needs of the company.</summary>
public sealed class BlueprintRuleTests
{
    [Fact]
    public void A_module_that_the_vendor_needs_and_the_company_does_not_subscribe_to_is_an_error() =>
        Problems(Acme.Company, "{ file: vendor.blueprint.yaml }")
            .Should()
            .Be(
                """
                access.yaml:5:3 Error IR0270: Vendor needs Projects, and the company does not subscribe to it
                subscribe to it in Intacct, at Company > Admin > Subscriptions, and plan again

                """
            );

    [Fact]
    public void An_account_works_in_an_entity_that_there_is_and_that_is_open() =>
        Problems(
                Acme.Company with
                {
                    Catalogue = ShippedCatalogue.Load(),
                },
                "{ file: vendor.blueprint.yaml, accounts: { North: UK-01, Typo: UK-10, Old: FR-01, Group: top } }"
            )
            .Should()
            .Be(
                """
                access.yaml:5:74 Error IR0271: the company has no entity "UK-10" for the account "Typo"
                did you mean "UK-01"?
                access.yaml:5:86 Warning IR0272: the entity "FR-01" of the account "Old" is not active
                name an active one, or take the account out

                """
            );

    [Fact]
    public void A_permission_that_the_company_does_not_offer_is_told_with_the_way_that_led_to_it()
    {
        var without = PermissionCatalogue.Of(
            ShippedCatalogue.Load().Entries.Where(entry => entry.Permission.Name != "journalEntries"),
            out _
        );
        Problems(Acme.Company with { Catalogue = without }, "{ file: vendor.blueprint.yaml }")
            .Should()
            .Be(
                """
                vendor.blueprint.yaml:26:41 Error IR0427: the company does not offer "Journal entries" in "General Ledger"
                leave it out where "vendor" is used: except: { General Ledger: { Journal entries: none } }

                """
            );
    }

    [Fact]
    public void Leaving_it_out_as_the_message_says_is_enough_though_the_rest_of_the_module_is_given()
    {
        var without = PermissionCatalogue.Of(
            ShippedCatalogue.Load().Entries.Where(entry => entry.Permission.Name != "journalEntries"),
            out _
        );
        Problems(
                Acme.Company with
                {
                    Catalogue = without,
                },
                "{ file: vendor.blueprint.yaml, except: { General Ledger: { Journal entries: none } } }"
            )
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void Except_that_gives_something_or_leaves_nothing_out_is_told() =>
        Problems(
                Acme.Company with
                {
                    Catalogue = ShippedCatalogue.Load(),
                },
                "{ file: vendor.blueprint.yaml, except: { Company: { Departments: all }, Purchasing: none, Projects: { Projects: none } } }"
            )
            .Should()
            .Be(
                """
                access.yaml:5:50 Warning IR0273: except gives what Vendor does not ask for: Company / Departments
                except is for leaving out; give the rest by a role of its own, if it is meant
                access.yaml:5:83 Warning IR0274: except leaves nothing out here: Vendor asks for nothing of "Purchasing"
                take the line out; blueprint show has what is asked for
                access.yaml:5:113 Warning IR0274: except leaves nothing out here: Vendor asks for nothing of "Projects / Projects"
                take the line out; blueprint show has what is asked for

                """
            );

    [Fact]
    public void Entities_are_read_where_an_account_names_one()
    {
        Scope("{ file: vendor.blueprint.yaml, accounts: { North: UK-01 } }").Should().HaveFlag(Facets.Entities);
        Scope("{ file: vendor.blueprint.yaml, accounts: { North: top } }").Should().NotHaveFlag(Facets.Entities);
    }

    private static Facets Scope(string use) =>
        VendorFiles.Compose($"permissionModel: role-based\nblueprints:\n  vendor: {use}\n").Composition!.Scope.Facets;

    private static string Problems(CompanyState company, string use)
    {
        var (composition, problems) = VendorFiles.Compose(
            $"permissionModel: role-based\nblueprints:\n  vendor: {use}\n"
        );
        Resolver.Resolve(composition!, company, Scene.Noon, problems);
        return string.Concat(
            problems
                .Found.Where(one => one.Severity != Severity.Note)
                .Select(one =>
                    $"{one.At} {one.Severity} {one.Code}: {one.Message}\n{one.Hint}{(one.Hint is null ? "" : "\n")}"
                )
        );
    }
}
