using System.Globalization;

namespace IntacctReconciler.Simulator.Store;

/// <summary>Keys are numbers written as text, without sign, spaces or leading zeros.</summary>
internal static class KeyText
{
    public static long? Parse(string text) =>
        text.Length is > 0 and <= 18
        && (text[0] != '0' || text.Length == 1)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var key)
            ? key
            : null;

    public static string Of(long key) => key.ToString(CultureInfo.InvariantCulture);
}
