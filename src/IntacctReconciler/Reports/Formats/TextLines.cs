using System.Text;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Formats;

/// <summary>Puts pieces on lines and knows how far the line has come.</summary>
internal sealed class TextLines(int width, bool colour)
{
    private const int Gap = 2;
    private readonly StringBuilder text = new();
    private int column;
    private Piece? place;

    /// <summary>Spaces that are written only when something comes after them.</summary>
    private int pending;

    public bool IsEmpty => text.Length == 0;

    public int Column => column + pending;

    /// <summary>The place to stand at the right edge of the line that is ended next.</summary>
    public void SetPlace(Piece? at) => place = at is null ? null : new(at.Text, Tone.Place);

    public void PadTo(int target) => pending = Math.Max(target - column, 0);

    public void Put(Piece piece)
    {
        if (piece.Text.Length == 0)
            return;
        text.Append(' ', pending);
        column += pending + DisplayWidth.Of(piece.Text);
        pending = 0;
        var code = colour ? Ansi.Code(piece.Tone) : "";
        text.Append(code).Append(piece.Text).Append(code.Length > 0 ? Ansi.Reset : "");
    }

    /// <summary>Wraps the phrase from where the line stands; further lines begin at <paramref name="hang"/>, or where it stands now.</summary>
    public void Put(Phrase phrase, int? hang = null)
    {
        var from = hang ?? Column;
        var lines = Wrapping.Lines(phrase, Room, width - from);
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                End();
                PadTo(from);
            }
            foreach (var piece in lines[i])
                Put(piece);
        }
    }

    public void End()
    {
        if (place is { } at)
        {
            place = null;
            PadTo(Math.Max(column + Gap, width - DisplayWidth.Of(at.Text)));
            Put(at);
        }
        text.Append('\n');
        column = pending = 0;
    }

    public override string ToString() => text.ToString();

    private int Room => width - Column - (place is { } at ? DisplayWidth.Of(at.Text) + Gap : 0);
}
