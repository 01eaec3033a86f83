using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Tests.Catalogue;

public sealed class ScreenButtonsTests
{
    [Theory]
    [InlineData("accountsPayable", "bills", "list readonly")]
    [InlineData("accountsPayable", "payBills", "")]
    [InlineData("accountsPayable", "approveBills", "list")]
    [InlineData("expenses", "expenseSummaries", "list readonly listExpenses readonlyExpense")]
    [InlineData("generalLedger", "trialBalance", "run")]
    [InlineData("generalLedger", "accountingEntriesFile", "run final")]
    [InlineData("generalLedger", "glAccountId", "")]
    public void Read_only_sets_what_only_looks_and_in_reports_everything(string module, string name, string expected) =>
        ShippedCatalogue.Load().Find(module, name)!.ReadOnly().ToString().Should().Be(expected);

    [Fact]
    public void All_sets_whatever_can_be_granted()
    {
        var bills = ShippedCatalogue.Load().Find("accountsPayable", "bills")!;
        bills.All().Should().Be(bills.Allowed);
    }

    [Fact]
    public void The_keys_of_files_name_the_sections_of_the_catalogue()
    {
        Sections.Keys.Select(Sections.Named).Should().Equal("activitiesAndLists", "reports", "objectIds");
        Sections.Named("bills").Should().BeNull();
        Sections.Named("activitiesAndLists").Should().BeNull();
    }
}
