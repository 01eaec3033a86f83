using System.Text;
using CsCheck;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Formats;

namespace IntacctReconciler.Tests.Reports;

/// <summary>Markdown fits a comment, whatever there is to say.</summary>
public sealed class MarkdownFitTests
{
    private static readonly Gen<Section> Sections = Gen.Select(
        Gen.String[Gen.Char["ab <&é漢"], 0, 20],
        Gen.String[Gen.Char["xyz@#*é"], 1, 60].Array[0, 60],
        (title, rows) =>
            new Section("S" + title, "lead", new Block([.. rows.Select(row => new Row(Mark.Gain, 0, [row]))]))
    );

    [Fact]
    public void It_is_never_longer_than_it_may_be_and_the_summary_is_whole() =>
        Gen.Select(Sections.Array[0, 8], Gen.Int[2_000, 20_000])
            .Sample(
                (sections, longest) =>
                {
                    var text = MarkdownFormat.Write(Report(sections), longest);
                    Encoding.UTF8.GetByteCount(text).Should().BeLessThanOrEqualTo(longest);
                    text.Should().StartWith("**ACME**\n\nthe summary\n").And.EndWith("the last word\n");
                    text.Split("<details>").Length.Should().Be(text.Split("</details>").Length);
                }
            );

    [Fact]
    public void What_fits_is_told_whole() =>
        Sections
            .Array[0, 8]
            .Sample(sections =>
            {
                var whole = MarkdownFormat.Write(Report(sections), int.MaxValue);
                whole.Should().NotContain("do not fit");
                MarkdownFormat.Write(Report(sections), Encoding.UTF8.GetByteCount(whole)).Should().Be(whole);
            });

    [Fact]
    public void Lines_that_do_not_fit_are_counted()
    {
        var rows = Enumerable.Range(0, 5_000).Select(i => new Row(Mark.Gain, 0, [$"user {i} gains something"]));
        var small = new Section("SMALL", Phrase.Empty, new Block(new Row(Mark.None, 0, ["stays whole"])));
        var text = MarkdownFormat.Write(Report([new("LARGE", Phrase.Empty, new Block([.. rows])), small]));
        Encoding.UTF8.GetByteCount(text).Should().BeInRange(60_000, MarkdownFormat.Comment);
        text.Should().Contain("stays whole").And.MatchRegex("and [0-9],[0-9]{3} more lines, which do not fit");
    }

    private static Report Report(IEnumerable<Section> sections) =>
        new([
            new(null, new Piece("ACME", Tone.Title)),
            .. sections,
            Section.Summary("the summary"),
            new(null, "the last word"),
        ]);
}
