using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary>A role, group or user as text, in the layer that declares it.</summary>
/// <param name="Section"><c>roles</c>, <c>groups</c> or <c>users</c>.</param>
internal sealed record ObjectText(string Section, YamlKey Key, YamlNode Node)
{
    /// <summary>What a <c>generate</c> adds to the variables for this one.</summary>
    public ImmutableArray<YamlEntry> Round { get; init; } = [];

    /// <summary>The <c>generate</c> that makes it, with the turn that this one is of.</summary>
    public Passage? Through { get; init; }

    /// <summary>Where a file says that overlays may not weaken it.</summary>
    public Origin? LockedAt { get; init; }
}

/// <summary>A file and all that it includes, put together: within a layer nothing overrules anything.</summary>
internal sealed class Layer
{
    /// <summary>Where the first file begins.</summary>
    public Origin? Start { get; set; }

    /// <summary>Whether the text of a file broke off, or could not be had.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Where <c>roles</c>, <c>groups</c> and <c>users</c> stand first.</summary>
    public Dictionary<string, Origin> Sections { get; } = new(StringComparer.Ordinal);

    /// <summary>Top-level keys apart from those that have a place of their own here.</summary>
    public ImmutableArray<YamlEntry> Head { get; set; } = [];

    /// <summary>Top-level keys that a file with <c>locked: true</c> at its top holds, and where it says so.</summary>
    public Dictionary<string, Origin> LockedKeys { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, YamlEntry> Vars { get; } = new(StringComparer.Ordinal);

    /// <summary>By section and name.</summary>
    public Dictionary<(string Section, string Name), YamlEntry> Templates { get; } = [];

    public List<YamlNode> Generates { get; } = [];

    /// <summary>Objects that were not settled while reading.</summary>
    public List<ObjectText> Objects { get; } = [];
}
