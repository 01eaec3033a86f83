using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Exporting;

/// <summary>The keys and words for modules, permissions and rights; each is tried on the code that will read it, under every lock.</summary>
/// <param name="views">The catalogue under each lock that may stand beside the file.</param>
internal sealed class GrantKeys(ImmutableArray<Lookup> views)
{
    private readonly Lookup lookup = views[0];
    private readonly Dictionary<string, string?> modules = new(StringComparer.Ordinal);
    private readonly Dictionary<Permission, string?> permissions = [];

    public Naming For(GrantSet grants) => new(views, grants, modules, permissions);

    /// <summary>Rights as a list; null where its words read as others.</summary>
    public ImmutableArray<string>? Words(Permission permission, Rights rights)
    {
        var allowed = (lookup.Catalogue.Find(permission)?.Allowed ?? Rights.None) | rights;
        ImmutableArray<string> words = [.. RightWords.Print(rights, allowed)];
        var read = words.Select(word => RightWords.Read(word, allowed).Token ?? "");
        return words.All(Written.IsId) && Rights.Of(read) == rights ? words : null;
    }
}

/// <summary>The same for somebody who holds these: what is not offered can be named by who holds it.</summary>
/// <param name="modules">Keys of modules that are offered.</param>
/// <param name="permissions">Keys of permissions that are offered.</param>
internal sealed class Naming(
    ImmutableArray<Lookup> views,
    GrantSet grants,
    Dictionary<string, string?> modules,
    Dictionary<Permission, string?> permissions
)
{
    private static readonly Origin Nowhere = new(new Source(""), 1, 1);
    private static readonly RightsDeclaration NoRights = new RightsDeclaration.OfWords([], Nowhere);

    private readonly Lookup lookup = views[0];
    private readonly ImmutableArray<ModuleLookup> findModules =
    [
        .. views.Select(view => new ModuleLookup(view, grants)),
    ];
    private readonly ImmutableArray<EntryLookup> findEntries = [.. views.Select(view => new EntryLookup(view, grants))];

    /// <summary>Null where no text means this module alone.</summary>
    public string? ModuleKey(string module)
    {
        if (!lookup.Catalogue.HasModule(module))
            return FindModule(module);
        if (!modules.TryGetValue(module, out var key))
            modules[module] = key = FindModule(module);
        return key;
    }

    /// <summary>Null where no text means this permission alone.</summary>
    public string? PermissionKey(Permission permission, string moduleKey)
    {
        if (lookup.Catalogue.Find(permission) is null)
            return FindPermission(permission, moduleKey);
        if (!permissions.TryGetValue(permission, out var key))
            permissions[permission] = key = FindPermission(permission, moduleKey);
        return key;
    }

    private string? FindModule(string module) =>
        Spellings(lookup.Words.Print(module), module)
            .Where(text => text != ModuleLookup.Others)
            .FirstOrDefault(text =>
                findModules.All(view =>
                    view.Find([new(text, null, [], Nowhere)]) is [{ Tokens: [var only] }] && only == module
                )
            );

    private string? FindPermission(Permission permission, string moduleKey)
    {
        var module = new NamedModule(new(moduleKey, null, [], Nowhere), [permission.Module]);
        var word = lookup.Words.Print(permission);
        return Spellings(word, permission.Name, $"permission:{word}", $"permission:{permission.Name}")
            .FirstOrDefault(text => Reads(text, permission, module));
    }

    private bool Reads(string text, Permission permission, NamedModule module)
    {
        var (scope, name) = PermissionsReader.ScopeOf(text);
        return name.Length > 0
            && findEntries.All(view =>
                view.Find(new(scope, name, NoRights, Nowhere), module) is EntryTarget.One one
                && one.Entry.Permission == permission
            );
    }

    private static IEnumerable<string> Spellings(params IEnumerable<string> texts) =>
        texts.Where(Written.IsId).Distinct(StringComparer.Ordinal);
}
