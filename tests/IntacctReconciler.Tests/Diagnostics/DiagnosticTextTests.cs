using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Tests.Diagnostics;

public sealed class DiagnosticTextTests
{
    private static readonly Source File = new("access.yaml");

    [Fact]
    public void The_line_stands_with_a_caret_under_the_column() =>
        Render(new(Code, Severity.Error, "wrong", "mend it", new(File, 12, 5)), "    permisions: all")
            .Should()
            .Be(
                """
                access.yaml:12:5: error IR9999: wrong
                   12 |     permisions: all
                      |     ^
                hint: mend it

                """
            );

    [Fact]
    public void A_second_place_is_shown_with_its_line() =>
        Render(new(Code, Severity.Warning, "twice", null, new(File, 2, 1), new(File, 1, 1)), "a: 1", "a: 2")
            .Should()
            .Be(
                """
                access.yaml:2:1: warning IR9999: twice
                    2 | a: 2
                      | ^
                access.yaml:1:1: the other place
                    1 | a: 1
                      | ^

                """
            );

    [Fact]
    public void Without_a_place_or_a_line_the_message_stands_alone()
    {
        Render(new(Code, Severity.Note, "so it is")).Should().Be("note IR9999: so it is\n");
        Render(new(Code, Severity.Note, "so it is", null, new(File, 99, 1)))
            .Should()
            .Be("access.yaml:99:1: note IR9999: so it is\n");
    }

    [Fact]
    public void What_was_reached_through_something_says_through_what()
    {
        var included = new Source("base.yaml", new(PassageKind.Include, "base.yaml", new(File, 7, 11)));
        Render(new(Code, Severity.Error, "wrong", null, new(included, 99, 1)))
            .Should()
            .Contain("through include base.yaml, asked for at access.yaml:7:11\n");
    }

    [Theory]
    [InlineData("\ta: x", 2, "      |     ^")]
    [InlineData("会計: x", 3, "      |     ^")]
    [InlineData("e\u0301: x", 3, "      |  ^")]
    [InlineData("\u202Ea: x", 2, "      | " + "        " + "^")]
    [InlineData("short", 99, "      |      ^")]
    public void The_caret_stands_right_whatever_stands_before_it(string line, int column, string caret) =>
        Render(new(Code, Severity.Error, "wrong", null, new(File, 1, column)), line).Split('\n')[2].Should().Be(caret);

    [Fact]
    public void Of_a_long_line_the_part_around_the_caret_is_shown()
    {
        var line = $"{new string('a', 5000)}HERE{new string('b', 5000)}";
        var rendered = Render(new(Code, Severity.Error, "wrong", null, new(File, 1, 5001)), line).Split('\n');
        rendered[1].Should().HaveLength(8 + 101).And.EndWith("…").And.Contain("…a");
        rendered[1]
            .IndexOf("HERE", StringComparison.Ordinal)
            .Should()
            .Be(rendered[2].IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_from_a_file_reaches_the_terminal_as_it_is()
    {
        const string Hostile = "\u001B[2J\u202E\u2028";
        var at = new Origin(new(Hostile, new(PassageKind.Include, Hostile, new(new(Hostile), 1, 1))), 1, 1);
        var rendered = Render(new(Code, Severity.Error, Hostile, Hostile, at, at), Hostile);
        rendered.Should().NotContainAny("\u001B", "\u202E", "\u2028");
    }

    private const string Code = "IR9999";

    private static string Render(Diagnostic diagnostic, params string[] lines) =>
        DiagnosticText.Render(diagnostic, (_, line) => lines.ElementAtOrDefault(lines.Length == 1 ? 0 : line - 1));
}
