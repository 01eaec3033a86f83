using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations;

/// <summary>Rights as written: a preset, or words that nobody has looked up yet.</summary>
public abstract record RightsDeclaration(Origin At)
{
    public sealed record OfPreset(Preset Preset, Origin At) : RightsDeclaration(At);

    public sealed record OfWords(ImmutableArray<Setting<string>> Words, Origin At) : RightsDeclaration(At);
}

/// <summary>
/// <c>permissions:</c> as written, either one preset for everything (<paramref name="Everything"/>) or modules.
/// What is not named is none.
/// </summary>
public sealed record PermissionsDeclaration(
    Setting<Preset>? Everything,
    ImmutableArray<ModuleDeclaration> Modules,
    Origin At
);

/// <summary>One module. <c>"*"</c> as its name stands for the modules that are not named.</summary>
/// <param name="Name">A module's API token or its screen words.</param>
/// <param name="Whole">The preset for the whole module, when it was written as one.</param>
/// <param name="Entries">Otherwise its entries.</param>
public sealed record ModuleDeclaration(
    string Name,
    Setting<Preset>? Whole,
    ImmutableArray<PermissionEntry> Entries,
    Origin At
);

public enum EntryScope
{
    /// <summary>A permission, or a section where the name is one: <c>bills</c>, <c>reports</c>.</summary>
    Named,

    /// <summary><c>section:reports</c></summary>
    Section,

    /// <summary><c>permission:reports</c></summary>
    Permission,

    /// <summary><c>"*"</c>: the rest of the module.</summary>
    Rest,
}

/// <summary>One line in a module.</summary>
/// <param name="Name">Without the <c>section:</c> or <c>permission:</c> before it.</param>
public sealed record PermissionEntry(EntryScope Scope, string Name, RightsDeclaration Rights, Origin At);

/// <summary>
/// Permissions of a custom application or of an agent: <c>application → group → name → rights</c>; an agent has no group level.
/// </summary>
/// <param name="Group">actions, objects or menus; null for an agent.</param>
/// <param name="Rights">API tokens; Intacct offers no catalogue to look them up in.</param>
public sealed record CustomGrantDeclaration(
    string Subject,
    string? Group,
    string Name,
    ImmutableArray<Setting<string>> Rights,
    Origin At
);

/// <summary><c>customApplications:</c> or <c>agents:</c> as a whole; empty means none.</summary>
public sealed record CustomGrantsDeclaration(ImmutableArray<CustomGrantDeclaration> Grants, Origin At);
