using IntacctReconciler.Diagnostics;
using YamlDotNet.Core.Events;

namespace IntacctReconciler.Yaml;

/// <summary>
/// One piece of a file: a top-level key with its value; or the beginning of a section (<paramref name="Value"/> is null);
/// or an entry of one (<paramref name="Section"/> tells which).
/// </summary>
public readonly record struct YamlPart(string? Section, YamlKey Key, YamlNode? Value);

/// <summary>
/// Reads a YAML file piece by piece: an entry of a section is composed, handed over and forgotten, so that memory holds
/// one entry and not the file. Limits: 64 MB, 64 levels, one document, a bounded number of aliased nodes.
/// </summary>
/// <param name="utf8">The file; the memory is not copied and must not change meanwhile.</param>
/// <param name="problems">Takes what is wrong with the text as YAML.</param>
public sealed class YamlFile(Source source, ReadOnlyMemory<byte> utf8, IProblems problems)
{
    /// <summary>Whether the text broke off: what was handed over came before the break.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Where the outermost map begins.</summary>
    public Origin Start { get; private set; } = new(source, 1, 1);

    /// <param name="sections">Top-level keys whose maps come entry by entry.</param>
    public IEnumerable<YamlPart> Parts(IReadOnlySet<string> sections)
    {
        using var text = YamlText.Open(source, utf8, problems);
        if (text is null)
        {
            IsBroken = true;
            yield break;
        }
        var cursor = new YamlCursor(source, utf8, text, problems);
        foreach (var part in Root(cursor) ? Entries(cursor, sections) : [])
            yield return part;
        End(cursor);
        IsBroken = cursor.IsBroken;
    }

    /// <summary>Moves into the outermost map.</summary>
    private bool Root(YamlCursor cursor)
    {
        do cursor.Move();
        while (cursor.Current is StreamStart or DocumentStart);
        if (cursor.Current is MappingStart)
        {
            Start = cursor.Place;
            cursor.Move();
            return true;
        }
        if (!cursor.IsBroken)
            cursor.Break(
                cursor.Current is StreamEnd ? Codes.EmptyFile(new(source, 1, 1)) : Codes.NotAMap(cursor.Place)
            );
        return false;
    }

    private static void End(YamlCursor cursor)
    {
        while (cursor.Current is MappingEnd or DocumentEnd)
            cursor.Move();
        if (cursor.Current is DocumentStart)
            cursor.Break(Codes.SecondDocument(cursor.Place));
    }

    private IEnumerable<YamlPart> Entries(YamlCursor cursor, IReadOnlySet<string> sections)
    {
        var composer = new YamlComposer(cursor, problems);
        var seen = new SeenKeys();
        while (composer.NextKey(seen, 2) is { } key)
        {
            var isSection = sections.Contains(key.Text);
            // A section that something else refers to has to be kept as a whole.
            if (isSection && cursor.Current is MappingStart { Anchor.IsEmpty: true, Tag.IsEmpty: true })
            {
                yield return new(null, key, null);
                foreach (var part in Section(cursor, composer, key))
                    yield return part;
                continue;
            }
            if (composer.Compose(2) is not { } value)
                yield break;
            if (!isSection || value is not YamlMap map)
            {
                yield return new(null, key, value);
                continue;
            }
            yield return new(null, key, null);
            foreach (var entry in map.Entries)
                yield return new(key.Text, entry.Key, entry.Value);
        }
    }

    private static IEnumerable<YamlPart> Section(YamlCursor cursor, YamlComposer composer, YamlKey section)
    {
        cursor.Move();
        var seen = new SeenKeys();
        while (composer.NextKey(seen, 3) is { } key)
        {
            if (composer.Compose(3) is not { } value)
                yield break;
            yield return new(section.Text, key, value);
        }
        cursor.Move();
    }
}
