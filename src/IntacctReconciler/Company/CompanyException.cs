namespace IntacctReconciler.Company;

/// <summary>The company could not be read or written: unreachable, refused, or an answer that cannot be trusted.</summary>
/// <param name="code">The diagnostic code.</param>
/// <param name="hint">How to mend it.</param>
public sealed class CompanyException(string code, string message, string? hint = null, Exception? inner = null)
    : Exception(message, inner)
{
    public string Code => code;

    public string? Hint => hint;
}
