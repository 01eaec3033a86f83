namespace IntacctReconciler.Cli.Files;

/// <summary>Which environment variables belong to a company whose file does not say.</summary>
internal static class CredentialPrefix
{
    /// <summary>The company's id in capitals, with _ for all but letters and digits: <c>ACME-UK</c> gives <c>ACME_UK</c>.</summary>
    public static string Of(string company)
    {
        var name = string.Concat(
            company.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : '_')
        );
        return name.Length > 0 && char.IsAsciiDigit(name[0]) ? $"INTACCT_{name}" : name;
    }
}
