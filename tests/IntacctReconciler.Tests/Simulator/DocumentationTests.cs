using IntacctReconciler.Simulator;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Simulator;

public sealed class DocumentationTests
{
    private const string Page = "docs/simulator.md";
    private const string Start = "<!-- switches: kept by the tests, UPDATE_GOLDEN=1 rewrites them -->\n";
    private const string End = "<!-- end of switches -->";

    [Fact]
    public void The_page_lists_exactly_the_switches_there_are()
    {
        var page = MaintainedFile.Read(Page);
        var (start, end) = (
            page.IndexOf(Start, StringComparison.Ordinal) + Start.Length,
            page.IndexOf(End, StringComparison.Ordinal)
        );

        MaintainedFile.ShouldBe(Page, page[..start] + Table() + page[end..]);
    }

    [Fact]
    public void Names_of_switches_are_unique_and_every_default_is_one_of_the_values()
    {
        SimulatorSwitches.All.Select(definition => definition.Name).Should().OnlyHaveUniqueItems();
        SimulatorSwitches.All.Should().OnlyContain(definition => definition.Allows(definition.Default));
    }

    private static string Table() =>
        "| switch | values | default | what it decides |\n| --- | --- | --- | --- |\n"
        + string.Concat(SimulatorSwitches.All.Select(Row));

    private static string Row(SwitchDefinition definition)
    {
        var values = string.Join(" ", definition.Values.Select(value => value == "*" ? "any text" : $"`{value}`"));
        var meaning = definition.Meaning.Replace("|", "\\|", StringComparison.Ordinal);
        return $"| `{definition.Name}` | {values} | `{definition.Default}` | {meaning}{(definition.OnlyAtStart ? " Read at the start only." : "")} |\n";
    }
}
