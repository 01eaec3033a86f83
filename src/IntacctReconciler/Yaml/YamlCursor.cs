using IntacctReconciler.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IntacctReconciler.Yaml;

/// <summary>
/// The event at hand. When the text turns out not to be YAML that is reported, and from then on there is no event:
/// every loop over events ends of itself, and what was found before is kept.
/// </summary>
internal sealed class YamlCursor(Source source, ReadOnlyMemory<byte> utf8, TextReader text, IProblems problems)
{
    private readonly Parser parser = new(text);
    private readonly Stack<Origin> open = [];

    public ParsingEvent? Current { get; private set; }

    public bool IsBroken { get; private set; }

    public Origin PlaceOf(Mark mark) => new(source, (int)mark.Line, (int)mark.Column);

    public Origin Place => Current is null ? new(source, 1, 1) : PlaceOf(Current.Start);

    public void Move()
    {
        if (IsBroken)
            return;
        try
        {
            Current = parser.MoveNext() ? parser.Current : null;
        }
        catch (YamlException fault)
        {
            Break(Codes.NotYaml(PlaceOf(fault), fault.Message, open.Count > 0 ? open.Peek() : null));
            return;
        }
        catch (InvalidOperationException)
        {
            // The parser's own state runs empty on some unclosed brackets.
            Break(Codes.NotYaml(Place, "unclosed", open.Count > 0 ? open.Peek() : null));
            return;
        }
        Follow();
    }

    /// <summary>Reports and goes no further in this text.</summary>
    public void Break(Diagnostic why)
    {
        problems.Add(why);
        IsBroken = true;
        Current = null;
    }

    /// <summary>Of a tab the parser does not say where it is: then the first indentation from here on that has one.</summary>
    private Origin PlaceOf(YamlException fault)
    {
        var at = PlaceOf(fault.Start);
        if (!fault.Message.Contains("invalid tab", StringComparison.Ordinal))
            return at;
        var number = 0;
        foreach (var range in utf8.Span.Split((byte)'\n'))
        {
            var line = utf8.Span[range];
            var indent = line[..^line.TrimStart(" \t"u8).Length];
            if (++number >= Place.Line && indent.IndexOf((byte)'\t') is >= 0 and var tab)
                return new(source, number, tab + 1);
        }
        return at;
    }

    private void Follow()
    {
        if (Current is MappingStart or SequenceStart)
            open.Push(Place);
        else if (Current is MappingEnd or SequenceEnd)
            open.Pop();
    }
}
