using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Yaml;

/// <summary>A value of a file with its place. A value reached through an alias has the place of its anchor.</summary>
public abstract class YamlNode(Origin at)
{
    public Origin At { get; } = at;

    private int size;
    private int height;

    /// <summary>How many nodes it counts when every alias is followed, itself included. Counted once, when an alias asks.</summary>
    internal int Size => size == 0 ? size = 1 + Parts.Sum(part => part.Size) : size;

    /// <summary>How many levels it has when every alias is followed, itself included.</summary>
    internal int Height => height == 0 ? height = 1 + Parts.Select(part => part.Height).DefaultIfEmpty().Max() : height;

    private protected virtual IEnumerable<YamlNode> Parts => [];
}

/// <param name="isPlain">Written without quotes, so that the core schema decides what it is.</param>
public sealed class YamlScalar(Origin at, string text, bool isPlain) : YamlNode(at)
{
    public string Text { get; } = text;

    public bool IsPlain { get; } = isPlain;

    public ScalarKind Kind => IsPlain ? CoreSchema.KindOf(Text) : ScalarKind.Text;
}

public sealed class YamlList(Origin at, ImmutableArray<YamlNode> items) : YamlNode(at)
{
    public ImmutableArray<YamlNode> Items { get; } = items;

    private protected override IEnumerable<YamlNode> Parts => Items;
}

/// <summary>A map whose keys are texts, each once, in the order of the file.</summary>
public sealed class YamlMap(Origin at, ImmutableArray<YamlEntry> entries) : YamlNode(at)
{
    public ImmutableArray<YamlEntry> Entries { get; } = entries;

    private protected override IEnumerable<YamlNode> Parts => Entries.Select(entry => entry.Value);
}

/// <summary>Stands where something was that has been reported already; whoever meets it says nothing more.</summary>
public sealed class YamlFault(Origin at) : YamlNode(at);

public readonly record struct YamlKey(string Text, Origin At);

public readonly record struct YamlEntry(YamlKey Key, YamlNode Value);
