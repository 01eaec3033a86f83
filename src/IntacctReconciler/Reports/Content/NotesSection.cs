using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Warnings first, then notes; many of one kind are folded.</summary>
internal static class NotesSection
{
    private const int Most = 3;

    public static Section? Of(ImmutableArray<Diagnostic> notes, Detail detail)
    {
        if (notes.IsEmpty)
            return null;
        var rows = notes
            .GroupBy(note => (note.Severity, note.Code))
            .OrderByDescending(group => group.Key.Severity)
            .ThenBy(group => group.Key.Code, StringComparer.Ordinal)
            .SelectMany(group => Rows([.. group], detail));
        return new("NOTES", Phrase.Empty, new Block([.. rows]));
    }

    private static IEnumerable<Row> Rows(IReadOnlyList<Diagnostic> alike, Detail detail)
    {
        var shown = detail == Detail.Verbose || alike.Count <= Most + 1 ? alike.Count : Most;
        foreach (var note in alike.Take(shown))
        {
            yield return new(MarkOf(note.Severity), 0, [$"{note.Code} {note.Message}"], Names.Place(note.At));
            if (note.Hint is { } hint)
                yield return new(Mark.None, 1, [new Piece(hint, Tone.Dim)]);
        }
        if (shown < alike.Count)
        {
            var more = Plural.Of(alike.Count - shown, "more like this", "more like these");
            yield return new(Mark.None, 1, [new Piece($"and {more} (--verbose shows all)", Tone.Dim)]);
        }
    }

    private static Mark MarkOf(Severity severity) =>
        severity switch
        {
            Severity.Note => Mark.None,
            Severity.Warning => Mark.Notable,
            Severity.Error => Mark.Refused,
            _ => throw new UnreachableException(),
        };
}
