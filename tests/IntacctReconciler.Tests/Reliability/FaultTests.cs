using System.Text;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>
/// Whatever goes wrong at whatever request of a whole plan and apply: it converges, or it stops with the right exit code and
/// words; nothing outside the plan is touched; and the next plan and apply finishes.
/// </summary>
public sealed class FaultTests
{
    private const string Page = "docs/reliability.md";
    private const string Start =
        "<!-- faults: kept by the tests, UPDATE_GOLDEN=1 INTACCT_RELIABILITY=full rewrites them -->\n";
    private const string TableEnd = "<!-- end of faults -->";

    public static TheoryData<string> Kinds => [.. FaultKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_converges_or_stops_in_the_right_way(string kind)
    {
        var row = await FaultMatrix.RowAsync(FaultKind.All.Single(one => one.Name == kind));
        row.Trials.Should().NotBeEmpty();
    }

    [Fact]
    public async Task The_page_has_the_table()
    {
        var table = FaultMatrix.IsFull ? await TableAsync() : null;
        var page = MaintainedFile.Read(Page);
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var end = page.IndexOf(TableEnd, StringComparison.Ordinal);
        if (table is not null)
            MaintainedFile.ShouldBe(Page, page[..start] + table + page[end..]);
        else
            NamesIn(page[start..end]).Should().Equal([.. FaultKind.All.Select(kind => kind.Name), "**all**"]);
    }

    private static IEnumerable<string> NamesIn(string table) =>
        table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(row => row[2..].Split(" | ")[0]);

    private static async Task<string> TableAsync()
    {
        var table = new StringBuilder();
        table.Append("| what goes wrong | at | tries | once: converged | stopped before | stopped after ");
        table.Append("| lasting: converged | stopped before | stopped after | finished by the next plan and apply |\n");
        table.Append("| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |\n");
        var rows = new List<FaultRow>();
        foreach (var kind in FaultKind.All)
            rows.Add(await FaultMatrix.RowAsync(kind));
        foreach (var row in rows.Append(FaultRow.Total(rows)))
            table.Append(row).Append('\n');
        return table.ToString();
    }
}
