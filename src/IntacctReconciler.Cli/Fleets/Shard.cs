using System.Globalization;

namespace IntacctReconciler.Cli.Fleets;

/// <summary>One of several parts of a fleet: every company is in exactly one of them.</summary>
/// <param name="Number">From 1.</param>
internal sealed record Shard(int Number, int Of)
{
    /// <summary>As an argument writes it: <c>2/5</c>; null where that is none.</summary>
    public static Shard? Parse(string text) =>
        text.Split('/') is [var number, var of]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
        && n >= 1
        && n <= m
            ? new(n, m)
            : null;

    /// <summary>Round robin, so that neighbours, often alike in size, come into different ones.</summary>
    public IEnumerable<T> In<T>(IEnumerable<T> all) => all.Where((_, index) => index % Of == Number - 1);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Of}");
}
