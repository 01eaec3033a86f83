using IntacctReconciler.Yaml;

namespace IntacctReconciler.Tests.Yaml;

public sealed class CoreSchemaTests
{
    [Theory]
    [InlineData("", ScalarKind.Null)]
    [InlineData("~", ScalarKind.Null)]
    [InlineData("null", ScalarKind.Null)]
    [InlineData("nULL", ScalarKind.Text)]
    [InlineData("true", ScalarKind.Flag)]
    [InlineData("FALSE", ScalarKind.Flag)]
    [InlineData("yes", ScalarKind.Text)]
    [InlineData("off", ScalarKind.Text)]
    [InlineData("200", ScalarKind.Whole)]
    [InlineData("-0", ScalarKind.Whole)]
    [InlineData("0o17", ScalarKind.Whole)]
    [InlineData("0x1F", ScalarKind.Whole)]
    [InlineData("0x1G", ScalarKind.Text)]
    [InlineData("1_000", ScalarKind.Text)]
    [InlineData("1e3", ScalarKind.Decimal)]
    [InlineData(".5", ScalarKind.Decimal)]
    [InlineData("5.", ScalarKind.Decimal)]
    [InlineData("-.inf", ScalarKind.Decimal)]
    [InlineData(".NaN", ScalarKind.Decimal)]
    [InlineData("2027-01-31", ScalarKind.Text)]
    [InlineData("12:30", ScalarKind.Text)]
    [InlineData("1\n", ScalarKind.Text)]
    [InlineData("UK-01", ScalarKind.Text)]
    public void Plain_scalars_are_what_YAML_1_2_says(string plain, ScalarKind kind) =>
        CoreSchema.KindOf(plain).Should().Be(kind);

    [Theory]
    [InlineData("off")]
    [InlineData("200")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("UK-01")]
    public void Text_that_survives_needs_no_quotes(string plain) => CoreSchema.IsTextAsWritten(plain).Should().BeTrue();

    [Theory]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("0123")]
    [InlineData("0x1F")]
    [InlineData("1e3")]
    [InlineData("1.50")]
    [InlineData("+5")]
    [InlineData("-0")]
    [InlineData(".5")]
    [InlineData("1234567890123456")]
    public void Text_that_another_reader_would_print_otherwise_needs_them(string plain) =>
        CoreSchema.IsTextAsWritten(plain).Should().BeFalse();
}
