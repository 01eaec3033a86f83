using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Tests.Yaml;

public sealed class YamlLimitsTests
{
    [Fact]
    public void A_file_beyond_64_MB_is_refused_unread() =>
        Codes(new byte[64 * 1024 * 1024 + 1]).Should().Equal("IR0101");

    [Fact]
    public void Bytes_that_are_not_UTF8_are_named_with_their_place()
    {
        var problems = new Problems();
        Parts([.. "a: 1\nbé: "u8, 0xFF, .. "\n"u8], problems);
        var found = problems.Found.Should().ContainSingle().Subject;
        (found.Code, found.At!.Value.Line, found.At.Value.Column).Should().Be(("IR0102", 2, 5));
    }

    [Fact]
    public void A_NUL_does_not_end_the_file_in_silence()
    {
        var problems = new Problems();
        Parts("a: 1\n\0b: 2\n"u8.ToArray(), problems).Should().BeEmpty();
        problems.Found.Should().ContainSingle().Which.At!.Value.Line.Should().Be(2);
    }

    [Theory]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\u001B")]
    public void What_the_parser_would_change_or_a_terminal_obey_is_refused(string sign) =>
        Codes(Encoding.UTF8.GetBytes($"a: \"x{sign}y\"\n")).Should().Equal("IR0104");

    [Theory]
    [InlineData(63, false)]
    [InlineData(64, true)]
    [InlineData(100_000, true)]
    public void At_most_64_levels_are_read(int lists, bool isRefused)
    {
        var yaml = $"a: {new string('[', lists)}{new string(']', lists)}\n";
        Codes(Encoding.UTF8.GetBytes(yaml)).Contains("IR0112", StringComparer.Ordinal).Should().Be(isRefused);
    }

    [Fact]
    public void Deep_blocks_are_refused_too()
    {
        var yaml = string.Concat(Enumerable.Range(0, 2000).Select(i => $"{new string(' ', i)}a:\n"));
        Codes(Encoding.UTF8.GetBytes(yaml)).Should().Equal("IR0112");
    }

    [Fact]
    public void Aliases_cannot_make_a_small_file_large()
    {
        var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 20; i++)
        {
            var before = string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10));
            yaml.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{before}]\n");
        }
        Codes(Encoding.UTF8.GetBytes(yaml.ToString())).Should().Equal("IR0111");
    }

    [Fact]
    public void Aliases_cannot_nest_deeper_than_the_limit()
    {
        var yaml = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 100; i++)
            yaml.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}]\n");
        Codes(Encoding.UTF8.GetBytes(yaml.ToString())).Should().Equal("IR0112");
    }

    [Fact]
    public void A_list_used_by_thousands_of_users_is_no_bomb()
    {
        var users = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"u{i}: *roles\n"));
        Codes(Encoding.UTF8.GetBytes($"roles: &roles [A, B, C, D]\n{users}")).Should().BeEmpty();
    }

    private static IEnumerable<string> Codes(byte[] utf8)
    {
        var problems = new Problems();
        Parts(utf8, problems);
        return problems.Found.Select(diagnostic => diagnostic.Code);
    }

    private static List<YamlPart> Parts(byte[] utf8, Problems problems) =>
        [.. new YamlFile(new("test.yaml"), utf8, problems).Parts(FrozenSet<string>.Empty)];
}
