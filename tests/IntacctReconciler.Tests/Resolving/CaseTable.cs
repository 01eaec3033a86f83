using System.Text;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Resolving;

/// <summary>
/// A table of inputs, each with exactly what is found in it: "=== title", the access file after its head, "---", the
/// findings. UPDATE_GOLDEN=1 rewrites the findings.
/// </summary>
internal static class CaseTable
{
    private const string Title = "=== ";
    private const string Divider = "---\n";

    public static void Check(string file, Func<string, string> find)
    {
        var path = $"tests/IntacctReconciler.Tests/Golden/resolving/{file}.txt";
        var table = new StringBuilder();
        foreach (var part in MaintainedFile.Read(path).Split(Title, StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            var input = part[(end + 1)..].Split(Divider)[0];
            table.Append(Title).Append(part.AsSpan(0, end + 1)).Append(input).Append(Divider);
            table.Append(find(input)).Append("\n\n");
        }
        MaintainedFile.ShouldBe(path, table.ToString().TrimEnd('\n') + "\n");
    }
}
