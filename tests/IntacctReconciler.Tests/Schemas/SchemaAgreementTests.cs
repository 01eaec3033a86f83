using IntacctReconciler.Diagnostics;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Declarations;
using NJsonSchema;

namespace IntacctReconciler.Tests.Schemas;

/// <summary>The reader and the JSON Schema that editors use say the same of the shape of a file.</summary>
public sealed class SchemaAgreementTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() =>
        JsonSchema.FromJsonAsync(IntacctReconciler.Declarations.Schemas.Access)
    );

    [Theory]
    [MemberData(nameof(Documents.Good), MemberType = typeof(Documents))]
    public async Task What_one_takes_the_other_takes_too(string yaml)
    {
        Reading.Rendered(yaml).Should().NotContain(" error ");
        (await Refusals(yaml)).Should().BeEmpty("the reader takes this: {0}", yaml);
    }

    [Theory]
    [MemberData(nameof(Documents.Bad), MemberType = typeof(Documents))]
    public async Task What_one_refuses_the_other_refuses_too(string yaml)
    {
        Reading
            .Of(yaml)
            .Found.Should()
            .Contain(diagnostic => diagnostic.Severity == Severity.Error, "this is wrong: {0}", yaml);
        (await Refusals(yaml)).Should().NotBeEmpty("the reader refuses this: {0}", yaml);
    }

    [Theory]
    [InlineData("acme")]
    [InlineData("bill-com-role-based")]
    [InlineData("bill-com-user-based")]
    [InlineData("many-entities")]
    [InlineData("starter")]
    public async Task The_examples_are_taken_by_both(string example)
    {
        var yaml = MaintainedFile.Read($"examples/{example}/access.yaml");
        Reading.Rendered(yaml).Should().BeEmpty();
        (await Refusals(yaml)).Should().BeEmpty("the reader takes this: {0}", yaml);
    }

    [Fact]
    public async Task So_is_the_one_that_names_another_file() =>
        (await Refusals(MaintainedFile.Read("examples/integrations/access.yaml"))).Should().BeEmpty();

    [Fact]
    public void There_are_documents_enough() =>
        (Documents.Good.Count, Documents.Bad.Count)
            .Should()
            .Match<(int, int)>(count => count.Item1 >= 40 && count.Item2 >= 40);

    private static async Task<IEnumerable<string>> Refusals(string yaml) =>
        (await Schema.Value).Validate(JsonOf.Yaml(yaml)).Select(refusal => refusal.ToString());
}
