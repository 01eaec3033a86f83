using System.Collections.Immutable;
using System.Reflection;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations.Policies;

/// <summary>The rules that come with the tool.</summary>
public static class ShippedPolicies
{
    public const string Prefix = "builtin:";
    private const string Extension = ".policy.yaml";

    private static readonly Lazy<ImmutableArray<PolicyDeclaration>> Read = new(() => [.. Files().Select(ReadOne)]);

    /// <summary>By name: <c>builtin:sensitive</c>, <c>builtin:sod</c>.</summary>
    public static ImmutableArray<PolicyDeclaration> All => Read.Value;

    public static PolicyDeclaration? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    private static IEnumerable<string> Files() =>
        Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static PolicyDeclaration ReadOne(string file)
    {
        var problems = new Problems();
        var name = Prefix + file[..^Extension.Length];
        return PolicyReader.Read(new(file), name, EmbeddedTable.Bytes(file), problems)
            ?? throw new InvalidDataException(
                $"{file} is wrong: {string.Join("; ", problems.Found.Select(one => $"{one.At}: {one.Message}"))}"
            );
    }
}
