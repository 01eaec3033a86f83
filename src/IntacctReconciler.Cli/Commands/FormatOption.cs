using System.CommandLine;

namespace IntacctReconciler.Cli.Commands;

internal enum OutputFormat
{
    Text,
    Json,
    Markdown,
}

/// <summary><c>--format</c></summary>
internal static class FormatOption
{
    public static Option<OutputFormat> Of(params OutputFormat[] offered) =>
        ChoiceOption.Of("--format", "How to print", "FORMAT", [.. offered.Select(format => (Word(format), format))]);

    private static string Word(OutputFormat format) =>
        format switch
        {
            OutputFormat.Text => "text",
            OutputFormat.Json => "json",
            OutputFormat.Markdown => "markdown",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
