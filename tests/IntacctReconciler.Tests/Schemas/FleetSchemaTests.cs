using System.Text.Json.Nodes;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Declarations;
using NJsonSchema;

namespace IntacctReconciler.Tests.Schemas;

/// <summary>The reader of fleet files and their JSON Schema say the same of the shape of a file.</summary>
public sealed class FleetSchemaTests
{
    private static readonly JsonNode Root = JsonNode.Parse(IntacctReconciler.Declarations.Schemas.Fleet)!;
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() =>
        JsonSchema.FromJsonAsync(IntacctReconciler.Declarations.Schemas.Fleet)
    );

    /// <summary>What a schema cannot say: it compares no two names.</summary>
    private static readonly string[] BeyondASchema =
    [
        "a company twice",
        "companies that differ in case",
        "nothing said about a company",
        "an empty base",
    ];

    [Theory]
    [InlineData("version: 1\ncompanies: { ACME: { file: acme.yaml } }\n")]
    [InlineData("version: 1\nbase: [base.yaml]\ncompanies: { ACME: {}, 200: {} }\n")]
    [InlineData(
        "version: 1\nbase: [a.yaml, b.yml]\nvars: {}\ncompanies: { A: { vars: { x: \"\", y_1: 2, z-a: t } } }\n"
    )]
    [InlineData("version: 1\ncompanies: { A: { file: a.yaml, connection: { credentials: { read: A, apply: B } } } }\n")]
    [InlineData("version: 1\ncompanies: { A: { file: a.yaml, connection: { simulator: a.json } } }\n")]
    public async Task What_one_takes_the_other_takes_too(string yaml)
    {
        FleetReading.Rendered(yaml).Should().BeEmpty();
        (await Refusals(yaml)).Should().BeEmpty("the reader takes this: {0}", yaml);
    }

    [Fact]
    public async Task What_one_refuses_the_other_refuses_too()
    {
        var cases = MaintainedFile
            .Read("tests/IntacctReconciler.Tests/Golden/BadInput/fleet.txt")
            .Split("=== ", StringSplitOptions.RemoveEmptyEntries);
        cases.Should().HaveCountGreaterThan(20);
        foreach (var one in cases)
        {
            var title = one[..one.IndexOf('\n', StringComparison.Ordinal)];
            var yaml = one[(title.Length + 1)..one.IndexOf(">>>\n", StringComparison.Ordinal)];
            FleetReading.Of(yaml).Found.Should().Contain(found => found.Severity == Severity.Error);
            if (!BeyondASchema.Contains(title))
                (await Refusals(yaml)).Should().NotBeEmpty("the reader refuses this: {0}", yaml);
        }
    }

    [Fact]
    public void Keys_are_those_that_reading_knows()
    {
        Names(Root).Should().BeEquivalentTo(Keys.Fleet);
        var company = Root["definitions"]!["company"]!;
        Names(company).Should().BeEquivalentTo(Keys.FleetCompany);
        Names(company["properties"]!["connection"]!).Should().BeEquivalentTo(Keys.Connection);
    }

    private static IEnumerable<string> Names(JsonNode map) => map["properties"]!.AsObject().Select(one => one.Key);

    private static async Task<IEnumerable<string>> Refusals(string yaml) =>
        (await Schema.Value).Validate(JsonOf.Yaml(yaml)).Select(refusal => refusal.ToString());
}
