using System.Collections.Frozen;
using IntacctReconciler.Text;

namespace IntacctReconciler.Catalogue;

/// <summary>
/// Words of the screen for access rights (List, View, Edit, Level 1) and their API tokens.
/// Several tokens share a word (View is <c>readonly</c> on most permissions and <c>view</c> on some),
/// so a word has a meaning only on a permission, among the rights that can be granted there.
/// </summary>
public static class RightWords
{
    private static readonly FrozenDictionary<string, string[]> WordsOf;
    private static readonly FrozenDictionary<string, Rights> ByWord;
    private static readonly FrozenSet<string> WithoutToken;

    static RightWords()
    {
        var wordsOf = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var byWord = new Dictionary<string, Rights>(StringComparer.Ordinal);
        var without = new List<string>();
        foreach (var row in EmbeddedTable.Rows("words.rights.tsv", 3))
        {
            var words = EmbeddedTable.Words(row[1]);
            if (row[0] is "")
            {
                without.AddRange(words.Select(WordForm.Key));
                continue;
            }
            wordsOf.Add(row[0], words);
            foreach (var key in words.Select(WordForm.Key))
                byWord[key] = byWord.GetValueOrDefault(key) | Rights.Of(row[0]);
        }
        WordsOf = wordsOf.ToFrozenDictionary(StringComparer.Ordinal);
        ByWord = byWord.ToFrozenDictionary(StringComparer.Ordinal);
        WithoutToken = without.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Reads a right as a person wrote it. An exact API token stands for itself (case and all: <c>view</c> is the token,
    /// "View" the word of the screen); other text is compared as a word of the screen, ignoring case and spacing.
    /// </summary>
    /// <param name="allowed">The rights that can be granted on the permission in question.</param>
    public static RightReading Read(string text, Rights allowed)
    {
        var token = Rights.Of(text);
        if (Rights.IsDocumented(text) || allowed.Covers(token))
            return new(token, allowed & token, false);
        var key = WordForm.Key(text);
        var meant = ByWord.GetValueOrDefault(key);
        return new(meant, meant & allowed, WithoutToken.Contains(key));
    }

    /// <summary>Everything that the text can mean on some permission; empty when it is neither a token nor a word of the screen.</summary>
    public static Rights Named(string text) => Read(text, Rights.None).Meant;

    /// <summary>The word of the screen if it reads back as this right among the allowed ones, else the token.</summary>
    public static string Print(string token, Rights allowed) =>
        WordsOf.TryGetValue(token, out var words) && Read(words[0], allowed).Token == token ? words[0] : token;

    /// <summary>Each right of a set as <see cref="Print(string, Rights)"/> has it, in printing order.</summary>
    public static IEnumerable<string> Print(Rights rights, Rights allowed) =>
        rights.Tokens.Select(token => Print(token, allowed));

    /// <summary>Did you mean: the word or token nearest to the text, among those that can be granted.</summary>
    public static string? Closest(string text, Rights allowed) =>
        Nearest.To(text, Print(allowed, allowed).Concat(allowed.Tokens));
}

/// <summary>What a written right means.</summary>
/// <param name="Meant">Every right that the text can stand for; empty when the text is unknown.</param>
/// <param name="Possible">Those of them that can be granted on the permission: none is an error, and so are several.</param>
/// <param name="IsWordWithoutToken">A word that the screens show but whose API token no document tells (Bank details, Historical).</param>
public readonly record struct RightReading(Rights Meant, Rights Possible, bool IsWordWithoutToken)
{
    /// <summary>The one API token, or null when there is none or more than one.</summary>
    public string? Token => Possible.Count == 1 ? Possible.Tokens.Single() : null;

    public bool IsAmbiguous => Possible.Count > 1;

    public bool IsUnknown => Meant.IsEmpty;
}
