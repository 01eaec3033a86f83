using IntacctReconciler.Diagnostics;
using IntacctReconciler.Importing;

namespace IntacctReconciler.Tests.Importing;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\nc,d\n", "a|b/c|d")]
    [InlineData("a,b\r\nc,d", "a|b/c|d")]
    [InlineData("a,b\rc,d\r", "a|b/c|d")]
    [InlineData("\uFEFFa,b\n", "a|b")]
    [InlineData("a,,\n", "a||")]
    [InlineData("\n", "")]
    [InlineData("\"a,b\",c\n", "a,b|c")]
    [InlineData("\"a\"\"b\",\"\"\n", "a\"b|")]
    [InlineData("\"a\r\nb\",c\n", "a\r\nb|c")]
    [InlineData("5\" pipe,c\n", "5\" pipe|c")]
    [InlineData("\"a\" ,c\n", "a|c")]
    public void Rows_and_cells_are_those_of_RFC_4180(string text, string expected) =>
        Rows(text, ',', out _).Should().Be(expected);

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void Another_separator_leaves_the_comma_in_the_text(char separator) =>
        Rows($"a,b{separator}c\n", separator, out _).Should().Be("a,b|c");

    [Fact]
    public void A_cell_knows_where_it_begins()
    {
        var cells = new List<CsvCell>();
        var csv = Reader("a,\"b\nb\",c\nd,e\n", ',', new());
        csv.Read(cells);
        cells.Should().Equal(new CsvCell("a", 1, 1), new CsvCell("b\nb", 1, 3), new CsvCell("c", 2, 4));
        csv.Read(cells);
        cells.Should().Equal(new CsvCell("d", 3, 1), new CsvCell("e", 3, 3));
        csv.Read(cells).Should().BeFalse();
    }

    [Fact]
    public void A_quotation_mark_that_is_not_closed_ends_the_reading_and_is_named_by_its_place()
    {
        Rows("a,b\nc,\"d\ne,f\n", ',', out var problems).Should().Be("a|b");
        problems
            .Found.Should()
            .ContainSingle(one => one.Code == "IR0591" && one.At!.Value.Line == 2 && one.At.Value.Column == 3);
    }

    [Fact]
    public void A_cell_of_a_megabyte_ends_the_reading_without_being_held()
    {
        Rows($"a,\"{new string('x', 1 << 20)}\"\n", ',', out var problems).Should().Be("");
        problems.Found.Should().ContainSingle(one => one.Code == "IR0591");
    }

    [Fact]
    public void The_longest_cell_of_a_spreadsheet_is_read() =>
        Rows($"{new string('x', CsvReader.LongestCell)}\n", ',', out _).Should().HaveLength(CsvReader.LongestCell);

    [Fact]
    public void Text_after_a_closing_quotation_mark_spoils_its_row_and_no_other()
    {
        var problems = new Problems();
        var csv = Reader("\"a\"x,b\nc,d\n", ',', problems);
        var cells = new List<CsvCell>();
        csv.Read(cells).Should().BeTrue();
        csv.IsRowBroken.Should().BeTrue();
        csv.Read(cells).Should().BeTrue();
        csv.IsRowBroken.Should().BeFalse();
        cells.Select(cell => cell.Text).Should().Equal("c", "d");
        problems.Found.Should().ContainSingle(one => one.Code == "IR0592");
    }

    private static string Rows(string text, char separator, out Problems problems)
    {
        problems = new();
        var csv = Reader(text, separator, problems);
        var (rows, cells) = (new List<string>(), new List<CsvCell>());
        while (csv.Read(cells))
            rows.Add(string.Join('|', cells.Select(cell => cell.Text)));
        return string.Join('/', rows);
    }

    private static CsvReader Reader(string text, char separator, Problems problems) =>
        new(new StringReader(text), separator, new Source("report.csv"), problems);
}
