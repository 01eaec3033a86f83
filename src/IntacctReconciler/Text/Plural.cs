using System.Globalization;

namespace IntacctReconciler.Text;

/// <summary>Counts with the right form of their noun.</summary>
public static class Plural
{
    /// <summary>"1 user", "3 users", "2 entities": <paramref name="many"/> defaults to the noun with an s.</summary>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items, string last = "and") =>
        items.Count switch
        {
            0 => "",
            1 => items[0],
            _ => $"{string.Join(", ", items.Take(items.Count - 1))} {last} {items[^1]}",
        };
}
