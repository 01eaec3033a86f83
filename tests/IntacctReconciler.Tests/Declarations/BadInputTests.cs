using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Declarations;

/// <summary>
/// Files that are wrong, each with exactly what a user sees. The cases stand in the golden files: a title after ===, the
/// file, and after &gt;&gt;&gt; the output, which UPDATE_GOLDEN=1 rewrites.
/// </summary>
public sealed class BadInputTests
{
    private const string Folder = "tests/IntacctReconciler.Tests/Golden/BadInput";

    [Theory]
    [InlineData("yaml")]
    [InlineData("shapes")]
    [InlineData("access")]
    [InlineData("entity-groups")]
    public void Each_is_told_with_its_place_and_the_remedy(string name)
    {
        Compare(name, Reading.Rendered);
    }

    [Fact]
    public void So_is_each_fleet_file() => Compare("fleet", FleetReading.Rendered);

    [Fact]
    public void So_is_each_file_of_rules() =>
        Compare("policy", yaml => Reading.Rendered(yaml, Policies.Ruled.Problems(yaml)));

    private static void Compare(string name, Func<string, string> render)
    {
        var path = $"{Folder}/{name}.txt";
        var cases = MaintainedFile.Read(path).Split("=== ", StringSplitOptions.RemoveEmptyEntries);
        MaintainedFile.ShouldBe(path, string.Concat(cases.Select(one => WithOutput(one, render))));
    }

    private static string WithOutput(string text, Func<string, string> render)
    {
        var title = text[..text.IndexOf('\n', StringComparison.Ordinal)];
        var end = text.IndexOf(">>>\n", StringComparison.Ordinal);
        var yaml = text[(title.Length + 1)..end];
        var output = render(yaml);
        output.Should().NotBeEmpty("{0} is bad input", title);
        return $"=== {title}\n{yaml}>>>\n{output}";
    }
}
