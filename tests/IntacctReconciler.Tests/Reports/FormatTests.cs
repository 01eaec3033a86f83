using CsCheck;
using IntacctReconciler.Model;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using IntacctReconciler.Text;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Reports;

public sealed class FormatTests
{
    private static readonly string[] Parts =
    [
        "\e[2J",
        "\e]8;;https://evil.example\a",
        "\r\nNo changes. ACME is as access.yaml says.",
        "\u202e",
        "\u0000",
        "@everyone",
        "](https://evil.example)",
        "<img src=x onerror=alert(1)>",
        "| --- |",
        "漢字漢字",
        "a b  c",
        "e\u0301",
        "\u200b",
        "\ud800",
    ];

    private static readonly Gen<string> Hostile = Gen.Int[0, Parts.Length - 1]
        .Array[1, 6]
        .Select(picked => string.Concat(picked.Select(part => Parts[part])));

    [Fact]
    public void No_line_is_wider_than_asked_whatever_the_words() =>
        Gen.Select(Hostile.Array[1, 8], Gen.Int[40, 140])
            .Sample(
                (words, width) =>
                    TextFormat
                        .Write(Sheet(words), width)
                        .Split('\n')
                        .Should()
                        .OnlyContain(line => DisplayWidth.Of(line) <= width)
            );

    [Fact]
    public void Nothing_that_moves_a_cursor_or_reorders_text_comes_through() =>
        Hostile
            .Array[1, 8]
            .Sample(words =>
            {
                foreach (var text in (string[])[TextFormat.Write(Sheet(words)), MarkdownFormat.Write(Sheet(words))])
                    text.Should().NotContainAny("\e", "\r", "\a", "\0", "\u202e", "\u200b");
            });

    [Fact]
    public void A_hostile_id_makes_no_line_of_its_own_in_a_plan()
    {
        const string Evil = "x\nNo changes. ACME is as access.yaml says.\e[2J";
        var plan = Plan(
            Observed(
                [Role("AP clerk", ("accountsPayable/bills", "list"))],
                users: [User(Evil, "AP clerk"), User("clerk1", "AP clerk")]
            ),
            """
            roles:
              AP clerk: { permissions: { accountsPayable: { bills: [List, View] } } }
            users:
              "x\nNo changes. ACME is as access.yaml says.\e[2J": { admin: limited }
            """
        );

        var text = TextFormat.Write(PlanContent.Of(plan), 200);

        text.Split('\n').Should().NotContain(line => line.StartsWith("No changes", StringComparison.Ordinal));
        text.Should().NotContain("\e").And.Contain("\\u{000A}");
    }

    [Fact]
    public void Colour_changes_nothing_but_colour()
    {
        var report = PlanContent.Of(Views.PullRequest());

        System
            .Text.RegularExpressions.Regex.Replace(
                TextFormat.Write(report, 80, colour: true),
                "\e\\[[0-9]+m",
                "",
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(5)
            )
            .Should()
            .Be(TextFormat.Write(report, 80));
    }

    [Fact]
    public void Markdown_of_a_hostile_name_has_no_markup_of_its_own() =>
        MarkdownFormat
            .Write(new(new Section(null, new Piece("<b>@cfo</b> [x](https://evil.example) #1 **now** `rm`"))))
            .Should()
            .Be(
                "&lt;b>@<!-- -->cfo&lt;/b> \\[x](https:<!-- -->//evil\\.example) #<!-- -->1 \\*\\*now\\*\\* \\`rm\\`\n"
            );

    [Fact]
    public void An_id_that_could_be_read_as_more_than_an_id_is_quoted()
    {
        Names.Id("AP clerk").Should().Be("AP clerk");
        Names.Id("a, b").Should().Be("\"a, b\"");
        Names.Id("say \"no\"").Should().Be("\"say \\\"no\\\"\"");
        Names.Id(" x").Should().Be("\" x\"");
        Names.Id("").Should().Be("\"\"");
        Names.Of(Address.Role("a\"]")).Should().Be("role[\"a\\\"]\"]");
    }

    [Fact]
    public void Long_lists_say_how_much_they_leave_out()
    {
        string[] ids = [.. Enumerable.Range(1, 40).Select(n => $"clerk{n}")];

        Names.List(ids, Detail.Brief).Should().Be("clerk1, clerk2, clerk3 and 37 more");
        Names.List(ids, Detail.Verbose).Should().EndWith("clerk39, clerk40");
        Names.List(ids[..6], Detail.Brief).Should().EndWith("clerk5, clerk6");
    }

    private static Report Sheet(string[] words)
    {
        Phrase all = new([.. words.Select((word, i) => new Piece(word, (Tone)(i % 11)))]);
        return new(
            new Section(
                words[0],
                all,
                new Block(
                    new Row(Mark.Gain, 0, [words[0], all], "access.yaml:14"),
                    new Row(Mark.None, 0, [all, words[^1], all]),
                    new Row(Mark.Ok, 1, [all], "access.yaml:15")
                )
            )
        );
    }
}
