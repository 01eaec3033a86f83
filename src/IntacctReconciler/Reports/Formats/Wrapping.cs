using System.Collections.Immutable;
using System.Text;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Formats;

/// <summary>Breaks a phrase into lines at its spaces; a word wider than a line is cut.</summary>
internal static class Wrapping
{
    /// <param name="first">Columns of the first line; less than one starts on the second.</param>
    /// <param name="rest">Columns of every further line; at least one.</param>
    public static ImmutableArray<ImmutableArray<Piece>> Lines(Phrase phrase, int first, int rest)
    {
        var lines = new LineBuilder(first, rest);
        foreach (var piece in phrase.Pieces)
        {
            foreach (var word in Words(piece.Text))
                lines.Add(word, piece.Tone);
        }
        return lines.Finish();
    }

    /// <summary>Runs of spaces and runs of other characters in turn.</summary>
    private static IEnumerable<string> Words(string text)
    {
        for (var start = 0; start < text.Length; )
        {
            var end = start + 1;
            while (end < text.Length && text[end] == ' ' == (text[start] == ' '))
                end++;
            yield return text[start..end];
            start = end;
        }
    }

    private sealed class LineBuilder(int first, int rest)
    {
        private readonly ImmutableArray<ImmutableArray<Piece>>.Builder lines = ImmutableArray.CreateBuilder<
            ImmutableArray<Piece>
        >();
        private readonly List<(string Text, Tone Tone)> line = [];

        /// <summary>A word as far as it has come: pieces may meet inside of one.</summary>
        private readonly List<(string Text, Tone Tone)> word = [];
        private (string Text, Tone Tone)? gap;
        private int used;
        private int room = first;

        public void Add(string text, Tone tone)
        {
            if (text[0] != ' ')
            {
                word.Add((text, tone));
                return;
            }
            EndWord();
            gap = line.Count == 0 && lines.Count > 0 ? null : (text, tone);
        }

        public ImmutableArray<ImmutableArray<Piece>> Finish()
        {
            EndWord();
            if (line.Count > 0 || lines.Count == 0)
                EndLine();
            return lines.DrainToImmutable();
        }

        private void EndWord()
        {
            if (word.Count == 0)
                return;
            var columns = word.Sum(part => DisplayWidth.Of(part.Text));
            var space = gap is { } before ? DisplayWidth.Of(before.Text) : 0;
            if (used + space + columns > room && (used > 0 || room < rest))
                EndLine();
            else if (gap is { } kept)
                Put(kept.Text, kept.Tone);
            gap = null;
            foreach (var (text, tone) in word)
                PutCut(text, tone);
            word.Clear();
        }

        private void PutCut(string text, Tone tone)
        {
            var part = new StringBuilder();
            var taken = 0;
            foreach (var rune in text.EnumerateRunes())
            {
                if (used + taken + DisplayWidth.Of(rune) > room)
                {
                    if (part.Length > 0)
                        Put(part.ToString(), tone);
                    part.Clear();
                    taken = 0;
                    if (used > 0)
                        EndLine();
                }
                part.Append(rune.ToString());
                taken += DisplayWidth.Of(rune);
            }
            if (part.Length > 0)
                Put(part.ToString(), tone);
        }

        private void Put(string text, Tone tone)
        {
            if (line.Count > 0 && line[^1].Tone == tone)
                line[^1] = (line[^1].Text + text, tone);
            else
                line.Add((text, tone));
            used += DisplayWidth.Of(text);
        }

        private void EndLine()
        {
            lines.Add([.. line.Select(part => new Piece(part.Text, part.Tone))]);
            line.Clear();
            used = 0;
            room = rest;
        }
    }
}
