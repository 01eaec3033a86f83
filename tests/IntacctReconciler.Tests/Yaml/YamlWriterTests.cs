using System.Collections.Frozen;
using System.Text;
using CsCheck;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Tests.Yaml;

public sealed class YamlWriterTests
{
    [Fact]
    public void It_writes_as_a_person_would()
    {
        var yaml = new YamlWriter();
        yaml.Comment("Who may do what\nin ACME");
        yaml.Pair("version", 1);
        yaml.Pair("company", "ACME", "must match");
        yaml.Blank();
        using (yaml.Map("roles"))
        {
            using (yaml.Map("AP clerk", "entry only"))
            {
                yaml.Pair("description", "Enters bills: all of them");
                using (yaml.Map("permissions"))
                    yaml.Pair("*", "read-only");
                yaml.Pair("long", [.. Enumerable.Range(0, 30).Select(i => $"entry {i}")]);
            }
            yaml.Map("empty").Dispose();
            using (yaml.Map("commented"))
                yaml.Comment("nothing yet");
        }
        yaml.List("none").Dispose();
        using (yaml.List("items"))
        {
            yaml.Item(YamlValue.Of("plain"));
            yaml.Item(
                YamlValue.Of(("role", YamlValue.Of("Clerk, AP")), ("until", YamlValue.Of("2027-01-31"))),
                "for a time"
            );
            using (yaml.Item())
            {
                yaml.Pair("first", true);
                yaml.Pair("second", ["a", "b"]);
            }
        }
        yaml.ToString()
            .Should()
            .StartWith(
                """
                # Who may do what
                # in ACME
                version: 1
                company: ACME  # must match

                roles:
                  AP clerk:  # entry only
                    description: "Enters bills: all of them"
                    permissions:
                      "*": read-only
                    long:
                      - entry 0
                """
            )
            .And.EndWith(
                """
                      - entry 29
                  empty: {}
                  commented:
                    # nothing yet
                    {}
                none: []
                items:
                  - plain
                  - { role: "Clerk, AP", until: 2027-01-31 }  # for a time
                  - first: true
                    second: [a, b]

                """
            );
    }

    [Theory]
    [InlineData("AP clerk, Leeds", "AP clerk, Leeds")]
    [InlineData("off", "off")]
    [InlineData("200", "200")]
    [InlineData("J.P. Morgan Pay", "J.P. Morgan Pay")]
    [InlineData("clerk1@acme.example", "clerk1@acme.example")]
    [InlineData("section:reports", "section:reports")]
    [InlineData("Müller", "Müller")]
    [InlineData("会計", "会計")]
    [InlineData("0123", "\"0123\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("", "\"\"")]
    [InlineData(" x", "\" x\"")]
    [InlineData("DE-*", "DE-*")]
    [InlineData("*", "\"*\"")]
    [InlineData("::SYS::*", "\"::SYS::*\"")]
    [InlineData("a #b", "\"a #b\"")]
    [InlineData("a\u00A0b", "\"a\\xA0b\"")]
    [InlineData("a\u001B[2J\u202Eb", "\"a\\x1B[2J\\u202Eb\"")]
    [InlineData("say \"hi\" \\o/", "say \"hi\" \\o/")]
    [InlineData("\"hi\"\n", "\"\\\"hi\\\"\\n\"")]
    public void It_quotes_what_needs_it_and_no_more(string text, string written) =>
        YamlScalarText.Of(text).Should().Be(written);

    [Fact]
    public void Every_text_reads_back_as_it_was_wherever_it_stands() =>
        Gen.OneOf(
                Gen.String,
                Gen.String[Gen.Char[" :#-?,[]{}&*!|>'\"%@`\\\t\n\r\u0085\u2028\uFEFF~0x1.e_<=atruenlof"], 0, 12],
                Gen.OneOf(
                    "yes",
                    "No",
                    "on",
                    "off",
                    "~",
                    "null",
                    "true",
                    "0o7",
                    ".inf",
                    "<<",
                    "=",
                    "---",
                    "...",
                    "? a",
                    "- a",
                    "a:",
                    "\uD83D\uDE00"
                )
            )
            .Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)))
            .Sample(RoundTrips, iter: 5_000);

    private static void RoundTrips(string text)
    {
        var yaml = new YamlWriter();
        yaml.Comment(text);
        using (yaml.Map("m", text))
            yaml.Pair(text, text, text);
        yaml.Pair("flow", [text, "x", text]);
        using (yaml.List("items"))
        {
            yaml.Item(YamlValue.Of(text), text);
            yaml.Item(YamlValue.Of((text, YamlValue.Of(text))));
            using (yaml.Item())
                yaml.Pair(text, text);
        }
        var parts = Read(yaml.ToString());
        parts.Should().HaveCount(3, "this was written: {0}", yaml);
        var entry = ((YamlMap)parts[0].Value!).Entries.Single();
        Text(entry.Value).Should().Be(text);
        entry.Key.Text.Should().Be(text);
        ((YamlList)parts[1].Value!).Items.Select(Text).Should().Equal(text, "x", text);
        var items = ((YamlList)parts[2].Value!).Items;
        Text(items[0]).Should().Be(text);
        items.Skip(1).Should().AllBeOfType<YamlMap>("this was written: {0}", yaml);
        foreach (var map in items.Skip(1).Cast<YamlMap>())
        {
            map.Entries.Single().Key.Text.Should().Be(text);
            Text(map.Entries.Single().Value).Should().Be(text);
        }
    }

    [Fact]
    public void A_very_long_key_reads_back_too()
    {
        var yaml = new YamlWriter();
        using (yaml.Map("m"))
        using (yaml.Map(new string('k', 5000)))
            yaml.Pair("a", 1);
        ((YamlMap)Read(yaml.ToString())[0].Value!).Entries.Single().Key.Text.Should().HaveLength(5000);
    }

    [Fact]
    public void Levels_are_closed_from_the_inside_out()
    {
        var yaml = new YamlWriter();
        var outer = yaml.Map("a");
        yaml.Map("b");
        outer.Invoking(level => level.Dispose()).Should().Throw<InvalidOperationException>();
    }

    private static string Text(YamlNode node)
    {
        var scalar = (YamlScalar)node;
        (!scalar.IsPlain || CoreSchema.IsTextAsWritten(scalar.Text)).Should().BeTrue("{0} is a text", scalar.Text);
        return scalar.Text;
    }

    private static List<YamlPart> Read(string yaml)
    {
        var problems = new Problems();
        List<YamlPart> parts =
        [
            .. new YamlFile(new("test"), Encoding.UTF8.GetBytes(yaml), problems).Parts(FrozenSet<string>.Empty),
        ];
        problems.Found.Should().BeEmpty("this was written: {0}", yaml);
        return parts;
    }
}
