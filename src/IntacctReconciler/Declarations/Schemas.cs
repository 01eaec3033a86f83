using System.Diagnostics;

namespace IntacctReconciler.Declarations;

/// <summary>The JSON Schemas (draft-07) that describe the files, for editors.</summary>
public static class Schemas
{
    /// <summary>The text of <c>access.schema.json</c>.</summary>
    public static string Access { get; } = Text("access.schema.json");

    /// <summary>The text of <c>fleet.schema.json</c>.</summary>
    public static string Fleet { get; } = Text("fleet.schema.json");

    /// <summary>The text of <c>blueprint.schema.json</c>.</summary>
    public static string Blueprint { get; } = Text("blueprint.schema.json");

    /// <summary>The text of <c>policy.schema.json</c>.</summary>
    public static string Policy { get; } = Text("policy.schema.json");

    private static string Text(string name)
    {
        using var stream = typeof(Schemas).Assembly.GetManifestResourceStream(name) ?? throw new UnreachableException();
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
