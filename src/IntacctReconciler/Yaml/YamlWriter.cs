using System.Text;
using IntacctReconciler.Text;

namespace IntacctReconciler.Yaml;

/// <summary>
/// Writes YAML as a person would: blocks indented by two, short lists in brackets, quotes where they are needed, comments.
/// What it writes reads back as what was given, also hostile text. The same calls give the same bytes.
/// </summary>
/// <remarks>
/// <see cref="Map"/>, <see cref="List(string, string?)"/> and <see cref="Item()"/> open a level that lasts until what they
/// return is disposed; an empty one is written as <c>{}</c> or <c>[]</c>.
/// </remarks>
public sealed class YamlWriter
{
    /// <summary>Lists in brackets are not made longer than this, as far as that can be helped.</summary>
    public const int Width = 100;

    // YAML readers need not look further for the colon of a key.
    private const int LongestKey = 1000;

    private readonly StringBuilder text = new();
    private readonly Stack<Level> open = [];
    private bool afterDash;

    public override string ToString() => text.ToString();

    /// <summary>One line of comment for each line of the text.</summary>
    public void Comment(string comment)
    {
        foreach (var line in comment.ReplaceLineEndings("\n").Split('\n'))
        {
            Begin();
            text.Append(line.Length == 0 ? "#" : $"# {Printable.Of(line, int.MaxValue)}").Append('\n');
        }
    }

    public void Blank()
    {
        EndHeader();
        text.Append('\n');
    }

    public void Pair(string key, YamlValue value, string? comment = null)
    {
        Key(key);
        text.Append(' ').Append(value.Block);
        EndLine(comment);
    }

    public void Pair(string key, string value, string? comment = null) => Pair(key, YamlValue.Of(value), comment);

    public void Pair(string key, bool value, string? comment = null) => Pair(key, YamlValue.Of(value), comment);

    public void Pair(string key, int value, string? comment = null) => Pair(key, YamlValue.Of(value), comment);

    /// <summary>In brackets where that fits the width, else an entry a line.</summary>
    public void Pair(string key, IReadOnlyCollection<string> items, string? comment = null)
    {
        var flow = YamlValue.Of(items);
        if (items.Count <= 1 || 2 * open.Count + key.Length + 2 + flow.Block.Length <= Width)
        {
            Pair(key, flow, comment);
            return;
        }
        using (List(key, comment))
        {
            foreach (var item in items)
                Item(YamlValue.Of(item));
        }
    }

    /// <summary>Opens a map under a key.</summary>
    public IDisposable Map(string key, string? comment = null) => Open(key, "{}", comment);

    /// <summary>Opens a list under a key, for entries written with <see cref="Item(YamlValue, string?)"/> and <see cref="Item()"/>.</summary>
    public IDisposable List(string key, string? comment = null) => Open(key, "[]", comment);

    public void Item(YamlValue value, string? comment = null)
    {
        BeginEntry();
        text.Append("- ").Append(value.Block);
        EndLine(comment);
    }

    /// <summary>Opens a map that is an entry of the list.</summary>
    public IDisposable Item()
    {
        BeginEntry();
        text.Append("- ");
        afterDash = true;
        return Enter(new(this, "{}") { IsOnHeader = false });
    }

    private Level Open(string key, string empty, string? comment)
    {
        Key(key);
        if (comment is not null)
            EndLine(comment);
        return Enter(new(this, empty) { IsOnHeader = comment is null });
    }

    private Level Enter(Level entered)
    {
        open.Push(entered);
        return entered;
    }

    private void Key(string key)
    {
        BeginEntry();
        var written = YamlScalarText.Of(key);
        if (written.Length > LongestKey)
            text.Append("? ").Append(written).Append('\n').Append(' ', 2 * open.Count).Append(':');
        else
            text.Append(written).Append(':');
    }

    private void BeginEntry()
    {
        Begin();
        if (open.TryPeek(out var level))
            level.IsEmpty = false;
    }

    private void Begin()
    {
        EndHeader();
        if (!afterDash)
            text.Append(' ', 2 * open.Count);
        afterDash = false;
    }

    private void EndHeader()
    {
        if (!open.TryPeek(out var level) || !level.IsOnHeader)
            return;
        text.Append('\n');
        level.IsOnHeader = false;
    }

    private void EndLine(string? comment)
    {
        if (comment is not null)
            text.Append("  # ").Append(Printable.Of(comment.ReplaceLineEndings(" "), int.MaxValue));
        text.Append('\n');
    }

    private void Close(Level level)
    {
        if (open.Count == 0 || open.Peek() != level)
            throw new InvalidOperationException("levels are closed from the inside out");
        if (level.IsEmpty)
        {
            // Without its brackets an empty map or list would read as null.
            if (level.IsOnHeader)
                text.Append(' ');
            else if (!afterDash)
                text.Append(' ', 2 * open.Count);
            text.Append(level.Empty).Append('\n');
        }
        afterDash = false;
        open.Pop();
    }

    private sealed class Level(YamlWriter writer, string empty) : IDisposable
    {
        private bool isClosed;

        public string Empty => empty;

        /// <summary>Whether the line of its key is not ended yet.</summary>
        public bool IsOnHeader { get; set; }

        public bool IsEmpty { get; set; } = true;

        public void Dispose()
        {
            if (!isClosed)
                writer.Close(this);
            isClosed = true;
        }
    }
}
