using IntacctReconciler.Text;

namespace IntacctReconciler.Catalogue;

/// <summary>The tables that are part of this assembly. A fault in one is a bug of the build, so it throws.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows of a tab-separated file, without its heading; each has exactly <paramref name="columns"/> cells.</summary>
    public static IEnumerable<string[]> Rows(string file, int columns)
    {
        using var reader = new StringReader(EmbeddedFile.Text(file));
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            yield return cells.Length == columns
                ? cells
                : throw new InvalidDataException($"{file}: {cells.Length} cells instead of {columns}: {line}");
        }
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
}
