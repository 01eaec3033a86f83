using System.Text;
using System.Text.Json;
using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Tests.Catalogue;

public sealed class ShippedCatalogueTests
{
    private const string Folder = "tests/IntacctReconciler.Tests/Catalogue/Enums/";

    private static readonly PermissionCatalogue Shipped = ShippedCatalogue.Load();

    [Fact]
    public void Catalogue_json_is_what_the_reviewed_rows_say()
    {
        var lines = ShippedCatalogue.Rows.Select(row => Encoding.UTF8.GetString(RestObject(row)));
        MaintainedFile.ShouldBe(
            "src/data/catalogue.json",
            "{\"format\":\"intacct-catalogue/1\",\"source\":\"made from catalogue.sources.tsv\",\"permissions\":[\n"
                + string.Join(",\n", lines)
                + "\n]}\n"
        );
    }

    [Fact]
    public void Every_word_is_in_the_enums_of_the_contract()
    {
        var modules = MaintainedFile.Lines(Folder + "modules.txt");
        var names = MaintainedFile.Lines(Folder + "permission-names.txt");
        var rights = MaintainedFile.Lines(Folder + "access-rights.txt");

        Shipped.Entries.Select(entry => entry.Permission.Module).Should().BeSubsetOf(modules);
        Shipped
            .Entries.Select(entry => entry.Permission.Name)
            .Distinct(StringComparer.Ordinal)
            .Should()
            .BeEquivalentTo(names);
        Shipped.Entries.SelectMany(entry => entry.Allowed.Tokens).Should().BeSubsetOf(rights);
        Shipped
            .Entries.Select(entry => entry.Section)
            .Should()
            .BeSubsetOf([null, Sections.ActivitiesAndLists, Sections.Reports, Sections.ObjectIds]);
        Rights.DocumentedTokens.Should().BeEquivalentTo(rights);
    }

    [Fact]
    public void Rows_are_sorted_and_no_permission_or_key_comes_twice()
    {
        var rows = ShippedCatalogue.Rows;
        rows.Select(row => row.Permission).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        rows.Select(row => row.Key).Should().OnlyHaveUniqueItems().And.OnlyContain(key => key.All(char.IsAsciiDigit));
    }

    [Fact]
    public void Rights_are_written_in_printing_order_without_repetition()
    {
        foreach (var cells in MaintainedFile.Lines("src/data/catalogue.sources.tsv").Skip(1).Select(x => x.Split('\t')))
            cells[4].Should().Be(Rights.Of(cells[4].Split(' ')).ToString(), "of {0}/{1}", cells[0], cells[1]);
    }

    [Fact]
    public void The_core_reads_from_the_json_what_the_rows_say() =>
        Shipped
            .Entries.Should()
            .Equal(ShippedCatalogue.Rows.Select(row => new CatalogueEntry(row.Permission, row.Section, row.Rights)));

    [Theory]
    [InlineData("1", "myAccounting/switchToMyAccounting", "list")]
    [InlineData("253", "purchasing/taxScheduleMap", "list readonly add modify delete")]
    [InlineData("3295", "company/coverLetters", "list readonly add modify delete")]
    public void What_Sages_examples_show_holds_exactly(string key, string permission, string rights)
    {
        var row = ShippedCatalogue.Rows.Single(row => row.Key == key);
        row.Permission.ToString().Should().Be(permission);
        row.Rights.ToString().Should().Be(rights);
        row.Sure.Should().Be(Sureness.Documented);
    }

    [Theory]
    [InlineData("administration/users", "list readonly add modify delete group permission")]
    [InlineData("accountsPayable/approveBills", "list level1 level2 level3 level4 level5 level6")]
    [InlineData("accountsPayable/approveVendors", "list")]
    [InlineData("accountsPayable/bills", "list readonly add modify delete run post reverse reclass")]
    [InlineData("accountsPayable/payBills", "modify run")]
    [InlineData("accountsPayable/summaries", "list readonly add modify delete open close")]
    [InlineData("cashManagement/period", "open close")]
    [InlineData("contracts/contract", "list readonly add modify delete post cancel reassignDimensions uncancel")]
    [InlineData("generalLedger/drillDownToAllTransactionsFromReports", "enable")]
    [InlineData("generalLedger/glAccountId", "modify")]
    [InlineData("orderEntry/revenueTxnEntries", "list modify delete post")]
    [InlineData("time/timePreferences", "readonly")]
    public void What_the_help_pages_say_holds(string permission, string rights)
    {
        var parts = permission.Split('/');
        Shipped.Find(parts[0], parts[1])!.Allowed.ToString().Should().Be(rights);
    }

    [Fact]
    public void Time_and_Expenses_are_split_and_the_old_module_is_gone()
    {
        Shipped.HasModule("timeAndExpenses").Should().BeFalse();
        Shipped.Find("time", "myTimesheets").Should().NotBeNull();
        Shipped.Find("expenses", "myExpenses").Should().NotBeNull();
        Shipped.Find("expenses", "myTimesheets").Should().BeNull();
        Shipped.Find("time", "myExpenses").Should().BeNull();
    }

    [Fact]
    public void A_row_is_inferred_exactly_when_no_document_names_it()
    {
        // A document does name Dashboard, but under Reports, which is no module: its place is judged all the same.
        foreach (var row in ShippedCatalogue.Rows.Where(row => row.Permission.Name != "dashboard"))
        {
            var byName = row.Source == "permission name";
            byName.Should().Be(row.Sure == Sureness.Inferred, "of {0}", row.Permission);
            row.Source.Should().NotBeEmpty();
            row.Words.IsEmpty.Should().Be(row.WordsSure is null, "of {0}", row.Permission);
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"format":"intacct-catalogue/2","permissions":[]}""")]
    [InlineData("""{"format":"intacct-catalogue/1","permissions":[{"name":"bills","allowedAccessRights":["list"]}]}""")]
    [InlineData(
        """{"format":"intacct-catalogue/1","permissions":[{"module":"a","name":"b","allowedAccessRights":[]}]}"""
    )]
    [InlineData("""{"format":"intacct-catalogue/1","permissions":[{"module":1,"name":"b"}]}""")]
    [InlineData(
        """
            {"format":"intacct-catalogue/1","permissions":[
              {"module":"a","name":"b","allowedAccessRights":["list"]},{"module":"a","name":"b","allowedAccessRights":["add"]}]}
            """
    )]
    public void A_broken_catalogue_is_refused(string json)
    {
        var read = () => ShippedCatalogue.Read(Encoding.UTF8.GetBytes(json));
        read.Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void Members_that_nobody_knows_yet_are_skipped_and_unknown_rights_kept()
    {
        var json = """
            {"format":"intacct-catalogue/1","note":{"a":[1]},"permissions":[
              {"href":{"x":[]},"module":"a","name":"b","permissionGroup":null,"allowedAccessRights":["list","teleport"]}]}
            """;
        var entry = ShippedCatalogue.Read(Encoding.UTF8.GetBytes(json)).Entries.Single();
        entry.Section.Should().BeNull();
        entry.Allowed.Tokens.Should().Equal("list", "teleport");
    }

    private static byte[] RestObject(ShippedRow row)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("key", row.Key);
            writer.WriteString("id", row.Key);
            writer.WriteString("module", row.Permission.Module);
            writer.WriteString("name", row.Permission.Name);
            writer.WriteString("permissionGroup", row.Section);
            writer.WriteStartArray("allowedAccessRights");
            foreach (var right in row.Rights.Tokens)
                writer.WriteStringValue(right);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return bytes.ToArray();
    }
}
