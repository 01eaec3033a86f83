using CsCheck;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Formats;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Block = Markdig.Syntax.Block;

namespace IntacctReconciler.Tests.Reports;

/// <summary>Text in Markdown, as another program reads it that knows what code hosts know.</summary>
public sealed class MarkdownTextTests
{
    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseTaskLists()
        .UseEmojiAndSmiley(enableSmileys: false)
        .UseMathematics()
        .UseFootnotes()
        .Build();

    private static readonly Gen<string> Hostile = Gen.OneOf<string>([
            .. "abZ19 _*`[]()<>&@#:|~$\\-+.!^{}=\"'/é漢".Select(letter => letter.ToString()),
            .. (string[])
                [
                    "](https://evil.example)",
                    "![x]",
                    "<b>",
                    "</details>",
                    "<!--",
                    "-->",
                    "&lt;",
                    "&#64;",
                    "@cfo",
                    "#1",
                    "# ",
                    ":tada:",
                    "https://",
                    "http",
                    "://",
                    "www.",
                    "evil.example",
                    "mailto:a@b.example",
                    "1. ",
                    "- ",
                    "> ",
                    "- [ ] ",
                    "---",
                    "***",
                    "```",
                    "[x]: /y",
                    "access.yaml:4",
                    "recon_bot",
                    "**bold**",
                    "| --- |",
                    "[^1]",
                ],
        ])
        .Array[1, 12]
        .Select(string.Concat);

    [Fact]
    public void A_row_says_what_it_was_given_and_nothing_happens() =>
        Hostile.Sample(text =>
            Said(new(null, Phrase.Empty, new IntacctReconciler.Reports.Block(new Row(Mark.None, 0, [text]))))
                .Should()
                .Be(Shown(text))
        );

    [Fact]
    public void A_paragraph_says_what_it_was_given_and_nothing_happens() =>
        Hostile.Sample(text => Said(new(null, text)).Should().Be(Shown(text)));

    [Fact]
    public void A_title_says_what_it_was_given_and_nothing_happens() =>
        Hostile.Sample(text => Said(new(new(text), Phrase.Empty)).Should().Be(Shown(text)));

    [Fact]
    public void A_cell_of_a_table_says_what_it_was_given_and_nothing_happens() =>
        Hostile.Sample(text =>
            Said(
                    new(null, Phrase.Empty)
                    {
                        Listing = new(
                            [new("name"), new("more")],
                            [
                                [text, "end"],
                            ]
                        ),
                    }
                )
                .Should()
                .Be($"namemore{Shown(text)}end")
        );

    [Fact]
    public void Emphasis_is_ours_alone() =>
        Gen.Select(Hostile, Gen.Bool)
            .Sample(
                (text, strong) =>
                    Said(new(null, new("a ", new Piece(text, strong ? Tone.Title : Tone.Dim), " b")))
                        .Should()
                        .Be(Shown($"a {text} b"))
            );

    [Fact]
    public void What_means_nothing_is_written_as_it_is()
    {
        const string text =
            "role(s) of recon_bot, 2026-12-01 07:49Z: AP clerk - Run + Add; access.yaml:41, DE-01 -> all! C# 5.1 = $0";
        Said(new(null, text)).Should().Be(text);
        MarkdownFormat.Write(new(new Section(null, text))).Should().Be(text.Replace("$", "\\$") + "\n");
    }

    private static string Shown(string text) => new Piece(text).Text.Trim();

    /// <summary>The text that is read; whatever is no text fails.</summary>
    private static string Said(Section section)
    {
        var document = Markdown.Parse(MarkdownFormat.Write(new(section)), Reader);
        document.Descendants<Block>().Where(block => !IsOurs(block)).Should().BeEmpty();
        return string.Concat(document.Descendants<Inline>().Select(Text)).Trim();
    }

    private static bool IsOurs(Block block) =>
        block
            is MarkdownDocument
                or ParagraphBlock
                or ListBlock { IsOrdered: false }
                or ListItemBlock
                or HeadingBlock { Level: 3 }
                or Table
                or TableRow
                or TableCell
        && block is not ListBlock { Parent: ListItemBlock };

    private static string Text(Inline inline) =>
        inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            HtmlInline { Tag: "<!-- -->" } => "",
            EmphasisInline { DelimiterChar: '*', DelimiterCount: 2 } or EmphasisInline { DelimiterChar: '_' } => "",
            ContainerInline and not LinkInline => "",
            _ => $"[{inline.GetType().Name}]",
        };
}
