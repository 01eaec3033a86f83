using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Reports;

/// <summary>The page as a file: complete, closed to what is not its own, and harmless whatever the names in it.</summary>
public sealed partial class HtmlFormatTests
{
    private static readonly string[] Hostile =
    [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!--<script>",
        "\"'><svg onload=alert(1)>",
        "javascript:alert(1)",
        "{{script}}",
        "abc\u202edcba\u2066",
        "a\u2028\u2029b",
        "]]>&lt;b&gt;",
        "$& $1 \\u003cb\\u003e",
    ];

    [Fact]
    public void The_file_loads_nothing()
    {
        var page = Written("AP clerk");
        page.Should().StartWith("<!doctype html>").And.EndWith("</html>\n");
        page.Should().NotContainAny("http://", "https://", "@import", "url(");
        Attributes()
            .Matches(page)
            .Select(match => match.Groups["value"].Value)
            .Should()
            .OnlyContain(value => value.StartsWith('#') || value == "data:,");
    }

    [Fact]
    public void The_policy_lets_nothing_but_its_own_script_and_style_run()
    {
        var page = Written("AP clerk");
        var policy = Policy().Match(page).Groups["value"].Value;
        policy.Should().StartWith("default-src 'none'; ").And.NotContain("unsafe");
        policy.Should().Contain($"script-src '{HashOf(Between(page, "<script>", "</script>\n</body>"))}'");
        policy.Should().Contain($"style-src '{HashOf(Between(page, "<style>", "</style>"))}'");
        page.IndexOf("Content-Security-Policy", StringComparison.Ordinal)
            .Should()
            .BeLessThan(page.IndexOf("<style>", StringComparison.Ordinal));
    }

    [Fact]
    public void No_attribute_runs_or_styles() => Inline().Matches(Written("AP clerk")).Should().BeEmpty();

    [Fact]
    public void The_script_never_makes_elements_of_text()
    {
        var script = Between(Written("AP clerk"), "<script>", "</script>\n</body>");
        script
            .Should()
            .NotContainAny(
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "document.write",
                "eval(",
                "new Function",
                "createContextualFragment",
                "fetch(",
                "XMLHttpRequest",
                "localStorage"
            );
    }

    [Fact]
    public void A_hostile_name_is_text_wherever_it_stands()
    {
        var harmless = Elements(Written("AP clerk"));
        foreach (var name in Hostile)
        {
            var page = Written(name);
            Elements(page).Should().Equal(harmless, "{0}", name);
            page.Should().NotContainAny("\u202e", "\u2066", "\u2028", "\u2029");
            var data = Between(page, "id=\"data\">", "</script>");
            data.Should().NotContainAny("<", ">", "&", "'");
            new PageReader(data)["roles"].ToJsonString().Should().NotBeEmpty();
        }
    }

    [Fact]
    public void The_same_plan_makes_the_same_bytes() => Written("AP clerk").Should().Be(Written("AP clerk"));

    [Fact]
    public void What_a_reviewer_needs_is_there_without_scripts()
    {
        var page = Written("AP clerk");
        var shown = Between(page, "<main", "</main>");
        shown.Should().Contain("1 to change").And.Contain("AP clerk").And.Contain("access.yaml:");
        shown
            .IndexOf("class=\"verdict", StringComparison.Ordinal)
            .Should()
            .BeLessThan(shown.IndexOf("<h3>Access</h3>", StringComparison.Ordinal));
        shown.Should().NotContain("--verbose");
    }

    private static string Written(string role)
    {
        var yaml = $$"""
            roles:
              {{Quoted(role)}}:
                description: {{Quoted(role)}}
                permissions: { accountsPayable: { bills: [List, Add] } }
            """;
        var planned = Planned(
            Observed([Role(role, ("accountsPayable/bills", "list"))], users: [User(role, role) with { Name = role }]),
            yaml
        );
        return HtmlFormat.Write(
            PlanPage.Of(planned.Plan, planned.Desired, planned.Changes, "intacct-reconciler 1.0.0")
        );
    }

    /// <summary>JSON's way to write a text is one of YAML's.</summary>
    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    /// <summary>The tags of the page, in their order, without what stands in the script and the data.</summary>
    private static IEnumerable<string> Elements(string page) =>
        Tags()
            .Matches(Between(page, "<html", "<script type=\"application/json\""))
            .Select(match => match.Value)
            .Where(tag => !tag.StartsWith("<meta", StringComparison.Ordinal));

    private static string HashOf(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Between(string page, string from, string to)
    {
        var start = page.LastIndexOf(from, StringComparison.Ordinal) + from.Length;
        return page[start..page.IndexOf(to, start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(
        "\\s(?:src|href|action|data|poster|srcset)=\"(?<value>[^\"]*)\"",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Attributes();

    [GeneratedRegex("Content-Security-Policy\" content=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Policy();

    [GeneratedRegex("<[a-z][^>]*\\s(?:on[a-z]+|style)=", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Inline();

    [GeneratedRegex("</?[a-zA-Z][^>]*>", RegexOptions.None, 5000)]
    private static partial Regex Tags();
}
