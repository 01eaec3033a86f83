using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Exporting;

/// <summary>A line of <c>permissions:</c>: a key with a preset, with rights, or with lines of its own.</summary>
internal sealed record GrantLine(
    string Key,
    string? Preset,
    ImmutableArray<string> Rights,
    ImmutableArray<GrantLine> Lines
)
{
    public static GrantLine OfPreset(string key, string preset) => new(key, preset, [], []);

    public static GrantLine OfRights(string key, ImmutableArray<string> rights) => new(key, null, rights, []);

    public static GrantLine OfLines(string key, ImmutableArray<GrantLine> lines) => new(key, null, [], lines);
}

/// <summary>
/// Grants in the words of access files. Every word is tried on the very code that will read it; where none reads back as
/// what is meant, the whole set cannot be written, for what a declared set does not name is taken away.
/// </summary>
internal sealed class GrantWords(PermissionCatalogue catalogue)
{
    private const string All = "all";
    private const string ReadOnly = "read-only";

    /// <summary>A permission with fewer rights than this has them written out.</summary>
    private const int FewRights = 3;

    /// <summary>A section with fewer permissions than this has them written out.</summary>
    private const int FewPermissions = 3;

    private static readonly Origin Nowhere = new(new Source(""), 1, 1);
    private static readonly RightsDeclaration NoRights = new RightsDeclaration.OfWords([], Nowhere);

    private readonly Lookup lookup = Lookup.In(catalogue, offline: false, new Unheard());
    private readonly Dictionary<Permission, string?> offered = [];
    private readonly GrantSet everything = GrantSet.Of(
        catalogue.Entries.Select(entry => new Grant(entry.Permission, entry.All()))
    );

    /// <summary>The one preset that is all of the grants, or null.</summary>
    public string? PresetFor(GrantSet grants) =>
        grants.Count == 0 ? "none"
        : grants.Equals(everything) ? All
        : null;

    /// <summary>A line for each module; null when the grants cannot be written.</summary>
    public ImmutableArray<GrantLine>? Lines(GrantSet grants)
    {
        var modules = new ModuleLookup(lookup, grants);
        var entries = new EntryLookup(lookup, grants);
        var lines = ImmutableArray.CreateBuilder<GrantLine>();
        foreach (var module in grants.GroupBy(grant => grant.Permission.Module, StringComparer.Ordinal))
        {
            if (ModuleKey(module.Key, modules) is not { } key || Line(key, [.. module], entries) is not { } line)
                return null;
            lines.Add(line);
        }
        return lines.DrainToImmutable();
    }

    private GrantLine? Line(string key, ImmutableArray<Grant> grants, EntryLookup entries)
    {
        var module = grants[0].Permission.Module;
        var (held, entire) = (GrantSet.Of(grants), catalogue.OfModule(module));
        if (PresetFor(held, entire) is { } preset)
            return GrantLine.OfPreset(key, preset);
        var named = new NamedModule(new(key, null, [], Nowhere), [module]);
        var lines = ImmutableArray.CreateBuilder<GrantLine>();
        var rest = held;
        foreach (var (section, whole) in WholeSections(held, entire))
        {
            lines.Add(section);
            rest = rest.Except(whole);
        }
        foreach (var grant in rest)
        {
            if (PermissionKey(grant.Permission, named, entries) is not { } name || Line(name, grant) is not { } line)
                return null;
            lines.Add(line);
        }
        return GrantLine.OfLines(key, lines.DrainToImmutable());
    }

    /// <summary>Sections of which everything is held, or all that only looks: the buttons at their head on the screen.</summary>
    private static IEnumerable<(GrantLine Line, GrantSet Whole)> WholeSections(
        GrantSet held,
        ImmutableArray<CatalogueEntry> module
    )
    {
        foreach (var key in Sections.Keys)
        {
            ImmutableArray<CatalogueEntry> offers = [.. module.Where(entry => entry.Section == Sections.Named(key))];
            var whole = GrantSet.Of(
                offers.Select(entry => new Grant(entry.Permission, held.RightsOn(entry.Permission)))
            );
            if (offers.Length >= FewPermissions && PresetFor(whole, offers) is { } preset)
                yield return (GrantLine.OfPreset($"section:{key}", preset), whole);
        }
    }

    /// <summary>The preset that gives exactly what is held of these, or null.</summary>
    private static string? PresetFor(GrantSet held, ImmutableArray<CatalogueEntry> offers) =>
        held.Count == 0 ? null
        : held.Equals(GrantSet.Of(offers.Select(entry => new Grant(entry.Permission, entry.All())))) ? All
        : held.Equals(GrantSet.Of(offers.Select(entry => new Grant(entry.Permission, entry.ReadOnly())))) ? ReadOnly
        : null;

    private GrantLine? Line(string key, Grant grant)
    {
        var allowed = catalogue.Find(grant.Permission)?.Allowed ?? Rights.None;
        if (grant.Rights == allowed && allowed.Count >= FewRights)
            return GrantLine.OfPreset(key, All);
        ImmutableArray<string> words = [.. RightWords.Print(grant.Rights, allowed | grant.Rights)];
        var read = words.Select(word => RightWords.Read(word, allowed | grant.Rights).Token ?? "");
        return words.All(Written.IsId) && Rights.Of(read) == grant.Rights ? GrantLine.OfRights(key, words) : null;
    }

    private string? ModuleKey(string module, ModuleLookup modules) =>
        Spellings(lookup.Words.Print(module), module)
            .Where(text => text != ModuleLookup.Others)
            .FirstOrDefault(text =>
                modules.Find([new(text, null, [], Nowhere)]) is [{ Tokens: [var only] }] && only == module
            );

    private string? PermissionKey(Permission permission, NamedModule module, EntryLookup entries)
    {
        if (catalogue.Find(permission) is null)
            return Find(permission, module, entries);
        if (!offered.TryGetValue(permission, out var key))
            offered[permission] = key = Find(permission, module, entries);
        return key;
    }

    private string? Find(Permission permission, NamedModule module, EntryLookup entries)
    {
        var word = lookup.Words.Print(permission);
        return Spellings(word, permission.Name, $"permission:{word}", $"permission:{permission.Name}")
            .FirstOrDefault(text => Reads(text, permission, module, entries));
    }

    private static bool Reads(string text, Permission permission, NamedModule module, EntryLookup entries)
    {
        var (scope, name) = PermissionsReader.ScopeOf(text);
        return name.Length > 0
            && entries.Find(new(scope, name, NoRights, Nowhere), module) is EntryTarget.One one
            && one.Entry.Permission == permission;
    }

    private static IEnumerable<string> Spellings(params IEnumerable<string> texts) =>
        texts.Where(Written.IsId).Distinct(StringComparer.Ordinal);

    /// <summary>Trying words raises problems that are nobody's.</summary>
    private sealed class Unheard : IProblems
    {
        public bool HasErrors => false;

        public void Add(Diagnostic diagnostic) { }
    }
}
