using System.Collections.Immutable;
using IntacctReconciler.Declarations;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Exporting;

/// <summary>A line of <c>permissions:</c>: a key with a preset, with rights, or with lines of its own.</summary>
internal sealed record GrantLine(
    string Key,
    Preset? Preset,
    ImmutableArray<string> Rights,
    ImmutableArray<GrantLine> Lines
)
{
    /// <summary>The key of what no line names.</summary>
    public const string Rest = "*";

    private static readonly Origin Nowhere = new(new Source(""), 1, 1);

    public static GrantLine OfPreset(string key, Preset preset) => new(key, preset, [], []);

    public static GrantLine OfRights(string key, ImmutableArray<string> rights) => new(key, null, rights, []);

    public static GrantLine OfLines(string key, ImmutableArray<GrantLine> lines) => new(key, null, [], lines);

    public static string WordOf(Preset preset) =>
        preset switch
        {
            Declarations.Preset.All => "all",
            Declarations.Preset.ReadOnly => "read-only",
            Declarations.Preset.None => "none",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>What the line with key <c>permissions</c> says, as it is when it has been read from a file.</summary>
    public PermissionsDeclaration Declaration() =>
        Preset is { } preset
            ? new(new(preset, Nowhere), [], Nowhere)
            : new(null, [.. Lines.Select(line => line.Module())], Nowhere);

    private ModuleDeclaration Module() =>
        Preset is { } preset
            ? new(Key, new(preset, Nowhere), [], Nowhere)
            : new(Key, null, [.. Lines.Select(line => line.Entry())], Nowhere);

    private PermissionEntry Entry()
    {
        var (scope, name) = PermissionsReader.ScopeOf(Key);
        return new(
            scope,
            name,
            Preset is { } preset
                ? new RightsDeclaration.OfPreset(preset, Nowhere)
                : new RightsDeclaration.OfWords(
                    [.. Rights.Select(word => new Setting<string>(word, Nowhere))],
                    Nowhere
                ),
            Nowhere
        );
    }
}
