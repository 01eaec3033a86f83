using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IntacctReconciler.Reviewing;

/// <summary>
/// Names that a spreadsheet takes for a number, a date or a truth value when it opens a file, and saves as something else:
/// <c>00123</c> as 123, <c>mar1</c> as a date. A row could not be found again by such a name. By the words of English; an id
/// that is a month in another language alone is not recognised.
/// </summary>
internal static class SpreadsheetValue
{
    /// <summary>More digits than a number of a spreadsheet keeps.</summary>
    private const int MostDigits = 15;

    private const string Separators = " .,:/-+%$€£()";

    private static readonly FrozenSet<string> Words = new[] { "", "e", "am", "pm" }.ToFrozenSet(
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly ImmutableArray<string> Months =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    public static bool IsTakenFor(string text)
    {
        if (bool.TryParse(text, out _))
            return true;
        if (!text.Any(char.IsAsciiDigit) || text.Any(letter => !IsPart(letter)))
            return false;
        var word = string.Concat(text.Where(char.IsAsciiLetter));
        return !IsPlainNumber(text) && (Words.Contains(word) || IsMonth(word));
    }

    private static bool IsPart(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || Separators.Contains(letter, StringComparison.Ordinal);

    private static bool IsMonth(string word) =>
        word.Length >= 3 && Months.Any(month => month.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsPlainNumber(string text) =>
        text.Length <= MostDigits && text[0] != '0' && text.All(char.IsAsciiDigit);
}
