using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Ids, texts and places as reports print them: short, and never to be mistaken for words of ours.</summary>
public static class Names
{
    private const int LongestId = 60;
    private const int LongestText = 80;

    /// <summary>An id as it is when it can only be read as one, else in quotes.</summary>
    public static string Id(string id)
    {
        var safe = Printable.Of(id, LongestId);
        return IsPlain(id) ? safe : Quoted(safe);
    }

    /// <summary>A free text: a name, a description.</summary>
    public static string Text(string text)
    {
        var safe = Printable.Of(text, LongestText);
        return text.Length == 0 ? "(empty)"
            : text.Contains(';', StringComparison.Ordinal) || text.Contains(" -> ", StringComparison.Ordinal)
                ? Quoted(safe)
            : safe;
    }

    /// <summary>"clerk1, clerk2 and 38 more"; up to <paramref name="most"/> are all named.</summary>
    /// <param name="word">How one is printed, when not by its id alone.</param>
    public static string List(IReadOnlyList<string> ids, Detail detail, int most = 6, Func<string, string>? word = null)
    {
        if (detail == Detail.Verbose || ids.Count <= most)
            return string.Join(", ", ids.Select(word ?? Id));
        var named = Math.Max(most / 2, 1);
        return $"{string.Join(", ", ids.Take(named).Select(word ?? Id))} and {Plural.Of(ids.Count - named, "more", "more")}";
    }

    /// <summary>user["clerk1"]</summary>
    public static string Of(Address address) => Of(Address.Word(address.Kind), address.Id);

    /// <summary>The same of something that is no object of a company: waiver["SOD-05"]</summary>
    public static string Of(string type, string name) => $"{type}[{Quoted(Printable.Of(name, LongestId))}]";

    /// <summary>file:line, with the file's name alone.</summary>
    public static string? Place(Origin? at) =>
        at is { } origin ? $"{FileName(origin.Source.Path)}:{origin.Line}" : null;

    public static string FileName(string path)
    {
        var name = path.AsSpan()[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        return Id(name.IsEmpty ? path : name.ToString());
    }

    private static string Quoted(string safe) => $"\"{safe.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static bool IsPlain(string id) =>
        id.Length > 0
        && id[0] != ' '
        && id[^1] != ' '
        && !id.Contains("  ", StringComparison.Ordinal)
        && id.All(letter =>
            char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || " ._-@|&'/+#*".Contains(letter)
        );
}
