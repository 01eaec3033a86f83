using System.Globalization;

namespace IntacctReconciler.Text;

/// <summary>How long something took, as people say it: 3.2 s, 1 min 15 s.</summary>
public static class Elapsed
{
    public static string Of(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s");
}
