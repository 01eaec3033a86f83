using System.Globalization;
using System.Text;
using IntacctReconciler.Text;

namespace IntacctReconciler.Diagnostics;

/// <summary>Diagnostics as a terminal shows them: the place, what is wrong, the line with a caret, how to mend it.</summary>
public static class DiagnosticText
{
    private const int LongestMessage = 2000;

    /// <param name="lineOf">
    /// The text of a line by path and number (from 1), or null where it cannot be had; the core reads no files.
    /// </param>
    /// <returns>Lines that each end in a line feed; what comes from files is safe to print.</returns>
    public static string Render(Diagnostic diagnostic, Func<string, int, string?> lineOf)
    {
        var text = new StringBuilder();
        if (diagnostic.At is { } place)
            text.Append(Safe(place.ToString())).Append(": ");
        text.Append(Word(diagnostic.Severity)).Append(' ').Append(diagnostic.Code).Append(": ");
        text.Append(Safe(diagnostic.Message)).Append('\n');
        if (diagnostic.At is { } at)
        {
            if (!diagnostic.HidesLine)
                AddLine(text, at, lineOf);
            AddPassages(text, at.Source);
        }
        if (diagnostic.Hint is { } hint)
            text.Append("hint: ").Append(Safe(hint)).Append('\n');
        if (diagnostic.Other is { } other)
        {
            text.Append(Safe(other.ToString())).Append(": the other place\n");
            if (!diagnostic.HidesLine)
                AddLine(text, other, lineOf);
        }
        return text.ToString();
    }

    private static void AddLine(StringBuilder text, Origin at, Func<string, int, string?> lineOf)
    {
        if (lineOf(at.Source.Path, at.Line) is not { } line || string.IsNullOrWhiteSpace(line))
            return;
        var (shown, caret) = SourceLine.Around(line, at.Column);
        var number = at.Line.ToString(CultureInfo.InvariantCulture).PadLeft(5);
        text.Append(number).Append(" | ").Append(shown).Append('\n');
        text.Append("      | ").Append(' ', caret).Append("^\n");
    }

    private static void AddPassages(StringBuilder text, Source source)
    {
        for (var via = source.Via; via is not null; via = via.At.Source.Via)
        {
            var kind = Way.Word(via.Kind);
            text.Append(
                CultureInfo.InvariantCulture,
                $"through {kind} {Safe(via.Name)}, asked for at {Safe(via.At.ToString())}\n"
            );
        }
    }

    private static string Word(Severity severity) =>
        severity switch
        {
            Severity.Note => "note",
            Severity.Warning => "warning",
            Severity.Error => "error",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Safe(string text) => Printable.Of(text, LongestMessage);
}
