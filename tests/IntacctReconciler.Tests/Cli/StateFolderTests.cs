using IntacctReconciler.Cli.Files;

namespace IntacctReconciler.Tests.Cli;

public sealed class StateFolderTests
{
    [Theory]
    [InlineData("ACME-1", "ACME-1")]
    [InlineData("../../etc", "%2E.%2F..%2Fetc")]
    [InlineData("..", "%2E.")]
    [InlineData("a b/c\\d", "a%20b%2Fc%5Cd")]
    [InlineData("Zoë", "Zo%C3%AB")]
    public void A_company_s_id_leads_nowhere_else(string company, string folder) =>
        StateFolder.NameOf(company).Should().Be(folder);
}
