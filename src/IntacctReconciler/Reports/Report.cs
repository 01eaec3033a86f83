using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports;

/// <summary>What a piece of a report is, so that a format can choose its look.</summary>
public enum Tone
{
    Plain,

    /// <summary>The name of a section or of a thing that a block is about.</summary>
    Title,
    Gain,
    Lose,
    Change,
    Moved,
    Refused,
    Notable,
    Ok,

    /// <summary>A place in a file.</summary>
    Place,

    /// <summary>To be copied into a file.</summary>
    Code,

    /// <summary>Helpful, but not what the reader came for.</summary>
    Dim,
}

/// <summary>The sign at the head of a row.</summary>
public enum Mark
{
    None,
    Gain,
    Lose,
    Change,
    Moved,
    Refused,
    Notable,
    Ok,
}

/// <summary>
/// A run of text in one tone. Whatever goes in comes out printable, so a format can never pass on a terminal escape.
/// </summary>
public sealed record Piece
{
    /// <summary>Longer than any sentence of ours; ids are cut much sooner, by whoever words them.</summary>
    private const int Longest = 4000;

    public Piece(string text, Tone tone = Tone.Plain) => (Text, Tone) = (Printable.Of(text, Longest), tone);

    public string Text { get; }

    public Tone Tone { get; }

    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Piece?(string? text) => text is null ? null : new(text);
}

/// <summary>Text that is wrapped as one.</summary>
public sealed record Phrase(params ImmutableArray<Piece> Pieces)
{
    public static Phrase Empty { get; } = new([]);

    public bool IsEmpty => Pieces.All(piece => piece.Text.Length == 0);

    public string Text => string.Concat(Pieces.Select(piece => piece.Text));

    public static implicit operator Phrase(string text) => new(new Piece(text));

    public static implicit operator Phrase(Piece piece) => new(piece);

    public override string ToString() => Text;
}

/// <summary>One row: a mark, cells in columns, and the place it comes from.</summary>
/// <param name="Depth">0 for a row of the section itself, more for what belongs to a row above.</param>
/// <param name="Place">file:line.</param>
public sealed record Row(Mark Mark, int Depth, ImmutableArray<Phrase> Cells, Piece? Place = null);

/// <summary>Rows whose cells stand in common columns, depth by depth.</summary>
public sealed record Block(params ImmutableArray<Row> Rows);

/// <summary>A table of short cells under named columns.</summary>
/// <param name="Columns">The names over the cells; over the rows' own names there is none.</param>
public sealed record Grid(ImmutableArray<Phrase> Columns, ImmutableArray<GridRow> Rows);

/// <param name="Cells">One for each column.</param>
public sealed record GridRow(Phrase Name, ImmutableArray<GridCell> Cells);

/// <param name="SaysNothing">A row of which all cells in sight say nothing may be left out.</param>
public readonly record struct GridCell(Piece Text, bool SaysNothing);

/// <summary>A column of a listing.</summary>
/// <param name="IsNumber">Its cells stand at the right.</param>
public sealed record Column(string Name, bool IsNumber = false);

/// <summary>Rows of which each says the same things, one in each column.</summary>
public sealed record Listing(ImmutableArray<Column> Columns, ImmutableArray<ImmutableArray<Piece>> Rows);

/// <summary>A part of a report.</summary>
/// <param name="Title">Null for text that stands for itself: a header, a summary.</param>
/// <param name="Lead">What follows the title on its line.</param>
public sealed record Section(Piece? Title, Phrase Lead, params ImmutableArray<Block> Blocks)
{
    /// <summary>Follows the section before it without an empty line between.</summary>
    public bool Close { get; init; }

    /// <summary>What all of it comes to: the last word on a terminal, the first in what is read from its top.</summary>
    public bool IsSummary { get; private init; }

    /// <summary>For whoever looks closer: the first to be folded where there is room for little.</summary>
    public bool IsDetail { get; init; }

    /// <summary>Stands between the lead and the blocks.</summary>
    public Listing? Listing { get; init; }

    /// <summary>A table that stands before the blocks.</summary>
    public Grid? Grid { get; init; }

    public static Section Summary(Phrase says) => new(null, says) { IsSummary = true };
}

/// <summary>What a verb has to say, before any format lays it out.</summary>
public sealed record Report(params ImmutableArray<Section> Sections)
{
    /// <summary>Of a report that has one.</summary>
    public Phrase Summary => Sections.Single(section => section.IsSummary).Lead;
}

/// <summary>How much to say.</summary>
public enum Detail
{
    /// <summary>Long lists are folded and say how much they leave out.</summary>
    Brief,

    /// <summary>Everything.</summary>
    Verbose,
}
