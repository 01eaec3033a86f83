using System.Text.Json;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Things by the number under which they were first met, so that a page writes each of them once.</summary>
internal sealed class Numbered<T>
    where T : notnull
{
    private readonly Dictionary<T, int> numbers;
    private readonly List<T> all = [];

    public Numbered(IEqualityComparer<T>? comparer = null) => numbers = new(comparer);

    public int Count => all.Count;

    public T this[int number] => all[number];

    public int Of(T thing)
    {
        if (numbers.TryGetValue(thing, out var known))
            return known;
        numbers[thing] = all.Count;
        all.Add(thing);
        return all.Count - 1;
    }

    /// <summary>The number of what was met before; null of what was not.</summary>
    public int? Find(T thing) => numbers.TryGetValue(thing, out var known) ? known : null;
}

/// <summary>What a page says again and again: words of rights, sets of them, permissions, modules, texts, files.</summary>
internal sealed class PageTables
{
    /// <summary>A place is its file's number times this and the line; no file that is read has as many lines.</summary>
    public const long LinesOfFile = 100_000_000;

    private const int LongestText = 600;
    private readonly Wording wording;
    private readonly IReadOnlyDictionary<Permission, Rights> held;
    private readonly Numbered<string> texts = new(StringComparer.Ordinal);
    private readonly Numbered<string> words = new(StringComparer.Ordinal);
    private readonly Numbered<string> sets = new(StringComparer.Ordinal);
    private readonly Numbered<string> modules = new(StringComparer.Ordinal);
    private readonly Numbered<string> files = new(StringComparer.Ordinal);
    private readonly Numbered<Permission> permissions = new();
    private readonly Dictionary<(int, Rights), int> setOf = [];

    /// <param name="held">All rights that anybody or anything holds on a permission: a right has the same word for all of them.</param>
    public PageTables(Wording wording, IReadOnlyDictionary<Permission, Rights> held)
    {
        (this.wording, this.held) = (wording, held);
        // In the order in which rights are printed, so that a set of numbers in their order reads well.
        foreach (var token in Rights.DocumentedTokens)
            words.Of(RightWords.Print(token, Rights.Of(token)));
    }

    /// <summary>The number of a text that is safe to show; -1 for none.</summary>
    public int Text(string? text) => text is null ? -1 : texts.Of(Printable.Of(text, LongestText));

    public long Place(Origin? at) =>
        at is { } origin ? (files.Of(Printable.Of(origin.Source.Path, LongestText)) * LinesOfFile) + origin.Line : -1;

    public int Permission(Permission permission) => permissions.Of(permission);

    /// <summary>Numbers of permission and set, one after the other.</summary>
    public IEnumerable<int> Flat(GrantSet grants)
    {
        foreach (var (permission, rights) in grants)
        {
            var number = Permission(permission);
            yield return number;
            yield return Set(number, rights);
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("permissions");
        for (var i = 0; i < permissions.Count; i++)
        {
            var permission = permissions[i];
            json.WriteStartArray();
            json.WriteNumberValue(modules.Of(wording.Module(permission)));
            json.WriteStringValue(Printable.Of(wording.Short(permission)));
            json.WriteStringValue(Printable.Of(permission.ToString()));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        WriteTexts(json, "modules", modules);
        WriteTexts(json, "words", words);
        WriteTexts(json, "texts", texts);
        WriteTexts(json, "files", files);
        json.WriteNumber("lines_of_file", LinesOfFile);
        json.WriteStartArray("sets");
        for (var i = 0; i < sets.Count; i++)
            json.WriteRawValue($"[{sets[i]}]");
        json.WriteEndArray();
    }

    private int Set(int permission, Rights rights)
    {
        if (setOf.TryGetValue((permission, rights), out var known))
            return known;
        var of = permissions[permission];
        var allowed = (wording.Catalogue.Find(of)?.Allowed ?? default) | held.GetValueOrDefault(of) | rights;
        var numbers = RightWords.Print(rights, allowed).Select(word => words.Of(Printable.Of(word))).Distinct().Order();
        return setOf[(permission, rights)] = sets.Of(string.Join(',', numbers));
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, Numbered<string> texts)
    {
        json.WriteStartArray(name);
        for (var i = 0; i < texts.Count; i++)
            json.WriteStringValue(texts[i]);
        json.WriteEndArray();
    }
}
