using System.Text;
using IntacctReconciler.Model;

namespace IntacctReconciler.Exporting;

/// <summary>Whether text can stand in an access file and read back as it is.</summary>
internal static class Written
{
    /// <summary>Ids, and values of closed lists: an access file has no blank ones.</summary>
    public static bool IsId(string text) => !string.IsNullOrWhiteSpace(text) && IsText(text);

    /// <summary>Half of a surrogate pair is no Unicode text.</summary>
    public static bool IsText(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var taken) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[taken..];
        }
        return true;
    }

    /// <summary>
    /// The word for a value of a closed list, or the value as it is where the list does not know it; null when that reads as
    /// another one.
    /// </summary>
    public static string? Choice(Choices choices, string token)
    {
        var word = choices.WordOf(token);
        return IsId(word) && (choices.Find(word)?.Token ?? word) == token ? word : null;
    }
}
