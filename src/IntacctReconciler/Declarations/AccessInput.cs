using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations;

/// <summary>The text of a file, or why it cannot be had.</summary>
/// <param name="Utf8">Not copied; must not change meanwhile. Null where there is no text.</param>
/// <param name="Why">One sentence without a full stop, where there is none: <c>it does not exist</c>.</param>
public readonly record struct SourceText(ReadOnlyMemory<byte>? Utf8, string? Why = null);

/// <summary>Reads the files that declarations stand in. The core opens none.</summary>
public interface ISourceFiles
{
    /// <param name="path">As the user would write it; from an include already put together with the folder of its file.</param>
    SourceText Read(string path);
}

/// <summary>A file that takes part, and the way in which it came to do so.</summary>
public sealed record InputFile(string Path, Passage? Via = null);

/// <summary>What the declarations for one company are read from.</summary>
public sealed record AccessInput(ISourceFiles Files)
{
    /// <summary>In a fleet, the files that its companies share; together one layer, below the company's own file.</summary>
    public ImmutableArray<InputFile> Base { get; init; } = [];

    /// <summary>The company's own file, in a fleet an overlay. Null where the base says it all.</summary>
    public InputFile? Own { get; init; }

    /// <summary>Variables that a fleet gives; they win over those of the files.</summary>
    public ImmutableDictionary<string, Setting<string>> Vars { get; init; } =
        ImmutableDictionary.Create<string, Setting<string>>(StringComparer.Ordinal);

    /// <summary>In a fleet, which company it is; a file that names another is in error.</summary>
    public Setting<string>? Company { get; init; }

    /// <summary>In a fleet, where the company is; it takes the place of what the files say.</summary>
    public ConnectionDeclaration? Connection { get; init; }

    /// <summary>Ids of the company's active entities, once they are known; <c>generate</c> over entities waits for them.</summary>
    public IReadOnlyCollection<string>? Entities { get; init; }
}
