using System.Globalization;
using System.Text;
using IntacctReconciler.Text;

namespace IntacctReconciler.Evidence;

/// <summary>A text file for people: headings, paragraphs and lists, 78 columns wide. Names come in printable.</summary>
internal sealed class PlainText
{
    private const int Width = 78;

    private readonly StringBuilder text = new();
    private bool isAfterText;

    public PlainText Heading(string words)
    {
        if (text.Length > 0)
            text.Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{Printable.Of(words)}\n\n");
        isAfterText = false;
        return this;
    }

    public PlainText Paragraph(string words)
    {
        if (isAfterText)
            text.Append('\n');
        return Wrapped(words, "", "");
    }

    public PlainText Item(string words) => Wrapped(words, "- ", "  ");

    /// <summary>A name with what is to be said of it below.</summary>
    public PlainText Entry(string name, string words)
    {
        text.Append(CultureInfo.InvariantCulture, $"{Printable.Of(name)}\n");
        return Wrapped(words, "    ", "    ");
    }

    public override string ToString() => text.ToString();

    private PlainText Wrapped(string words, string first, string next)
    {
        var line = new StringBuilder(first);
        var isEmpty = true;
        foreach (var word in Printable.Of(words, int.MaxValue).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                text.Append(line).Append('\n');
                line.Clear().Append(next);
                isEmpty = true;
            }
            line.Append(isEmpty ? "" : " ").Append(word);
            isEmpty = false;
        }
        text.Append(line).Append('\n');
        isAfterText = true;
        return this;
    }
}
