using System.Text.Json.Nodes;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;
using IntacctReconciler.Tests.Schemas;
using NJsonSchema;

namespace IntacctReconciler.Tests.Exporting;

/// <summary>schema access --from-company: what an editor offers and marks for one company.</summary>
public sealed class CompanySchemaTests
{
    [Theory]
    [InlineData("acme")]
    [InlineData("policies")]
    [InlineData("bill-com-user-based")]
    [InlineData("many-entities")]
    [InlineData("quarterly-release")]
    public async Task A_file_that_is_right_for_its_company_is_valid(string example)
    {
        var schema = await SchemaAsync(example);
        var faults = schema.Validate(JsonOf.Yaml(MaintainedFile.Read($"examples/{example}/access.yaml")));
        faults.Select(fault => fault.ToString()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("bills: [List]", true)]
    [InlineData("Bills: [List, View, add]", true)]
    [InlineData("\"*\": read-only", true)]
    [InlineData("reports: all", true)]
    [InlineData("section:reports: all", true)]
    [InlineData("permission:bills: [List]", true)]
    [InlineData("bils: [List]", false)]
    [InlineData("bills: [Lst]", false)]
    [InlineData("bills: [reconcile]", false)]
    public async Task Permissions_and_rights_are_those_of_the_company(string line, bool isValid)
    {
        var schema = await SchemaAsync("acme");
        var yaml =
            $"version: 1\ncompany: ACME\npermissionModel: role-based\nroles: {{ R: {{ permissions: {{ accountsPayable: {{ {line} }} }} }} }}\n";
        schema.Validate(JsonOf.Yaml(yaml)).Count.Should().Be(isValid ? 0 : 1);
    }

    [Theory]
    [InlineData("company: OTHER\npermissionModel: role-based\n", false)]
    [InlineData(
        "company: ACME\npermissionModel: role-based\nroles: { R: { permissions: { acountsPayable: all } } }\n",
        false
    )]
    [InlineData(
        "company: ACME\npermissionModel: role-based\nusers: { u: { roles: [A role that comes], departments: [\"2*\"] } }\n",
        true
    )]
    public async Task Names_that_may_be_new_are_valid_and_others_are_not(string yaml, bool isValid)
    {
        var schema = await SchemaAsync("acme");
        schema.Validate(JsonOf.Yaml("version: 1\n" + yaml)).Count.Should().Be(isValid ? 0 : 1);
    }

    [Fact]
    public async Task Ids_of_the_company_are_offered()
    {
        await using var desk = Desk.With("acme");
        var ran = await desk.RunAsync("schema", "access", "--from-company", ".");
        ran.ExitCode.Should().Be(0, ran.Error);
        var definitions = JsonNode.Parse(ran.Out)!["definitions"]!;
        foreach (
            var (definition, id) in new[]
            {
                ("roleList", "AP clerk"),
                ("groupList", "AP team"),
                ("userList", "clerk1"),
                ("entities", "UK-01"),
                ("departments", "200"),
            }
        )
            definitions[definition]!.ToJsonString().Should().Contain($"\"{id}\"");
        ran.Out.Should().Contain("Accounts Payable / Bills, by the API accountsPayable/bills. It allows List");
    }

    [Fact]
    public async Task Only_access_files_have_ids()
    {
        await using var desk = Desk.With("acme");
        var ran = await desk.RunAsync("schema", "fleet", "--from-company", ".");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("--from-company belongs to schema access");
    }

    private static async Task<JsonSchema> SchemaAsync(string example)
    {
        await using var desk = Desk.With(example);
        var ran = await desk.RunAsync("schema", "access", "--from-company", "access.yaml");
        ran.ExitCode.Should().Be(0, ran.Error);
        return await JsonSchema.FromJsonAsync(ran.Out);
    }
}
