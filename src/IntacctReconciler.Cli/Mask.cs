using IntacctReconciler.Text;

namespace IntacctReconciler.Cli;

/// <summary>The secrets of this run, so that the last step before a log or an error message can write asterisks over them.</summary>
internal sealed class Mask
{
    private readonly Lock gate = new();
    private string[] forms = [];

    /// <summary>From now on; in whatever spelling it turns up.</summary>
    public void Hide(string secret)
    {
        lock (gate)
        {
            forms =
            [
                .. forms
                    .Concat(SecretForms.Of(secret))
                    .Distinct(StringComparer.Ordinal)
                    .OrderByDescending(form => form.Length),
            ];
        }
    }

    public string Over(string text) =>
        Volatile
            .Read(ref forms)
            .Aggregate(text, (masked, form) => masked.Replace(form, "****", StringComparison.Ordinal));
}
