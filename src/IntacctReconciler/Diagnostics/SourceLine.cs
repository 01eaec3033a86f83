using System.Text;
using IntacctReconciler.Text;

namespace IntacctReconciler.Diagnostics;

/// <summary>A line of a file as it can be shown: safe, tabs as spaces, and of a long one the part around a column.</summary>
internal static class SourceLine
{
    private const int Widest = 100;
    private const int Before = 60;
    private const string Cut = "…";

    /// <param name="column">From 1, in UTF-16 units, as origins count.</param>
    /// <returns>The text, and how many columns of a terminal stand before the caret.</returns>
    public static (string Shown, int Caret) Around(string line, int column)
    {
        var at = Math.Clamp(column - 1, 0, line.Length);
        var before = Shown(line[Math.Max(0, at - Widest)..at]);
        var isCutBefore = at > Widest;
        while (
            Width(before) > Before
            && Width(before) + Width(Shown(line[at..Math.Min(line.Length, at + Widest)])) > Widest
        )
        {
            before.RemoveAt(0);
            isCutBefore = true;
        }
        var start = (isCutBefore ? Cut : "") + string.Concat(before);
        var room = Widest - DisplayWidth.Of(start);
        var after = new StringBuilder();
        var rest = line[at..Math.Min(line.Length, at + Widest)];
        foreach (var part in Shown(rest))
        {
            room -= DisplayWidth.Of(part);
            if (room < 0)
                return (start + after + Cut, DisplayWidth.Of(start));
            after.Append(part);
        }
        var isCutAfter = at + rest.Length < line.Length;
        return (start + after + (isCutAfter ? Cut : ""), DisplayWidth.Of(start));
    }

    private static int Width(List<string> parts) => parts.Sum(DisplayWidth.Of);

    private static List<string> Shown(string text) =>
        [.. text.EnumerateRunes().Select(rune => rune.Value == '\t' ? "    " : Printable.Of(rune.ToString()))];
}
