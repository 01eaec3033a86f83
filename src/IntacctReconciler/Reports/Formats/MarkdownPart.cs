using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace IntacctReconciler.Reports.Formats;

/// <summary>A section as Markdown, which can be written with fewer of its lines.</summary>
/// <param name="Lines">Each with its line end.</param>
/// <param name="CanBeCut">Whether lines may be left out; never of what stands for itself.</param>
/// <param name="Open">With more lines than this they are folded behind a line to open.</param>
internal sealed record MarkdownPart(string Head, string Table, ImmutableArray<string> Lines, bool CanBeCut, int Open)
{
    /// <summary>All of it where it fits; else as many lines of each section as make it fit, the same room for each.</summary>
    public static string Fit(ImmutableArray<MarkdownPart> parts, int longest)
    {
        var whole = Join(parts, int.MaxValue);
        if (Encoding.UTF8.GetByteCount(whole) <= longest)
            return whole;
        var (fits, most) = (0, longest);
        while (fits < most)
        {
            var room = fits + (most - fits + 1) / 2;
            if (Encoding.UTF8.GetByteCount(Join(parts, room)) <= longest)
                fits = room;
            else
                most = room - 1;
        }
        return Join(parts, fits);
    }

    private static string Join(ImmutableArray<MarkdownPart> parts, int room)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (text.Length > 0)
                text.Append('\n');
            part.Write(text, part.CanBeCut ? room : int.MaxValue);
        }
        return text.ToString();
    }

    /// <param name="room">For what is below the head, in UTF-8.</param>
    private void Write(StringBuilder text, int room)
    {
        text.Append(Head);
        var tableFits = Encoding.UTF8.GetByteCount(Table) <= room;
        text.Append(
            tableFits ? Table : "\n_A table that does not fit into a comment is left out; a JSON report has it._\n"
        );
        if (Lines.IsEmpty)
            return;
        var shown = tableFits ? Fitting(room - Encoding.UTF8.GetByteCount(Table)) : 0;
        var folds = shown > Open;
        text.Append(folds ? $"\n<details><summary>{Lines.Length:N0} lines</summary>\n\n" : "\n");
        foreach (var line in Lines.AsSpan(0, shown))
            text.Append(line);
        if (shown < Lines.Length)
            text.Append(
                CultureInfo.InvariantCulture,
                $"- _and {Lines.Length - shown:N0} more lines, which do not fit into a comment; a JSON report has all_\n"
            );
        if (folds)
            text.Append("\n</details>\n");
    }

    private int Fitting(int room)
    {
        for (var i = 0; i < Lines.Length; i++)
        {
            room -= Encoding.UTF8.GetByteCount(Lines[i]);
            if (room < 0)
                return i;
        }
        return Lines.Length;
    }
}
