using CsCheck;
using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Tests.Catalogue;

public sealed class CatalogueDifferenceTests
{
    private static readonly string[] Modules = ["accountsPayable", "timeAndExpenses", "time", "expenses", "projects"];
    private static readonly string[] Names = ["bills", "employees", "myTimesheets"];
    private static readonly string[] Tokens = ["list", "readonly", "add", "novel"];

    private static readonly Gen<PermissionCatalogue> Catalogues = Gen.Select(
            Gen.OneOf(Modules),
            Gen.OneOf(Names),
            Gen.OneOf<string?>("reports", null),
            Gen.OneOf(Tokens).Array[0, 3],
            (module, name, section, rights) =>
                new CatalogueEntry(Permission.Standard(module, name), section, Rights.Of(rights))
        )
        .Array[0, 10]
        .Select(entries => PermissionCatalogue.Of(entries, out _));

    [Theory]
    [InlineData("", "accountsPayable/bills: list add", "New accountsPayable/bills + list add")]
    [InlineData("accountsPayable/bills: list", "", "Gone accountsPayable/bills - list")]
    [InlineData(
        "accountsPayable/bills: list",
        "accountsPayable/bills: list post",
        "Wider accountsPayable/bills + post"
    )]
    [InlineData(
        "accountsPayable/bills: list post",
        "accountsPayable/bills: list",
        "Narrower accountsPayable/bills - post"
    )]
    [InlineData(
        "accountsPayable/bills: list add",
        "accountsPayable/bills: list post",
        "Altered accountsPayable/bills + post - add"
    )]
    [InlineData("accountsPayable/aging: run", "accountsPayable/aging (reports): run", "Sorted accountsPayable/aging")]
    [InlineData("accountsPayable/bills: list", "accountsPayable/bills: list", "")]
    public void A_permission_is_new_gone_wider_narrower_altered_or_in_another_section(
        string before,
        string after,
        string difference
    ) => Told(before, after).Should().Be(difference);

    [Fact]
    public void What_moved_is_neither_gone_nor_new() =>
        Told("timeAndExpenses/myTimesheets: list add", "time/myTimesheets: list add")
            .Should()
            .Be("Moved timeAndExpenses/myTimesheets -> time/myTimesheets (2025 R2)");

    [Fact]
    public void What_moved_can_gain_and_lose_on_the_way() =>
        Told("timeAndExpenses/myTimesheets: list add", "time/myTimesheets: list delete")
            .Should()
            .Be("Moved timeAndExpenses/myTimesheets -> time/myTimesheets (2025 R2) + delete - add");

    [Fact]
    public void A_right_is_lost_when_none_of_the_places_that_it_was_split_into_has_it() =>
        Told("timeAndExpenses/employees: list add post", "time/employees: list\nexpenses/employees: list add unmask")
            .Should()
            .Be(
                "Moved timeAndExpenses/employees -> expenses/employees (2025 R2) + unmask - post; "
                    + "Moved timeAndExpenses/employees -> time/employees (2025 R2) - post"
            );

    [Fact]
    public void A_right_is_gained_when_none_of_the_places_that_were_put_together_had_it() =>
        Told("timeAndExpenses/myTimesheets: list\nprojects/myTimesheets: add", "time/myTimesheets: list add delete")
            .Should()
            .Be(
                "Moved projects/myTimesheets -> time/myTimesheets (2025 R2) + delete; "
                    + "Moved timeAndExpenses/myTimesheets -> time/myTimesheets (2025 R2) + delete"
            );

    [Fact]
    public void A_place_that_was_there_before_is_no_new_place() =>
        Told("timeAndExpenses/myTimesheets: list\ntime/myTimesheets: list", "time/myTimesheets: list")
            .Should()
            .Be("Gone timeAndExpenses/myTimesheets - list");

    [Fact]
    public void What_is_still_in_its_old_place_has_not_moved() =>
        Told("timeAndExpenses/myTimesheets: list", "timeAndExpenses/myTimesheets: list\ntime/myTimesheets: list")
            .Should()
            .Be("New time/myTimesheets + list");

    [Fact]
    public void Entities_are_opened_closed_and_gone()
    {
        var entities = CatalogueDifference
            .Between(PermissionCatalogue.Empty, PermissionCatalogue.Empty)
            .With(
                Entities("closes", true, "opens", false, "goes", true, "stays", true),
                Entities("closes", false, "opens", true, "stays", true, "new", true, "asleep", false)
            )
            .Entities;

        entities
            .Should()
            .Equal(
                new EntityChange("asleep", null, false),
                new EntityChange("closes", true, false),
                new EntityChange("goes", true, null),
                new EntityChange("new", null, true),
                new EntityChange("opens", false, true)
            );
        entities.Where(entity => entity.IsOpened).Select(entity => entity.Id).Should().Equal("new", "opens");
    }

    [Fact]
    public void A_catalogue_does_not_differ_from_itself() =>
        Catalogues.Sample(one => CatalogueDifference.Between(one, one).IsEmpty.Should().BeTrue());

    /// <summary>Nothing is left out: what was, without the losses and with the gains, is what is.</summary>
    [Fact]
    public void The_changes_lead_from_one_catalogue_to_the_other() =>
        Gen.Select(Catalogues, Catalogues)
            .Sample(
                (before, after) =>
                {
                    var changes = CatalogueDifference.Between(before, after).Permissions;
                    var gone = changes.Select(change => change.Before).OfType<CatalogueEntry>().ToHashSet();
                    var come = changes.Select(change => change.After).OfType<CatalogueEntry>().Distinct();
                    before
                        .Entries.Where(entry => !gone.Contains(entry))
                        .Concat(come)
                        .OrderBy(entry => entry.Permission)
                        .Should()
                        .Equal(after.Entries);
                }
            );

    private static string Told(string before, string after) =>
        string.Join(
            "; ",
            CatalogueText.Lines(CatalogueDifference.Between(CatalogueText.Of(before), CatalogueText.Of(after)))
        );

    private static Dictionary<string, bool> Entities(params object[] pairs) =>
        pairs.Chunk(2).ToDictionary(pair => (string)pair[0], pair => (bool)pair[1], StringComparer.Ordinal);
}
