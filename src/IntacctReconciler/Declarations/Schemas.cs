using System.Collections.Immutable;
using IntacctReconciler.Text;

namespace IntacctReconciler.Declarations;

/// <summary>A JSON Schema (draft-07).</summary>
/// <param name="Of">What it describes, in a few words.</param>
/// <param name="IsOfOutput">Whether it describes what the program writes, and not what people write.</param>
public sealed record PublishedSchema(string Name, string Of, bool IsOfOutput)
{
    /// <summary>The text of <c>NAME.schema.json</c>.</summary>
    public string Text => EmbeddedFile.Text($"{Name}.schema.json");
}

/// <summary>The schemas of files that people write, for their editors, and of what the program writes, for other programs.</summary>
public static class Schemas
{
    public static ImmutableArray<PublishedSchema> All { get; } =
    [
        new("access", "the access file", IsOfOutput: false),
        new("fleet", "the fleet file", IsOfOutput: false),
        new("blueprint", "a blueprint file", IsOfOutput: false),
        new("policy", "a file of rules", IsOfOutput: false),
        new("plan", "a plan", IsOfOutput: true),
        new("apply", "how an apply ended", IsOfOutput: true),
        new("audit", "what an audit found", IsOfOutput: true),
        new("diff", "a comparison", IsOfOutput: true),
        new("baseline", "what an audit has accepted", IsOfOutput: true),
        new("events", "a line of --events", IsOfOutput: true),
        new("evidence", "the manifest of an audit pack", IsOfOutput: true),
    ];

    public static string Access => Of("access");

    public static string Fleet => Of("fleet");

    public static string Blueprint => Of("blueprint");

    public static string Policy => Of("policy");

    public static string Of(string name) => All.Single(schema => schema.Name == name).Text;
}
