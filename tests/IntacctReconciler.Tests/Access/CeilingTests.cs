using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Access;

public sealed class CeilingTests
{
    private static readonly Permission Customers = Permission.Standard("accountsReceivable", "customers");
    private static readonly Permission Journals = Permission.Standard("generalLedger", "journalEntries");
    private static readonly Permission Bills = Permission.Standard("accountsPayable", "bills");

    [Theory]
    [InlineData("employee", "customers: add delete; journalEntries: add")]
    [InlineData("projectManager", "journalEntries: add")]
    [InlineData("warehouse", "journalEntries: add; bills: add; customers: add delete")]
    [InlineData("business", "")]
    [InlineData(null, "")]
    [InlineData("of next year", "")]
    public void A_type_caps_what_a_document_says_and_no_more(string? type, string expected)
    {
        var held = GrantSet.Of(
            new Grant(Customers, Rights.Of("list", "add", "delete")),
            new Grant(Journals, Rights.Of("list", "add")),
            new Grant(Bills, Rights.Of("readonly", "add"))
        );
        string.Join(
                "; ",
                Ceilings
                    .On(type, held)
                    .SelectMany(capped => capped.Rights)
                    .Select(grant => $"{grant.Permission.Name}: {grant.Rights}")
            )
            .Should()
            .Be(expected);
    }

    [Fact]
    public void A_ceiling_is_a_note_and_takes_nothing_out_of_what_somebody_effectively_holds()
    {
        var clerk = new User("emp1")
        {
            Type = "employee",
            Status = "active",
            Permissions = GrantSet.Of(new Grant(Journals, Rights.Of("add"))),
        };
        var company = new CompanyState("ACME", Facets.Everything) { Users = Table<User>.Of([clerk]) };
        new EffectiveAccess(company).Of(clerk).RightsOn(Journals).Should().Be(Rights.Of("add"));
        new EffectiveAccess(company).WhoCan(Journals, Rights.Of("add")).Should().ContainSingle();
    }

    [Fact]
    public void Each_names_user_types_modules_and_permissions_that_there_are_and_its_source()
    {
        var shipped = ShippedCatalogue.Load();
        Ceilings.All.Should().NotBeEmpty();
        foreach (var ceiling in Ceilings.All)
        {
            ceiling.Types.Should().OnlyContain(type => Choices.UserType.Find(type) != null);
            ceiling.Types.Should().NotContain("business", "Business users may be given anything");
            ceiling.Source.Should().StartWith("https://www.intacct.com/");
            ceiling.Says.Should().NotEndWith(".");
            ceiling.Modules.Should().OnlyContain(module => shipped.HasModule(module));
            foreach (var name in ceiling.Permissions ?? IdSet.Empty)
                ceiling.Modules.Should().OnlyContain(module => shipped.Find(module, name) != null);
            (ceiling.Capped ?? Rights.None).Tokens.Where(token => !Rights.IsDocumented(token)).Should().BeEmpty();
            (ceiling.Capped ?? Rights.None).Overlaps(ScreenButtons.Looking).Should().BeFalse("they all look");
        }
    }
}
