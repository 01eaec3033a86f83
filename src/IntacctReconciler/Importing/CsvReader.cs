using System.Text;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Importing;

/// <summary>A cell with the place where it begins; line and column count from 1.</summary>
public readonly record struct CsvCell(string Text, int Line, int Column);

/// <summary>
/// Reads separated values (RFC 4180) row by row, with the place of each cell: quotes, line breaks within them, any kind of
/// line end. Nothing but the row is held. What cannot be read for sure is a problem; where no later row can be trusted, the
/// reading is over.
/// </summary>
public sealed class CsvReader(TextReader text, char separator, Source source, IProblems problems)
{
    /// <summary>What a cell of a spreadsheet can hold (Excel's limit); a quote that is not closed is found by it.</summary>
    public const int LongestCell = 32_767;

    private const int End = -1;
    private const char Bom = '\uFEFF';

    /// <summary>Longer texts are seldom the same twice.</summary>
    private const int LongestPooled = 80;

    private readonly char[] buffer = new char[32 * 1024];
    private readonly StringBuilder cell = new();
    private readonly HashSet<string> pool = new(StringComparer.Ordinal);
    private int at;
    private int length;
    private int line = 1;
    private int column = 1;
    private bool isAfterStart;

    /// <summary>Something is wrong after which nothing can be read.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Something is wrong with the row that was read last.</summary>
    public bool IsRowBroken { get; private set; }

    /// <summary>Where the next row begins.</summary>
    public Origin Place => new(source, line, column);

    /// <summary>Reads the next row into the list; false at the end, and when reading is broken off.</summary>
    public bool Read(List<CsvCell> cells)
    {
        cells.Clear();
        IsRowBroken = false;
        if (!isAfterStart && Peek() == Bom)
            at++;
        isAfterStart = true;
        if (Peek() == End)
            return false;
        while (ReadCell(cells)) { }
        return !IsBroken;
    }

    /// <summary>Reads a cell with what follows it; true when that is a separator.</summary>
    private bool ReadCell(List<CsvCell> cells)
    {
        var start = Place;
        cell.Clear();
        if (!(Peek() == '"' ? ReadQuoted(start) : ReadPlain(start)))
            return false;
        cells.Add(new(Pooled(), start.Line, start.Column));
        var next = Next();
        if (next == '\r' && Peek() == '\n')
            Next();
        return next == separator;
    }

    private bool ReadQuoted(Origin start)
    {
        Next();
        while (true)
        {
            var next = Next();
            if (next == End)
                return Break(Codes.CellWithoutEnd(start));
            if (next == '"')
            {
                if (Peek() != '"')
                    break;
                Next();
            }
            if (!Append(next, start))
                return false;
        }
        while (Peek() == ' ')
            Next();
        if (IsEndOfCell(Peek()))
            return true;
        if (!IsRowBroken)
            problems.Add(Codes.RowUnreadable(Place, "text stands after the closing quotation mark of a cell"));
        IsRowBroken = true;
        return ReadPlain(start);
    }

    private bool ReadPlain(Origin start)
    {
        while (!IsEndOfCell(Peek()))
        {
            if (!Append(Next(), start))
                return false;
        }
        return true;
    }

    private bool Append(int letter, Origin start)
    {
        // The decoder puts it where bytes are none of its letters.
        if (letter == Rune.ReplacementChar.Value)
            return Break(Codes.ReportNotUtf8(new(source, line, column - 1)));
        cell.Append((char)letter);
        return cell.Length <= LongestCell || Break(Codes.CellWithoutEnd(start));
    }

    private bool Break(Diagnostic why)
    {
        problems.Add(why);
        IsBroken = true;
        return false;
    }

    private bool IsEndOfCell(int letter) => letter is End or '\r' or '\n' || letter == separator;

    /// <summary>A report says the same few thousand words in millions of cells.</summary>
    private string Pooled()
    {
        if (cell.Length == 0)
            return "";
        if (cell.Length > LongestPooled)
            return cell.ToString();
        Span<char> letters = stackalloc char[LongestPooled];
        letters = letters[..cell.Length];
        cell.CopyTo(0, letters, cell.Length);
        var words = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        if (words.TryGetValue(letters, out var known))
            return known;
        var made = new string(letters);
        pool.Add(made);
        return made;
    }

    private int Peek()
    {
        if (at == length)
            (at, length) = (0, text.Read(buffer, 0, buffer.Length));
        return length == 0 ? End : buffer[at];
    }

    private int Next()
    {
        var letter = Peek();
        if (letter == End)
            return End;
        at++;
        if (letter == '\n' || (letter == '\r' && Peek() != '\n'))
            (line, column) = (line + 1, 1);
        else
            column++;
        return letter;
    }
}
