using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Tests.Catalogue;

public sealed class AliasesTests
{
    private static readonly PermissionCatalogue Shipped = ShippedCatalogue.Load();

    [Fact]
    public void My_timesheets_moved_to_Time_when_Time_and_Expenses_were_split() =>
        Aliases
            .Of(Permission.Standard("timeAndExpenses", "myTimesheets"))
            .Should()
            .ContainSingle()
            .Which.ToString()
            .Should()
            .Be("timeAndExpenses/myTimesheets moved to time/myTimesheets in 2025 R2");

    [Fact]
    public void A_split_can_send_a_permission_to_two_modules() =>
        Aliases
            .Of(Permission.Standard("timeAndExpenses", "employees"))
            .Select(alias => alias.To.Module)
            .Should()
            .Equal("expenses", "time");

    [Fact]
    public void Every_permission_of_Time_and_of_Expenses_has_its_old_place()
    {
        var moved = Aliases.All.Where(alias => alias.From.Module == "timeAndExpenses").Select(alias => alias.To);
        var now = new[] { "time", "expenses" }.SelectMany(module => Shipped.OfModule(module));
        moved.Should().BeEquivalentTo(now.Select(entry => entry.Permission));
    }

    [Fact]
    public void Every_alias_leads_to_a_permission_of_the_shipped_catalogue_and_is_listed_once()
    {
        Aliases.All.Should().OnlyContain(alias => Shipped.Find(alias.To) != null);
        Aliases.All.Select(alias => (alias.From, alias.To)).Should().OnlyHaveUniqueItems();
        Aliases.All.Should().OnlyContain(alias => alias.From != alias.To && alias.Source.Length > 0);
    }

    [Fact]
    public void Only_places_that_the_company_offers_are_hinted_at()
    {
        var gone = Permission.Standard("timeAndExpenses", "employees");
        var offered = PermissionCatalogue.Of(Shipped.OfModule("time"), out _);
        Aliases.Of(gone, offered).Select(alias => alias.To.Module).Should().Equal("time");
        Aliases.Of(gone, PermissionCatalogue.Empty).Should().BeEmpty();
    }

    [Fact]
    public void What_never_moved_has_no_alias() =>
        Aliases.Of(Permission.Standard("accountsPayable", "bills")).Should().BeEmpty();
}
