using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Reports;

public sealed class CatalogueViewTests
{
    private static readonly PermissionCatalogue Small = PermissionCatalogue.Of(
        ShippedCatalogue.Load().Entries.Where(entry => entry.Permission.Module is "accountsPayable" or "time"),
        out _
    );

    [Fact]
    public void As_text() =>
        MaintainedFile.ShouldBe(
            "tests/IntacctReconciler.Tests/Golden/Reports/catalogue.100.txt",
            TextFormat.Write(CatalogueContent.Of(Small), 100)
        );

    [Fact]
    public void As_json_it_has_every_right_of_every_permission()
    {
        var rows = JsonNode.Parse(CatalogueContent.Json(Small))!.AsArray();

        rows.Count.Should().Be(Small.Entries.Length);
        foreach (var (row, entry) in rows.Zip(Small.Entries))
        {
            row!["module"]!.GetValue<string>().Should().Be(entry.Permission.Module);
            row["permission"]!.GetValue<string>().Should().Be(entry.Permission.Name);
            row["rights"]!
                .AsArray()
                .Select(right => right!["token"]!.GetValue<string>())
                .Should()
                .Equal(entry.Allowed.Tokens);
        }
    }
}
