using IntacctReconciler.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IntacctReconciler.Yaml;

/// <summary>
/// The event at hand. When the text turns out not to be YAML that is reported, and from then on there is no event:
/// every loop over events ends of itself, and what was found before is kept.
/// </summary>
internal sealed class YamlCursor(Source source, TextReader text, IProblems problems)
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
            Break(Codes.NotYaml(PlaceOf(fault.Start), fault.Message, open.Count > 0 ? open.Peek() : null));
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

    private void Follow()
    {
        if (Current is MappingStart or SequenceStart)
            open.Push(Place);
        else if (Current is MappingEnd or SequenceEnd)
            open.Pop();
    }
}
