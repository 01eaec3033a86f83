using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntacctReconciler.Declarations;
using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;
using IntacctReconciler.Tests.Schemas;
using NJsonSchema;

namespace IntacctReconciler.Tests.Blueprints;

/// <summary>The shipped blueprints by their schema, on the page about them, and as the command line shows them.</summary>
public sealed class BlueprintDocTests
{
    private const string Path = "docs/blueprints.md";
    private const string Begin = "<!-- blueprints: rewritten by the tests -->\n";
    private const string End = "<!-- end -->";
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Names { get; } = [.. ShippedBlueprints.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_as_the_schema_says(string name)
    {
        var schema = await JsonSchema.FromJsonAsync(IntacctReconciler.Declarations.Schemas.Blueprint);
        schema
            .Validate(JsonOf.Yaml(MaintainedFile.Read($"src/data/blueprints/{name}.blueprint.yaml")))
            .Should()
            .BeEmpty();
    }

    [Fact]
    public async Task So_is_that_of_the_example()
    {
        var schema = await JsonSchema.FromJsonAsync(IntacctReconciler.Declarations.Schemas.Blueprint);
        var yaml = MaintainedFile.Read("examples/integrations/warehouse.blueprint.yaml");
        schema.Validate(JsonOf.Yaml(yaml)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("name: x\n")]
    [InlineData("blueprint: 2\n")]
    [InlineData("permissions: [{ says: x }]\n")]
    [InlineData("user: { id: x, roles: [y] }\n")]
    [InlineData("excess: [{ what: x }]\n")]
    public async Task What_the_reader_refuses_the_schema_refuses(string yaml)
    {
        var schema = await JsonSchema.FromJsonAsync(IntacctReconciler.Declarations.Schemas.Blueprint);
        schema.Validate(JsonOf.Yaml(yaml)).Should().NotBeEmpty();
        var problems = new IntacctReconciler.Diagnostics.Problems();
        BlueprintReader.Read(new("x.yaml"), Encoding.UTF8.GetBytes(yaml), problems).Should().BeNull();
        problems.HasErrors.Should().BeTrue();
    }

    [Fact]
    public async Task The_schema_knows_the_keys_that_the_reader_knows()
    {
        var schema = await JsonSchema.FromJsonAsync(IntacctReconciler.Declarations.Schemas.Blueprint);
        schema.Properties.Keys.Should().BeEquivalentTo(Keys.Blueprint);
        schema.Properties["user"].ActualSchema.Properties.Keys.Should().BeEquivalentTo(Keys.BlueprintUser);
        schema.Properties["role"].ActualSchema.Properties.Keys.Should().BeEquivalentTo(Keys.BlueprintRole);
        schema.Properties["guide"].ActualSchema.Properties.Keys.Should().BeEquivalentTo(Keys.BlueprintGuide);
        schema.Definitions["clause"].Properties.Keys.Should().BeEquivalentTo(Keys.BlueprintClause);
        schema.Definitions["parameter"].Properties.Keys.Should().BeEquivalentTo(Keys.BlueprintParameter);
    }

    [Fact]
    public void The_page_lists_them()
    {
        var text = MaintainedFile.Read(Path);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, 0);
        to = text.IndexOf(End, from, StringComparison.Ordinal);
        MaintainedFile.ShouldBe(Path, text[..from] + Table() + text[to..]);
    }

    private static string Table()
    {
        var table = new StringBuilder("| name | makes | guide |\n| --- | --- | --- |\n");
        foreach (var one in ShippedBlueprints.All)
            table.Append(
                CultureInfo.InvariantCulture,
                $"| `{one.Name}` | {one.Title} | [{one.Guide.Title}]({one.Guide.Url}), {one.Guide.Read:yyyy-MM-dd} |\n"
            );
        return table.ToString();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_shown_as_it_stands_in_a_file(string name)
    {
        await using var desk = new Desk();
        var ran = await desk.RunAsync("blueprint", "show", name);
        ran.ExitCode.Should().Be(0);
        MaintainedFile.ShouldBe($"tests/IntacctReconciler.Tests/Golden/blueprints/{name}.show.txt", ran.Out);
    }

    [Theory]
    [InlineData("jpmorgan-pay", "json", "json")]
    [InlineData("codat", "markdown", "md")]
    public async Task Other_forms_of_it_stand_in_files_too(string name, string format, string extension)
    {
        await using var desk = new Desk();
        var ran = await desk.RunAsync("blueprint", "show", name, "--format", format);
        ran.ExitCode.Should().Be(0);
        var text = format == "json" ? JsonNode.Parse(ran.Out)!.ToJsonString(Indented) + "\n" : ran.Out;
        MaintainedFile.ShouldBe($"tests/IntacctReconciler.Tests/Golden/blueprints/{name}.show.{extension}", text);
    }

    [Fact]
    public async Task The_list_as_JSON_has_each_as_it_is_shown_alone()
    {
        await using var desk = new Desk();
        var list = JsonNode.Parse((await desk.RunAsync("blueprint", "list", "--format", "json")).Out)!.AsArray();
        list.Select(one => (string?)one!["name"]).Should().Equal(ShippedBlueprints.All.Select(one => one.Name));
        foreach (var one in list)
        {
            var shown = await desk.RunAsync("blueprint", "show", (string)one!["name"]!, "--format", "json");
            JsonNode.DeepEquals(JsonNode.Parse(shown.Out), one).Should().BeTrue();
        }
    }

    [Theory]
    [InlineData("text", "list.txt")]
    [InlineData("markdown", "list.md")]
    public async Task The_list_stands_in_a_file(string format, string file)
    {
        await using var desk = new Desk();
        var ran = await desk.RunAsync("blueprint", "list", "--format", format);
        MaintainedFile.ShouldBe($"tests/IntacctReconciler.Tests/Golden/blueprints/{file}", ran.Out);
    }

    [Fact]
    public async Task A_name_that_is_none_is_refused_with_the_nearest()
    {
        await using var desk = new Desk();
        var ran = await desk.RunAsync("blueprint", "show", "bilcom");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should()
            .Be("error IR7090: No blueprint \"bilcom\" comes with this version\nhint: did you mean \"bill-com\"?\n");
        (await desk.RunAsync("blueprint", "show", "zzzzzzzz"))
            .Error.Should()
            .Contain("hint: blueprint list has their names");
    }
}
