using System.Diagnostics;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Resolving;

/// <summary>Finds what the lines of a module speak of: the rest of it, a section, or one permission.</summary>
internal sealed class EntryLookup(Lookup lookup, GrantSet held)
{
    /// <summary>Null when it is reported instead.</summary>
    public EntryTarget? Find(PermissionEntry entry, NamedModule module) =>
        entry.Scope switch
        {
            EntryScope.Rest => new EntryTarget.Rest(),
            EntryScope.Section => FindSection(entry, module),
            EntryScope.Permission => FindPermission(entry, module),
            EntryScope.Named => FindNamed(entry, module),
            _ => throw new UnreachableException(),
        };

    private EntryTarget? FindNamed(PermissionEntry entry, NamedModule module)
    {
        if (SectionNamed(entry.Name) is not { } section)
            return FindPermission(entry, module);
        var isPermission = Candidates(entry, module).Any();
        if (HasLockedSection(section, module) || (!isPermission && HasSection(section, module)))
        {
            if (!isPermission)
                return new EntryTarget.Section(section);
            lookup.Unknown(Codes.SectionOrPermission(entry.At, entry.Name, module.Declared.Name));
            return null;
        }
        return isPermission ? FindPermission(entry, module) : FindSection(entry, module);
    }

    private EntryTarget.Section? FindSection(PermissionEntry entry, NamedModule module)
    {
        if (SectionNamed(entry.Name) is not { } section)
            lookup.Problems.Add(Codes.UnknownSection(entry.At, entry.Name));
        else if (HasLockedSection(section, module) || HasSection(section, module))
            return new EntryTarget.Section(section);
        else
            lookup.Unknown(Codes.SectionWithoutPermissions(entry.At, entry.Name, module.Declared.Name));
        return null;
    }

    private EntryTarget.One? FindPermission(PermissionEntry entry, NamedModule module)
    {
        CatalogueEntry[] found = [.. Candidates(entry, module)];
        if (found is [var only])
            return new EntryTarget.One(only);
        if (found.Length > 1)
        {
            var tokens = found.Select(one => one.Permission.ToString()).Order(StringComparer.Ordinal).ToArray();
            lookup.Unknown(Codes.PermissionAmbiguous(entry.At, entry.Name, module.Declared.Name, tokens));
        }
        else if (!IsNothingToTake(entry, module))
        {
            lookup.Unknown(Missing(entry, module));
        }
        return null;
    }

    /// <summary>Offered ones; else what the subject holds although the company does not offer it any more.</summary>
    private IEnumerable<CatalogueEntry> Candidates(PermissionEntry entry, NamedModule module)
    {
        if (Locked(entry, module) is { Length: > 0 } locked)
            return locked;
        var offered = module.Tokens.SelectMany(token => lookup.Words.Permissions(token, entry.Name)).ToArray();
        return offered.Length > 0
            ? offered
            : module
                .Tokens.Select(token => Permission.Standard(token, entry.Name))
                .Where(permission => !held.RightsOn(permission).IsEmpty)
                .Select(permission => new CatalogueEntry(permission, null, Rights.None));
    }

    /// <summary>What the words meant when they were locked, as far as the company still offers it.</summary>
    private CatalogueEntry[] Locked(PermissionEntry entry, NamedModule module) =>
        lookup.Locked is { } locked
            ?
            [
                .. module
                    .Tokens.SelectMany(token => locked.Words.Permissions(token, entry.Name))
                    .Select(was => lookup.Catalogue.Find(was.Permission))
                    .OfType<CatalogueEntry>(),
            ]
            : [];

    /// <summary>A permission that there is, but not here, and that none shall be given of: so it is already.</summary>
    private bool IsNothingToTake(PermissionEntry entry, NamedModule module) =>
        entry.Rights is RightsDeclaration.OfPreset { Preset: Preset.None }
        && IsShipped(entry, module)
        && !module.Tokens.Any(token => Aliases.Of(Permission.Standard(token, entry.Name), lookup.Catalogue) is [_, ..]);

    private static bool IsShipped(PermissionEntry entry, NamedModule module) =>
        module.Tokens.Any(token => !ScreenWords.Shipped.Permissions(token, entry.Name).IsEmpty);

    private Diagnostic Missing(PermissionEntry entry, NamedModule module)
    {
        var hint = module.Tokens.Select(token => HintFor(entry.Name, token)).FirstOrDefault(found => found is not null);
        return IsShipped(entry, module)
            ? Codes.PermissionNotOffered(entry.At, entry.Name, module.Declared.Name, hint)
            : Codes.UnknownPermission(entry.At, entry.Name, module.Declared.Name, hint);
    }

    private string? HintFor(string name, string token)
    {
        if (Aliases.Of(Permission.Standard(token, name), lookup.Catalogue) is [var moved, ..])
            return Codes.MovedTo(name, moved.To.ToString(), moved.Release);
        if (lookup.Words.NearestPermission(token, name) is { } near)
            return Codes.DidYouMean(near);
        string[] elsewhere =
        [
            .. lookup
                .Words.Elsewhere(token, name)
                .Select(other => lookup.Words.Print(other.Module))
                .Distinct(StringComparer.Ordinal)
                .Take(5),
        ];
        return elsewhere.Length == 0 ? null : Codes.IsElsewhere(elsewhere);
    }

    private bool HasLockedSection(string section, NamedModule module) =>
        module.Tokens.Any(token => lookup.Presets.OfModule(token).Any(entry => entry.Entry.Section == section));

    private bool HasSection(string section, NamedModule module) =>
        module.Tokens.Any(token => lookup.Catalogue.OfModule(token).Any(entry => entry.Section == section));

    private static string? SectionNamed(string text) =>
        Sections.Named(text)
        ?? (
            text is Sections.ActivitiesAndLists
                ? text
                : Sections.Keys.Where(key => Same(key, text)).Select(Sections.Named).FirstOrDefault()
        );

    private static bool Same(string key, string text) => string.Equals(key, text, StringComparison.OrdinalIgnoreCase);
}
