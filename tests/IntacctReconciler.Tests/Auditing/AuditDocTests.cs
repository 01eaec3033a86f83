using System.Text;
using IntacctReconciler.Auditing;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Auditing;

/// <summary>docs/audit.md has every kind, and shows what is printed; UPDATE_GOLDEN=1 rewrites both.</summary>
public sealed class AuditDocTests
{
    private const string Document = "docs/audit.md";
    private const string End = "<!-- end -->";

    [Fact]
    public void The_page_has_every_kind()
    {
        var table = new StringBuilder("| kind | severity | found when | what to do |\n| --- | --- | --- | --- |\n");
        foreach (var kind in AuditKinds.All)
            table.Append(
                $"| `{kind.Code}` | {kind.Severity.ToString().ToLowerInvariant()} | {kind.Finds} | {Shown(kind.Mend)} |\n"
            );
        MaintainedFile.ShouldBe(Document, Replaced("<!-- kinds -->\n", table.ToString()));
    }

    [Fact]
    public async Task The_page_shows_what_is_printed()
    {
        const string begin = "<!-- output: ";
        var text = MaintainedFile.Read(Document);
        var at = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var call = text[at..text.IndexOf(" -->", at, StringComparison.Ordinal)];
        await using var desk = Desk.With("audit");
        var ran = await desk.RunAsync(call.Split(' '));
        ran.Error.Should().BeEmpty();
        MaintainedFile.ShouldBe(Document, Replaced($"{begin}{call} -->\n", $"```text\n{ran.Out}```\n"));
    }

    [Fact]
    public void The_page_on_reviews_shows_the_sheet_of_the_example()
    {
        const string document = "docs/review.md";
        var sheet = MaintainedFile.Read("examples/audit/access-review.csv").TrimStart('\uFEFF').Split("\r\n").Take(4);
        var shown = $"```text\n{string.Join('\n', sheet)}\n```\n";
        MaintainedFile.ShouldBe(document, Replaced("<!-- sheet: 4 -->\n", shown, document));
    }

    private static string Shown(string mend) => mend.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Replaced(string mark, string with, string document = Document)
    {
        var text = MaintainedFile.Read(document);
        var from = text.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        from.Should().BeGreaterThan(mark.Length, "{0} must hold {1}", document, mark);
        return text[..from] + with + text[text.IndexOf(End, from, StringComparison.Ordinal)..];
    }
}
