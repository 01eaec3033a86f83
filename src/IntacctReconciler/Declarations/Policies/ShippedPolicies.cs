using System.Collections.Immutable;
using IntacctReconciler.Text;

namespace IntacctReconciler.Declarations.Policies;

/// <summary>The rules that come with the tool.</summary>
public static class ShippedPolicies
{
    public const string Prefix = "builtin:";
    private const string Extension = ".policy.yaml";

    private static readonly Lazy<ImmutableArray<PolicyDeclaration>> Read = new(() =>
        [.. EmbeddedFile.Names(Extension).Select(ReadOne)]
    );

    /// <summary>By name: <c>builtin:sensitive</c>, <c>builtin:sod</c>.</summary>
    public static ImmutableArray<PolicyDeclaration> All => Read.Value;

    public static PolicyDeclaration? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    private static PolicyDeclaration ReadOne(string file) =>
        ShippedFile.Read(
            file,
            (bytes, problems) => PolicyReader.Read(new(file), Prefix + file[..^Extension.Length], bytes, problems)
        );
}
