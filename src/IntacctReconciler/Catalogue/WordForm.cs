using System.Text;

namespace IntacctReconciler.Catalogue;

/// <summary>How a word of the screen is compared, and how an API token reads when no word of the screen is known for it.</summary>
internal static class WordForm
{
    private static readonly Dictionary<string, string> Abbreviations =
        "AP AR GL CM ACH MEA PO OE WIP PTO ID SCM GAAP COGS SaaS DATEV API"
            .Split(' ')
            .ToDictionary(word => word, StringComparer.OrdinalIgnoreCase);

    /// <summary>Letters and digits only, in lower case: "AP terms", "ap-Terms" and <c>apTerms</c> are one.</summary>
    public static string Key(string text)
    {
        var key = text.Length <= 128 ? stackalloc char[128] : new char[text.Length];
        var length = 0;
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
                key[length++] = char.ToLowerInvariant(letter);
        }
        return new(key[..length]);
    }

    /// <summary><c>apAccountLabels</c> reads "AP account labels". The form keeps the token's <see cref="Key"/>.</summary>
    public static string Readable(string token)
    {
        // A name of words already, as a permission has that is known from a screen alone.
        if (token.Contains(' ', StringComparison.Ordinal))
            return token;
        var text = new StringBuilder(token.Length + 8);
        for (var start = 0; start < token.Length; )
        {
            var end = EndOfWord(token, start);
            var word = token[start..end];
            if (start > 0)
                text.Append(' ');
            text.Append(
                Abbreviations.TryGetValue(word, out var abbreviation) ? abbreviation
                : start > 0 ? word.ToLowerInvariant()
                : char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()
            );
            start = end;
        }
        return text.ToString();
    }

    /// <summary>A word is capitals, then small letters and digits; the last of several capitals belongs to the next word.</summary>
    private static int EndOfWord(string token, int start)
    {
        var end = start;
        while (end < token.Length && char.IsUpper(token[end]))
            end++;
        if (end - start > 1 && end < token.Length && char.IsLower(token[end]))
            return end - 1;
        while (end < token.Length && !char.IsUpper(token[end]))
            end++;
        return end;
    }
}
