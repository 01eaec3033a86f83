using System.Collections.Immutable;
using IntacctReconciler.Text;

namespace IntacctReconciler.Declarations.Blueprints;

/// <summary>The blueprints that come with the tool.</summary>
public static class ShippedBlueprints
{
    private const string Extension = ".blueprint.yaml";

    private static readonly Lazy<ImmutableArray<Blueprint>> Read = new(() =>
        [.. EmbeddedFile.Names(Extension).Select(ReadOne)]
    );

    /// <summary>By name.</summary>
    public static ImmutableArray<Blueprint> All => Read.Value;

    public static Blueprint? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    private static Blueprint ReadOne(string file) =>
        ShippedFile.Read(
            file,
            (bytes, problems) =>
                BlueprintReader.Read(new(file), bytes, problems) is { } blueprint && blueprint.Name + Extension == file
                    ? blueprint
                    : null
        );
}
