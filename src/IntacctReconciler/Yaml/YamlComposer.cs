using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IntacctReconciler.Yaml;

/// <summary>Makes nodes of events, within limits. A null in place of a node: the text broke off and that was reported.</summary>
internal sealed class YamlComposer(YamlCursor cursor, IProblems problems)
{
    public const int Deepest = 64;

    /// <summary>How many nodes aliases may add to those that are written.</summary>
    public const int MostAliased = 1_000_000;

    private readonly Dictionary<string, YamlNode?> anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> pool = new(StringComparer.Ordinal);
    private int aliased;

    /// <summary>The node at the cursor, which moves past it.</summary>
    /// <param name="level">The level on which it stands; the outermost is 1.</param>
    public YamlNode? Compose(int level)
    {
        switch (cursor.Current)
        {
            case Scalar scalar:
                return Close(scalar, ScalarOf(scalar));
            case AnchorAlias alias:
                return Follow(alias, level);
            case NodeEvent when level > Deepest:
                cursor.Break(Codes.TooDeep(cursor.Place, Deepest));
                return null;
            case SequenceStart start:
                Open(start);
                return ListOf(cursor.Place, level) is { } list ? Close(start, Checked(start, list, "seq")) : null;
            case MappingStart start:
                Open(start);
                return MapOf(cursor.Place, level) is { } map ? Close(start, Checked(start, map, "map")) : null;
            default:
                return null;
        }
    }

    /// <summary>
    /// The next key of the map that the cursor is in, with the cursor before its value; null at the map's end.
    /// Keys that cannot stand are reported and passed over with their values.
    /// </summary>
    public YamlKey? NextKey(SeenKeys seen, int level)
    {
        while (cursor.Current is not (null or MappingEnd))
        {
            if (Key(level) is { } key)
            {
                if (seen.Add(key) is not { } before)
                    return key;
                problems.Add(Codes.DuplicateKey(key.At, key.Text, before));
            }
            if (Compose(level) is null)
                return null;
        }
        return null;
    }

    private YamlKey? Key(int level)
    {
        if (cursor.Current is not Scalar scalar)
        {
            problems.Add(Codes.KeyNotText(cursor.Place));
            Compose(level);
            return null;
        }
        var key = new YamlKey(Pooled(scalar.Value), cursor.Place);
        var isPlain = scalar.Style == ScalarStyle.Plain;
        Close(scalar, ScalarOf(scalar));
        if (!isPlain || (key.Text != "<<" && CoreSchema.IsTextAsWritten(key.Text)))
            return key;
        problems.Add(
            key.Text switch
            {
                "<<" => Codes.MergeKey(key.At),
                "" => Codes.KeyNotText(key.At),
                _ => Codes.NeedsQuotes(key.At, "a key", key.Text),
            }
        );
        return null;
    }

    private YamlList? ListOf(Origin at, int level)
    {
        cursor.Move();
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (cursor.Current is not (null or SequenceEnd))
        {
            if (Compose(level + 1) is not { } item)
                return null;
            items.Add(item);
        }
        return cursor.Current is null ? null : new(at, items.DrainToImmutable());
    }

    private YamlMap? MapOf(Origin at, int level)
    {
        cursor.Move();
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var seen = new SeenKeys();
        while (NextKey(seen, level + 1) is { } key)
        {
            if (Compose(level + 1) is not { } value)
                return null;
            entries.Add(new(key, value));
        }
        // The parser gives no place to a pair that stands in a list without braces.
        if (at is { Line: 1, Column: 1 } && entries.Count > 0)
            at = entries[0].Key.At;
        return cursor.Current is null ? null : new(at, entries.DrainToImmutable());
    }

    private YamlNode? Follow(AnchorAlias alias, int level)
    {
        var at = cursor.Place;
        var name = alias.Value.Value;
        if (!anchors.TryGetValue(name, out var node))
            problems.Add(Codes.UnknownAlias(at, name));
        else if (node is null)
            problems.Add(Codes.CyclicAlias(at, name));
        else if (level + node.Height - 1 > Deepest)
            cursor.Break(Codes.TooDeep(at, Deepest));
        else if ((aliased += node.Size) > MostAliased)
            cursor.Break(Codes.TooMuchAliased(at, MostAliased));
        if (cursor.IsBroken)
            return null;
        cursor.Move();
        return node ?? new YamlFault(at);
    }

    private YamlNode ScalarOf(Scalar scalar)
    {
        var text = Pooled(scalar.Value);
        var isPlain = scalar.Style == ScalarStyle.Plain;
        var tag = YamlTag.Of(scalar.Tag);
        if (isPlain && (text.Contains(": ", StringComparison.Ordinal) || text.EndsWith(':')))
            return Fault(Codes.ColonInText(cursor.Place));
        if (tag is null)
            return new YamlScalar(cursor.Place, text, isPlain);
        if (!YamlTag.IsCore(tag))
            return Fault(Codes.UnknownTag(cursor.Place, tag));
        return YamlTag.Fits(tag, text)
            ? new YamlScalar(cursor.Place, text, !YamlTag.IsText(tag))
            : Fault(Codes.TagDoesNotFit(cursor.Place, tag));
    }

    private YamlNode Checked(NodeEvent start, YamlNode node, string own) =>
        YamlTag.Of(start.Tag) is not { } tag || tag == YamlTag.NonSpecific || tag == YamlTag.Prefix + own ? node
        : YamlTag.IsCore(tag) ? Fault(Codes.TagDoesNotFit(node.At, tag), node.At)
        : Fault(Codes.UnknownTag(node.At, tag), node.At);

    private YamlFault Fault(Diagnostic why, Origin? at = null)
    {
        problems.Add(why);
        return new(at ?? cursor.Place);
    }

    private void Open(NodeEvent start)
    {
        if (!start.Anchor.IsEmpty)
            anchors[start.Anchor.Value] = null;
    }

    /// <summary>Moves past the node's last event, and remembers the node where it has an anchor.</summary>
    private YamlNode Close(NodeEvent start, YamlNode node)
    {
        if (!start.Anchor.IsEmpty)
            anchors[start.Anchor.Value] = node;
        cursor.Move();
        return node;
    }

    private string Pooled(string text)
    {
        if (pool.TryGetValue(text, out var known))
            return known;
        pool.Add(text);
        return text;
    }
}
