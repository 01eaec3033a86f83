using System.Globalization;
using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Tests.Catalogue;

public sealed class CatalogueDocumentTests
{
    private const string Path = "docs/catalogue.md";
    private const string From = "<!-- counts: rewritten by the tests -->\n";
    private const string To = "<!-- end of counts -->";

    [Fact]
    public void The_counts_in_the_document_are_those_of_the_data()
    {
        var text = MaintainedFile.Read(Path);
        var start = text.IndexOf(From, StringComparison.Ordinal) + From.Length;
        var end = text.IndexOf(To, StringComparison.Ordinal);
        MaintainedFile.ShouldBe(Path, text[..start] + Counts() + text[end..]);
    }

    [Fact]
    public void Every_word_without_a_right_is_named_in_the_document()
    {
        var text = MaintainedFile.Read(Path);
        foreach (var cells in MaintainedFile.Lines("src/data/words.rights.tsv").Select(line => line.Split('\t')))
        {
            if (cells[0].Length == 0)
                text.Should().Contain(cells[1]);
        }
    }

    private static string Counts()
    {
        var rows = ShippedCatalogue.Rows;
        var modules = MaintainedFile.Lines("src/data/words.modules.tsv").Skip(1).ToList();
        var rights = MaintainedFile.Lines("src/data/words.rights.tsv").Skip(1).Where(x => x[0] != '\t').ToList();
        var names = rows.Select(row => row.Permission.Name).Distinct(StringComparer.Ordinal).Count();
        var used = rows.Select(row => row.Permission.Module).Distinct(StringComparer.Ordinal).Count();
        var reports = rows.Count(row => row.Section == Sections.Reports);
        string[] table =
        [
            "| | documented | partly documented | inferred | all |",
            "| --- | ---: | ---: | ---: | ---: |",
            Row("permissions", rows.Select(row => row.Sure)),
            Row("screen words of permissions", rows.Select(row => row.WordsSure ?? Sureness.Inferred)),
            Row("screen words of modules", modules.Select(SurenessOf)),
            Row("screen words of rights", rights.Select(SurenessOf)),
            Row("moved permissions", Aliases.All.Select(alias => alias.Sure)),
            "",
            Invariant(
                $"{rows.Length} permissions carry {names} names in {used} of {modules.Count} modules; {reports} are reports."
            ),
        ];
        return string.Concat(table.Select(line => line + "\n"));
    }

    private static string Row(string what, IEnumerable<Sureness> sure)
    {
        var count = sure.CountBy(one => one).ToDictionary();
        var (all, partly, judged) = (
            count.GetValueOrDefault(Sureness.Documented),
            count.GetValueOrDefault(Sureness.PartlyDocumented),
            count.GetValueOrDefault(Sureness.Inferred)
        );
        return Invariant($"| {what} | {all} | {partly} | {judged} | {all + partly + judged} |");
    }

    private static Sureness SurenessOf(string line) =>
        line.Split('\t')[2] switch
        {
            "documented" => Sureness.Documented,
            "partly documented" => Sureness.PartlyDocumented,
            _ => Sureness.Inferred,
        };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
