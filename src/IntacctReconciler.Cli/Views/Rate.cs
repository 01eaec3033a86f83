using System.Globalization;

namespace IntacctReconciler.Cli.Views;

/// <summary>How fast something goes, from what was done since it was told of first.</summary>
internal sealed class Rate(TimeProvider clock)
{
    /// <summary>Before this a number would say more about chance than about speed.</summary>
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(2);

    private string what = "";
    private long began;
    private int first;

    /// <summary>", 850/s"; empty as long as nobody can tell.</summary>
    public string Of(string now, int done)
    {
        // Pages come side by side, so a number may be a little behind the one before; something new begins lower.
        if (now != what || done < first)
            (what, began, first) = (now, clock.GetTimestamp(), done);
        var took = clock.GetElapsedTime(began);
        var rate = (done - first) / took.TotalSeconds;
        return took < Soonest || rate <= 0 ? ""
            : rate < 10 ? string.Create(CultureInfo.InvariantCulture, $", {rate:0.0}/s")
            : string.Create(CultureInfo.InvariantCulture, $", {rate:N0}/s");
    }
}
