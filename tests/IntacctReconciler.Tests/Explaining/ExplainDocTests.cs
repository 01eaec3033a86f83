using System.Text;
using System.Text.RegularExpressions;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Explaining;

/// <summary>What docs/explain.md shows is what the program prints; UPDATE_GOLDEN=1 rewrites it.</summary>
public sealed partial class ExplainDocTests
{
    private const string Document = "docs/explain.md";

    [Fact]
    public async Task Every_call_on_the_page_prints_what_stands_below_it()
    {
        var text = MaintainedFile.Read(Document);
        var page = new StringBuilder();
        var at = 0;
        await using var desk = Desk.With("acme");
        foreach (Match block in Calls().Matches(text))
        {
            var call = block.Groups["call"].Value;
            var ran = await desk.RunAsync([.. Words().Matches(call).Select(word => word.Value.Trim('"'))]);
            ran.ExitCode.Should().Be(0, "{0}: {1}", call, ran.Error);
            page.Append(text[at..block.Index]).Append($"```console\n$ intacct-reconciler {call}\n{ran.Out}```");
            at = block.Index + block.Length;
        }
        at.Should().BePositive("the page shows some calls");
        MaintainedFile.ShouldBe(Document, page.Append(text[at..]).ToString());
    }

    [GeneratedRegex(
        @"```console\n\$ intacct-reconciler (?<call>[^\n]*)\n.*?```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Calls();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
