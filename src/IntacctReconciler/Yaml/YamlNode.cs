using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Yaml;

/// <summary>A value of a file with its place. A value reached through an alias has the place of its anchor.</summary>
public abstract class YamlNode(Origin at)
{
    public Origin At { get; } = at;

    /// <summary>How many nodes it counts when every alias is followed, itself included.</summary>
    internal virtual int Size => 1;

    /// <summary>How many levels it has when every alias is followed, itself included.</summary>
    internal virtual int Height => 1;
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

    internal override int Size { get; } = 1 + items.Sum(item => item.Size);

    internal override int Height { get; } = 1 + items.Select(item => item.Height).DefaultIfEmpty().Max();
}

/// <summary>A map whose keys are texts, each once, in the order of the file.</summary>
public sealed class YamlMap(Origin at, ImmutableArray<YamlEntry> entries) : YamlNode(at)
{
    public ImmutableArray<YamlEntry> Entries { get; } = entries;

    internal override int Size { get; } = 1 + entries.Sum(entry => 1 + entry.Value.Size);

    internal override int Height { get; } = 1 + entries.Select(entry => entry.Value.Height).DefaultIfEmpty().Max();
}

/// <summary>Stands where something was that has been reported already; whoever meets it says nothing more.</summary>
public sealed class YamlFault(Origin at) : YamlNode(at);

public readonly record struct YamlKey(string Text, Origin At);

public readonly record struct YamlEntry(YamlKey Key, YamlNode Value);
