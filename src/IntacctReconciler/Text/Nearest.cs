namespace IntacctReconciler.Text;

/// <summary>Did you mean: the known word closest to a mistyped one.</summary>
public static class Nearest
{
    /// <summary>The closest of <paramref name="known"/>, or null when none is close enough to be a slip of the hand.</summary>
    public static string? To(string typed, IEnumerable<string> known)
    {
        var allowed = Math.Max(1, typed.Length / 3);
        string? best = null;
        var least = allowed + 1;
        foreach (var word in known)
        {
            if (Math.Abs(word.Length - typed.Length) >= least)
                continue;
            var distance = Distance(typed, word);
            if (distance < least || (distance == least && best is not null && string.CompareOrdinal(word, best) < 0))
                (best, least) = (word, distance);
        }
        return least <= allowed ? best : null;
    }

    /// <summary>Optimal string alignment distance, ignoring case: insert, delete, replace, swap neighbours.</summary>
    private static int Distance(string from, string to)
    {
        var older = new int[to.Length + 1];
        var old = new int[to.Length + 1];
        var now = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
            old[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = Same(from[i - 1], to[j - 1]) ? 0 : 1;
                now[j] = Math.Min(Math.Min(now[j - 1], old[j]) + 1, old[j - 1] + cost);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                    now[j] = Math.Min(now[j], older[j - 2] + 1);
            }
            (older, old, now) = (old, now, older);
        }
        return old[to.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
