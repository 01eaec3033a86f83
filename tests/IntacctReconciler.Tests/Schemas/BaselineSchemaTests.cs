using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using IntacctReconciler.Auditing;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Tests.Auditing;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Properties;
using NJsonSchema;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Schemas;

/// <summary>The JSON Schema of baselines says what is written, and refuses what is refused.</summary>
public sealed class BaselineSchemaTests
{
    private static readonly JsonNode Root = JsonNode.Parse(IntacctReconciler.Declarations.Schemas.Of("baseline"))!;
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() =>
        JsonSchema.FromJsonAsync(IntacctReconciler.Declarations.Schemas.Of("baseline"))
    );

    [Fact]
    public async Task The_example_is_as_it_says() =>
        (await Refusals(MaintainedFile.Read("examples/audit/acme.baseline.json"))).Should().BeEmpty();

    [Fact]
    public async Task Whatever_is_written_is_as_it_says()
    {
        var schema = await Schema.Value;
        RandomCompanies.Company.Sample(
            company =>
            {
                var file = BaselineFile.Write(Audits.Of(company).Accepting("2031-03-31", "cfo"));
                schema.Validate(Encoding.UTF8.GetString(file)).Should().BeEmpty();
            },
            iter: 100
        );
        var held = GrantSet.Of(
            new Grant(new(PermissionKind.Application, "Bank app", "Payment", "objects"), Rights.Of("list"))
        );
        var user = User("a") with
        {
            Applications = held,
            Entities = Restriction.To(IdSet.Of("UK-01"), true),
            Name = null,
        };
        var own = BaselineFile.Write(Audits.Of(Observed(users: [user])).Accepting("2031-03-31T18:00Z"));
        schema.Validate(Encoding.UTF8.GetString(own)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"intacct-baseline/1\"", "\"intacct-baseline/9\"")]
    [InlineData("\"company\": \"ACME\",", "")]
    [InlineData("\"written_at\"", "\"written_on\"")]
    [InlineData("\"until\":\"2027-03-31\"", "\"until\":\"soon\"")]
    [InlineData("\"until\":\"2027-03-31\"", "\"until\":20270331")]
    [InlineData("\"kind\":\"unheld-role\",", "")]
    [InlineData("\"permissions\":{}", "\"permissions\":[]")]
    [InlineData("\"topLevel\":false", "\"topLevel\":\"no\"")]
    public async Task What_reading_refuses_it_refuses(string from, string to)
    {
        var good = MaintainedFile.Read("examples/audit/acme.baseline.json");
        var bad = good.Replace(from, to, StringComparison.Ordinal);
        bad.Should().NotBe(good);
        var problems = new Problems();
        BaselineFile.Read(Encoding.UTF8.GetBytes(bad), "b.json", "ACME", problems).Should().BeNull();
        (await Refusals(bad)).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("\"owner\":\"cfo\"", "\"owenr\":\"cfo\"")]
    [InlineData("\"reader\"", "\"raeder\"")]
    public async Task A_key_that_is_misspelt_is_refused_while_one_types(string from, string to) =>
        (
            await Refusals(
                MaintainedFile.Read("examples/audit/acme.baseline.json").Replace(from, to, StringComparison.Ordinal)
            )
        )
            .Should()
            .NotBeEmpty();

    [Theory]
    [InlineData(ObjectKind.User, "user")]
    [InlineData(ObjectKind.Role, "role")]
    [InlineData(ObjectKind.Group, "group")]
    public void It_has_every_field_of_the_model_and_no_other(ObjectKind kind, string definition) =>
        Root["definitions"]![definition]!["properties"]!["values"]!["properties"]!
            .AsObject()
            .Select(property => property.Key)
            .Should()
            .Equal(Fields.Of(kind).Select(field => field.Name));

    private static async Task<IEnumerable<string>> Refusals(string json) =>
        (await Schema.Value).Validate(json).Select(refusal => refusal.ToString());
}
