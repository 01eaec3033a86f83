using System.Text;
using System.Text.Json.Nodes;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Fleets;

/// <summary>The tables of docs/fleet.md are those of the schema, and its matrix is the one that the example prints.</summary>
public sealed class FleetDocTests
{
    private const string Path = "docs/fleet.md";
    private const string End = "<!-- end -->";
    private static readonly JsonNode Root = JsonNode.Parse(IntacctReconciler.Declarations.Schemas.Fleet)!;

    [Fact]
    public void What_is_made_from_something_else_stands_as_it_is_made()
    {
        var plan = MaintainedFile.Read("examples/fleet/expected/plan.txt");
        var matrix = plan[plan.IndexOf("FLEET  ", StringComparison.Ordinal)..];
        var text = MaintainedFile.Read(Path);
        text = Replace(text, "<!-- table: fleet -->\n", Keys(Root));
        text = Replace(text, "<!-- table: company -->\n", Keys(Root["definitions"]!["company"]!));
        text = Replace(text, "<!-- matrix of examples/fleet: rewritten by the tests -->\n", $"```text\n{matrix}```\n");
        MaintainedFile.ShouldBe(Path, text);
    }

    private static string Keys(JsonNode map)
    {
        var required = map["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToArray() ?? [];
        var table = new StringBuilder("| key | meaning |\n| --- | --- |\n");
        foreach (var (name, property) in map["properties"]!.AsObject())
        {
            var need = required.Contains(name, StringComparer.Ordinal) ? " Must be there." : "";
            table.Append($"| `{name}` | {property!["description"]!.GetValue<string>()}{need} |\n");
        }
        return table.ToString();
    }

    private static string Replace(string text, string begin, string content)
    {
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var end = text.IndexOf(End, start, StringComparison.Ordinal);
        return text[..start] + content + text[end..];
    }
}
