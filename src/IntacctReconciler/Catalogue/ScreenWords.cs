using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using IntacctReconciler.Text;

namespace IntacctReconciler.Catalogue;

/// <summary>
/// Words of the Intacct screens for the modules and permissions of one catalogue, read and printed.
/// An exact API token comes first; then words are compared ignoring case, spaces and punctuation.
/// A permission without a known word has one made of its token (<c>apLedger</c>: "AP ledger").
/// What Intacct offers and this tool never heard of works the same way.
/// </summary>
public sealed class ScreenWords
{
    private static readonly FrozenDictionary<Permission, ImmutableArray<string>> KnownWords = ShippedCatalogue
        .Rows.Where(row => !row.Words.IsEmpty)
        .ToFrozenDictionary(row => row.Permission, row => row.Words);

    private static readonly FrozenDictionary<string, string[]> KnownModules = EmbeddedTable
        .Rows("words.modules.tsv", 3)
        .ToFrozenDictionary(row => row[0], row => EmbeddedTable.Words(row[1]), StringComparer.Ordinal);

    private static readonly Lazy<ScreenWords> OfShipped = new(() => new(ShippedCatalogue.Load()));

    private readonly PermissionCatalogue catalogue;
    private readonly Dictionary<string, ImmutableArray<string>> modules;

    /// <summary>Every documented word for a module; some have stood for several of them in the course of time.</summary>
    public static IEnumerable<string> KnownForModules =>
        KnownModules.SelectMany(module => module.Value).Distinct(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Dictionary<string, ImmutableArray<CatalogueEntry>>> permissions = new(
        StringComparer.Ordinal
    );

    public ScreenWords(PermissionCatalogue catalogue)
    {
        this.catalogue = catalogue;
        modules = Index(
            KnownModules.Keys.Union(catalogue.Modules, StringComparer.Ordinal).Order(StringComparer.Ordinal),
            module => KeysOf(ModuleWords(module), module)
        );
    }

    /// <summary>Over the catalogue that comes with the tool.</summary>
    public static ScreenWords Shipped => OfShipped.Value;

    /// <summary>
    /// The modules that the text can mean, by token; documented ones even where the catalogue lacks them.
    /// "Time and Expenses" means both <c>expenses</c> and <c>time</c> since they were split: the permission decides.
    /// </summary>
    public ImmutableArray<string> Modules(string text) =>
        catalogue.HasModule(text) || KnownModules.ContainsKey(text)
            ? [text]
            : modules.GetValueOrDefault(WordForm.Key(text), []);

    /// <summary>The permissions of a module (by token) that the text can mean: one, none, or several that only their tokens tell apart.</summary>
    public ImmutableArray<CatalogueEntry> Permissions(string module, string text) =>
        catalogue.Find(module, text) is { } exact
            ? [exact]
            : OfModule(module).GetValueOrDefault(WordForm.Key(text), []);

    /// <summary>The permissions of other modules that have this token or word: "bills is in Accounts Payable".</summary>
    public IEnumerable<Permission> Elsewhere(string module, string text) =>
        catalogue
            .Modules.Where(other => other != module)
            .SelectMany(other => Permissions(other, text))
            .Select(entry => entry.Permission);

    /// <summary>The word of the screen for a module; a token that only this company knows reads as words too.</summary>
    public string Print(string module)
    {
        var word = ModuleWords(module)[0];
        return Modules(word) is [var only] && only == module ? word : module;
    }

    /// <summary>The word of the screen if it reads back as this permission in its module, else its name.</summary>
    public string Print(Permission permission)
    {
        if (permission.Kind is not PermissionKind.Standard)
            return permission.Name;
        var word = WordsOf(permission)[0];
        return Permissions(permission.Module, word) is [var only] && only.Permission == permission
            ? word
            : permission.Name;
    }

    /// <summary>Accounts Payable / Bills.</summary>
    public string Full(Permission permission) => $"{Print(permission.Module)} / {Print(permission)}";

    /// <summary>Did you mean: the nearest module, as a token when a token was typed, else as the screen has it.</summary>
    public string? NearestModule(string text) =>
        Nearest.To(text, KnownModules.Keys.Union(catalogue.Modules, StringComparer.Ordinal).SelectMany(Spellings));

    /// <summary>Did you mean: the nearest permission of a module, as a token or as the screen has it.</summary>
    public string? NearestPermission(string module, string text) =>
        Nearest.To(
            text,
            catalogue.OfModule(module).SelectMany(entry => WordsOf(entry.Permission).Append(entry.Permission.Name))
        );

    /// <summary>Made for a module when it is first asked for: a file names few of them.</summary>
    private Dictionary<string, ImmutableArray<CatalogueEntry>> OfModule(string module) =>
        permissions.GetOrAdd(
            module,
            (asked, all) =>
                Index(all.OfModule(asked), entry => KeysOf(WordsOf(entry.Permission), entry.Permission.Name)),
            catalogue
        );

    private static Dictionary<string, ImmutableArray<T>> Index<T>(
        IEnumerable<T> items,
        Func<T, IEnumerable<string>> keysOf
    )
    {
        var index = new Dictionary<string, ImmutableArray<T>>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            foreach (var key in keysOf(item))
                index[key] = index.GetValueOrDefault(key, []).Add(item);
        }
        return index;
    }

    private IEnumerable<string> Spellings(string module) => [module, Print(module)];

    private static string[] ModuleWords(string module) =>
        KnownModules.GetValueOrDefault(module, [WordForm.Readable(module)]);

    private static ImmutableArray<string> WordsOf(Permission permission) =>
        KnownWords.GetValueOrDefault(permission, [WordForm.Readable(permission.Name)]);

    private static IEnumerable<string> KeysOf(IEnumerable<string> words, string token) =>
        words.Append(token).Select(WordForm.Key).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal);
}
