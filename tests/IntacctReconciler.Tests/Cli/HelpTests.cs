using System.Text;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Cli;

public sealed class HelpTests
{
    private static readonly string[][] Pages =
    [
        [],
        ["init"],
        ["validate"],
        ["check"],
        ["plan"],
        ["apply"],
        ["audit"],
        ["show"],
        ["journal"],
        ["journal", "verify"],
        ["export"],
        ["snapshot"],
        ["diff"],
        ["simulate"],
        ["catalogue"],
        ["catalogue", "list"],
        ["schema"],
        ["completion"],
    ];

    [Fact]
    public async Task Every_page_reads_well()
    {
        await using var desk = new Desk();
        var all = new StringBuilder();
        foreach (var verb in Pages)
        {
            var page = await desk.RunAsync([.. verb, "--help"]);
            page.ExitCode.Should().Be(0);
            page.Error.Should().BeEmpty();
            page.Out.Split('\n').Should().NotContain(line => line.EndsWith(' '));
            all.Append("$ ")
                .AppendJoin(' ', ["intacct-reconciler", .. verb, "--help"])
                .Append('\n')
                .Append(page.Out)
                .Append('\n');
        }
        MaintainedFile.ShouldBe("tests/IntacctReconciler.Tests/Golden/cli/help.txt", all.ToString());
    }

    [Fact]
    public async Task Every_verb_is_listed_and_has_an_example()
    {
        await using var desk = new Desk();
        var root = (await desk.RunAsync("--help")).Out;
        foreach (var verb in Pages.Where(page => page.Length > 0))
        {
            root.Should().Contain($"  {verb[0]} ");
            if (verb is not (["catalogue"] or ["journal"]))
                (await desk.RunAsync([.. verb, "-h"])).Out.Should().Contain("Examples:\n  intacct-reconciler ");
        }
    }

    [Fact]
    public async Task Help_needs_nothing_else_to_be_right() =>
        await RunAsync(["plan", "--nonsense", "--help"], ran => ran.ExitCode.Should().Be(0));

    [Fact]
    public async Task The_version_is_one_line() =>
        await RunAsync(["--version"], ran => ran.Out.Should().MatchRegex(@"^intacct-reconciler \d+\.\d+\.\d+.*\n$"));

    private static async Task RunAsync(string[] arguments, Action<Ran> check)
    {
        await using var desk = new Desk();
        check(await desk.RunAsync(arguments));
    }
}
