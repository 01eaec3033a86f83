using System.Reflection;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Catalogue;

/// <summary>The data files that are part of this assembly. A fault in one is a bug of the build, so it throws.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows of a tab-separated file, without its heading; each has exactly <paramref name="columns"/> cells.</summary>
    public static IEnumerable<string[]> Rows(string file, int columns)
    {
        using var reader = new StreamReader(Open(file));
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            yield return cells.Length == columns
                ? cells
                : throw new InvalidDataException($"{file}: {cells.Length} cells instead of {columns}: {line}");
        }
    }

    public static byte[] Bytes(string file)
    {
        using var stream = Open(file);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The files whose names end so, in order.</summary>
    public static IEnumerable<string> Files(string extension) =>
        Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.EndsWith(extension, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>What a reader makes of a whole file.</summary>
    public static T Whole<T>(string file, Func<byte[], IProblems, T?> read)
        where T : class
    {
        var problems = new Problems();
        return read(Bytes(file), problems)
            ?? throw new InvalidDataException(
                $"{file} is wrong: {string.Join("; ", problems.Found.Select(one => $"{one.At}: {one.Message}"))}"
            );
    }

    /// <summary>The words of a cell, the preferred one first.</summary>
    public static string[] Words(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries);

    public static Sureness SurenessOf(string cell) =>
        cell switch
        {
            "documented" => Sureness.Documented,
            "partly documented" => Sureness.PartlyDocumented,
            "inferred" => Sureness.Inferred,
            _ => throw new InvalidDataException($"'{cell}' is no degree of sureness"),
        };

    private static Stream Open(string file) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
        ?? throw new InvalidDataException($"{file} is not part of this assembly");
}
