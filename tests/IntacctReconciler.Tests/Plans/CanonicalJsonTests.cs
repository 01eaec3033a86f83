using System.Text.Json.Nodes;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Tests.Plans;

public sealed class CanonicalJsonTests
{
    /// <summary>The sorting example of RFC 8785, section 3.2.3.</summary>
    [Fact]
    public void Members_are_sorted_by_utf16_code_units()
    {
        var node = JsonNode.Parse(
            """{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew","1":"One","\ud83d\ude00":"Emoji","\u0080":"Control","\u00f6":"o"}"""
        );
        CanonicalJson
            .Text(node)
            .Should()
            .Be(
                "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"o\",\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji\",\"\ufb33\":\"Hebrew\"}"
            );
    }

    [Fact]
    public void Only_what_must_be_escaped_is() =>
        CanonicalJson
            .Text(JsonValue.Create("\"\\\b\f\n\r\t\u0001\u001f/<é"))
            .Should()
            .Be("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f/<é\"");

    [Fact]
    public void Literals_numbers_and_nesting_have_no_spaces() =>
        CanonicalJson
            .Text(JsonNode.Parse("""{ "b" : [ 1, true, null ], "a" : { } }"""))
            .Should()
            .Be("""{"a":{},"b":[1,true,null]}""");

    [Fact]
    public void A_fraction_is_refused() =>
        FluentActions.Invoking(() => CanonicalJson.Text(JsonNode.Parse("1.5"))).Should().Throw<FormatException>();
}
