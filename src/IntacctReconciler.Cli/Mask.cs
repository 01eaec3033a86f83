namespace IntacctReconciler.Cli;

/// <summary>The secrets of this run, so that the last step before a log or an error message can write asterisks over them.</summary>
internal sealed class Mask
{
    private readonly Lock gate = new();
    private string[] secrets = [];

    public void Hide(string secret)
    {
        // A very short one would blot out half of every text; Sage's are long.
        if (secret.Length < 4)
            return;
        lock (gate)
        {
            secrets =
            [
                .. secrets
                    .Append(secret)
                    .Append(Uri.EscapeDataString(secret))
                    .Distinct(StringComparer.Ordinal)
                    .OrderByDescending(one => one.Length),
            ];
        }
    }

    public string Over(string text) =>
        Volatile
            .Read(ref secrets)
            .Aggregate(text, (masked, secret) => masked.Replace(secret, "****", StringComparison.Ordinal));
}
