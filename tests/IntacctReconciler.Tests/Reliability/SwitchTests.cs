using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using IntacctReconciler.Simulator;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>
/// Where nobody knows what Intacct does, the simulator has a switch: for each setting of each, what an apply that meets it
/// does, that it says the truth, and that the next plan does.
/// </summary>
public sealed class SwitchTests
{
    private const string Page = "docs/reliability.md";
    private const string Start = "<!-- switches: kept by the tests, UPDATE_GOLDEN=1 rewrites them -->\n";
    private const string End = "<!-- end of switches -->";

    [Fact]
    public async Task Whatever_Intacct_does_an_apply_converges_or_says_what_is_left()
    {
        var found = new ConcurrentDictionary<SwitchCase, SwitchTrial>();
        await Parallel.ForEachAsync(
            SwitchCases.All,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (one, _) => found[one] = await SwitchTrial.RunAsync(one)
        );
        var wrong = SwitchCases.All.SelectMany(one => found[one].Wrong.Select(words => $"{one}: {words}"));
        string.Join("\n\n", wrong).Should().BeEmpty();

        var page = MaintainedFile.Read(Page);
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        var table = Table(SwitchCases.All.Select(one => found[one]));
        MaintainedFile.ShouldBe(Page, page[..start] + table + page[end..]);
    }

    [Fact]
    public void Every_setting_of_every_switch_is_tried()
    {
        foreach (var definition in SimulatorSwitches.All)
        {
            var tried = SwitchCases
                .All.Where(one => one.Switch == definition.Name)
                .Select(one => one.Value)
                .ToHashSet(StringComparer.Ordinal);
            tried.Should().Contain(definition.Default, "{0} has this default", definition.Name);
            foreach (var value in definition.Values)
            {
                if (value is "#" or "*")
                    tried.Should().Contain(one => one != definition.Default, "{0} takes any", definition.Name);
                else
                    tried.Should().Contain(value, "it is a setting of {0}", definition.Name);
            }
        }
    }

    private static string Table(IEnumerable<SwitchTrial> trials)
    {
        var table = new StringBuilder("| switch | setting | asked for | what `apply` does | exit |\n");
        table.Append("| --- | --- | --- | --- | --- |\n");
        var last = "";
        foreach (var trial in trials)
        {
            var one = trial.Case;
            var also = string.Concat(one.Settings.Skip(1).Select(more => $", with `{more.Switch}: {more.Value}`"));
            table
                .Append(one.Switch == last ? "| |" : $"| `{one.Switch}` |")
                .Append(
                    CultureInfo.InvariantCulture,
                    $" `{one.Value}`{also} | {one.Wish.Words} | {Cell(trial.Did)} | {trial.Exit:D} |\n"
                );
            last = one.Switch;
        }
        return table.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
