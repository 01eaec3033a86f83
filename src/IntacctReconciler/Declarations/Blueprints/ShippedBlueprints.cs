using System.Collections.Immutable;
using System.Reflection;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations.Blueprints;

/// <summary>The blueprints that come with the tool.</summary>
public static class ShippedBlueprints
{
    private const string Extension = ".blueprint.yaml";

    private static readonly Lazy<ImmutableArray<Blueprint>> Read = new(() => [.. Files().Select(ReadOne)]);

    /// <summary>By name.</summary>
    public static ImmutableArray<Blueprint> All => Read.Value;

    public static Blueprint? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    private static IEnumerable<string> Files() =>
        Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static Blueprint ReadOne(string file)
    {
        var problems = new Problems();
        return
            BlueprintReader.Read(new(file), EmbeddedTable.Bytes(file), problems) is { } blueprint
            && blueprint.Name + Extension == file
            ? blueprint
            : throw new InvalidDataException(
                $"{file} is no blueprint of that name: {string.Join("; ", problems.Found.Select(one => $"{one.At}: {one.Message}"))}"
            );
    }
}
