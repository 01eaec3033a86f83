using System.Collections.Immutable;
using IntacctReconciler.Model;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Exporting;

/// <summary>The roles, groups or users of an export, or some of them.</summary>
/// <param name="Key">The section's key in a file.</param>
/// <param name="Ids">Sorted.</param>
/// <param name="WriteOne">Writes the one at an index.</param>
internal sealed record ExportSection(
    string Key,
    ImmutableArray<string> Ids,
    Action<YamlWriter, int> WriteOne,
    ImmutableArray<int> Chosen
)
{
    /// <summary>Beyond this a file is one that no page for review shows any more.</summary>
    private const int MostInOneFile = 1000;

    private const string Digits = "0-9";
    private const string Others = "other";

    public static ExportSection Of<T>(
        string key,
        ObjectKind kind,
        ImmutableArray<Field<T>> fields,
        ImmutableArray<T> items,
        Export export,
        RoleExport? proposed
    )
        where T : IIdentified =>
        new(
            key,
            [.. items.Select(item => item.Id)],
            (yaml, i) => new ObjectWriter(yaml, export, proposed).Write(kind, fields, items[i]),
            [.. Enumerable.Range(0, items.Length)]
        );

    public int Count => Chosen.Length;

    /// <summary>
    /// The files that it is split into: one, or one for each first letter, so that where somebody is depends on nobody else.
    /// The names are few and fixed; ids never become names of files.
    /// </summary>
    public IEnumerable<(string Path, ExportSection Section)> Parts() =>
        Count <= MostInOneFile
            ? [($"{Key}.yaml", this)]
            : Chosen
                .GroupBy(i => Initial(Ids[i]), StringComparer.Ordinal)
                .OrderBy(part => part.Key, StringComparer.Ordinal)
                .Select(part => ($"{Key}/{part.Key}.yaml", this with { Chosen = [.. part] }));

    public void Write(YamlWriter yaml)
    {
        using (yaml.Map(Key))
        {
            foreach (var (place, i) in Chosen.Index())
            {
                if (place > 0)
                    yaml.Blank();
                WriteOne(yaml, i);
            }
        }
    }

    private static string Initial(string id) =>
        char.IsAsciiLetter(id[0]) ? char.ToLowerInvariant(id[0]).ToString()
        : char.IsAsciiDigit(id[0]) ? Digits
        : Others;
}
