namespace IntacctReconciler.Diagnostics;

/// <summary>What a YAML parser's words come to for somebody who writes an access file.</summary>
internal static class YamlWords
{
    private sealed record Known(string Part, string Message, string? Hint, bool ShowsOpen = false);

    private static readonly Known[] All =
    [
        new("tab", "a tab stands where YAML wants spaces", "indent with spaces"),
        new("unclosed", "a bracket is not closed", "close it, and look for a missing comma", true),
        new("flow sequence", "a list in [ ] lacks a comma or its closing bracket", "close it with ]", true),
        new("flow mapping", "a map in { } lacks a comma or its closing bracket", "close it with }", true),
        new(
            "found invalid mapping",
            "a second \": \" stands in one value, or the line is indented too far",
            "put a text that holds \": \" in quotes; indent keys of one map alike"
        ),
        new(
            "Mapping values are not allowed",
            "a \": \" stands where no key can be",
            "put a text that holds \": \" in quotes"
        ),
        new(
            "quoted scalar, found unexpected end",
            "a quotation mark is not closed",
            "close it; inside single quotes write '' for '"
        ),
        new(
            "unknown escape character",
            "a backslash in double quotes begins nothing known",
            "write \\\\ for a backslash, or use single quotes"
        ),
        new("surrogates", "an escape in double quotes is half of a character", "write the character itself"),
        new("cannot start any token", "a value cannot begin with this character", "put the value in quotes"),
        new(
            "expected '-' indicator",
            "a key and entries of a list stand side by side",
            "indent the entries of a list alike, and keys under their own map"
        ),
        new(
            "did not find expected key",
            "the indentation fits no map above, or a bracket is closed twice",
            "indent keys of one map alike"
        ),
        new(
            "sequence entries are not allowed",
            "an entry of a list (-) begins inside a line",
            "begin it on a line of its own, or write [a, b]"
        ),
        new("expected node content", "a value is missing here, or a bracket or comma is too many", null),
        new(
            "<document start>",
            "the text goes on after its end",
            "is a key longer than 1,024 characters, or is the first line indented?"
        ),
    ];

    public static (string Message, string? Hint, bool ShowsOpen) Explain(string parserMessage)
    {
        foreach (var known in All)
        {
            if (parserMessage.Contains(known.Part, StringComparison.OrdinalIgnoreCase))
                return (known.Message, known.Hint, known.ShowsOpen);
        }
        return ($"this is not YAML: {Text.Printable.Of(parserMessage.TrimEnd('.'))}", null, false);
    }
}
