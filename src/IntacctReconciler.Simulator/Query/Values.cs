using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Query;

/// <summary>How values of columns compare: keys as numbers, everything else as text.</summary>
internal static class Values
{
    public static int Compare(object? left, object? right, StringComparison comparison)
    {
        if (left is null || right is null)
        {
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        }
        var (a, b) = (Text(left), Text(right));
        return KeyText.Parse(a) is { } leftKey && KeyText.Parse(b) is { } rightKey
            ? leftKey.CompareTo(rightKey)
            : string.Compare(a, b, comparison);
    }

    public static string Text(object value) =>
        value switch
        {
            bool flag => flag ? "true" : "false",
            _ => (string)value,
        };
}
