using System.Text.RegularExpressions;

namespace IntacctReconciler.Yaml;

public enum ScalarKind
{
    Text,
    Null,
    Flag,
    Whole,
    Decimal,
}

/// <summary>What a scalar without quotes is, by the core schema of YAML 1.2 (section 10.3 there).</summary>
public static partial class CoreSchema
{
    public static ScalarKind KindOf(string plain)
    {
        if (plain.Length == 0)
            return ScalarKind.Null;
        // Nearly every scalar is a text that its first letter tells to be one.
        return plain[0] switch
        {
            'n' or 'N' or '~' => plain is "null" or "Null" or "NULL" or "~" ? ScalarKind.Null : ScalarKind.Text,
            't' or 'T' or 'f' or 'F' => IsFlag(plain) ? ScalarKind.Flag : ScalarKind.Text,
            (>= '0' and <= '9') or '+' or '-' or '.' => NumberKindOf(plain),
            _ => ScalarKind.Text,
        };
    }

    /// <summary>
    /// Whether a plain scalar survives as the text that was written, whoever reads the file: a text, or a number that is
    /// printed as it was written. <c>200</c> does; <c>0123</c>, <c>0x1F</c>, <c>1e3</c>, <c>1.50</c> and <c>true</c> do not.
    /// </summary>
    public static bool IsTextAsWritten(string plain) =>
        KindOf(plain) switch
        {
            ScalarKind.Text => true,
            ScalarKind.Whole => plain == "0" || UsualWhole.IsMatch(plain),
            ScalarKind.Decimal => UsualDecimal.IsMatch(plain),
            _ => false,
        };

    private static bool IsFlag(string plain) => plain is "true" or "True" or "TRUE" or "false" or "False" or "FALSE";

    private static ScalarKind NumberKindOf(string plain) =>
        Whole.IsMatch(plain) ? ScalarKind.Whole
        : Decimal.IsMatch(plain) ? ScalarKind.Decimal
        : ScalarKind.Text;

    // The patterns cannot backtrack far; the time limit is for the analyzer's peace.
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Limit = 1000;

    [GeneratedRegex(@"\A([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\z", Options, Limit)]
    private static partial Regex Whole { get; }

    [GeneratedRegex(
        @"\A([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z",
        Options,
        Limit
    )]
    private static partial Regex Decimal { get; }

    // Fifteen digits are what a reader that takes numbers for doubles gives back unharmed.
    [GeneratedRegex(@"\A-?[1-9][0-9]{0,14}\z", Options, Limit)]
    private static partial Regex UsualWhole { get; }

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]{0,6})\.[0-9]{0,6}[1-9]\z", Options, Limit)]
    private static partial Regex UsualDecimal { get; }
}
