using System.Text;
using CsCheck;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Importing;
using IntacctReconciler.Text;

namespace IntacctReconciler.Tests.Text;

public sealed class SafeCsvTests
{
    /// <summary>Letters that mean something to a spreadsheet, to CSV or to the escapes, more often than chance has them.</summary>
    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.Char["=+-@'\"`,;\t\r\n\\u{}0041 \u00A0\u3000\uFF1D\uFF0B\uFE63\u202E\u200B\uFEFF\uFFFD\uD800\uDC00aZ"]
            .Array[0, 12]
            .Select(letters => new string(letters)),
        Gen.String
    );

    [Fact]
    public void Whatever_is_written_to_a_cell_is_read_back_letter_by_letter() =>
        Hostile.Sample(text => SafeCsv.Read(SafeCsv.Cell(text)) == text, iter: 20_000);

    [Fact]
    public void Whatever_is_written_to_a_file_is_read_back_cell_by_cell() =>
        Hostile
            .Array[1, 5]
            .Array[1, 5]
            .Where(rows => rows.All(row => row.Length == rows[0].Length))
            .Sample(
                rows =>
                {
                    var read = Rows(SafeCsv.File(rows));
                    read.Select(row => row.Select(SafeCsv.Read))
                        .Should()
                        .BeEquivalentTo(rows, o => o.WithStrictOrdering());
                },
                iter: 2_000
            );

    [Fact]
    public void No_cell_begins_with_what_a_spreadsheet_calculates() =>
        Hostile.Sample(
            text =>
            {
                foreach (var cell in SafeCsv.Cell(text).Split(';'))
                    cell.TrimStart(' ', '"', '\u00A0', '\u3000')
                        .IndexOfAny([.. "=+-@\t\r\n\uFF1D\uFF0B\uFE63"])
                        .Should()
                        .NotBe(0);
            },
            iter: 20_000
        );

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44 113", "'+44 113")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\"=1", "'\"=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("\t=1", "'\\u{0009}=1")]
    [InlineData("\tplain", "'\\u{0009}plain")]
    [InlineData("\u200B=1", "'\\u{200B}=1")]
    [InlineData("'quoted", "''quoted")]
    [InlineData("a;=1", "a;\\u{003D}1")]
    [InlineData("two\nlines", "two\\u{000A}lines")]
    [InlineData("\u202Eevil", "\\u{202E}evil")]
    [InlineData("\\u{41}", "\\u{005C}u{41}")]
    [InlineData("O'Neil a=b -c", "O'Neil a=b -c")]
    [InlineData("", "")]
    public void A_cell_is_text_to_a_spreadsheet(string text, string cell) => SafeCsv.Cell(text).Should().Be(cell);

    [Theory]
    [InlineData("=1+1", "=1+1")]
    [InlineData("keep \\u{", "keep \\u{")]
    [InlineData("\\u{xyz}", "\\u{xyz}")]
    [InlineData("\\u{110000}", "\\u{110000}")]
    [InlineData("two\nlines", "two\nlines")]
    public void What_somebody_typed_reads_as_it_is(string cell, string text) => SafeCsv.Read(cell).Should().Be(text);

    [Fact]
    public void A_file_is_UTF_8_with_its_mark_and_every_line_ends_with_CR_LF()
    {
        var bytes = SafeCsv.File([
            ["A", "B"],
            ["say \"yes\"", "Zürich, Bern"],
        ]);

        bytes.Should().StartWith(Encoding.UTF8.GetPreamble());
        Encoding.UTF8.GetString(bytes[3..]).Should().Be("A,B\r\n\"say \"\"yes\"\"\",\"Zürich, Bern\"\r\n");
    }

    private static List<string[]> Rows(byte[] file)
    {
        var problems = new Problems();
        using var text = new StreamReader(new MemoryStream(file), Encoding.UTF8);
        var reader = new CsvReader(text, ',', new Source("pack.csv"), problems);
        var (rows, cells) = (new List<string[]>(), new List<CsvCell>());
        while (reader.Read(cells))
            rows.Add([.. cells.Select(cell => cell.Text)]);
        problems.HasErrors.Should().BeFalse();
        return rows;
    }
}
