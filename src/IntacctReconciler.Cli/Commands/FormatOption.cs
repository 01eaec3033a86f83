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
    public static Option<OutputFormat> Of(params OutputFormat[] offered)
    {
        var words = offered.Select(Word).ToArray();
        return new("--format")
        {
            Description = $"How to print: {Text.Plural.List(words, "or")}; left out, {words[0]}.",
            HelpName = "FORMAT",
            CustomParser = result =>
            {
                var at = Array.IndexOf(words, result.Tokens[0].Value);
                if (at < 0)
                    result.AddError($"--format must be {Text.Plural.List(words, "or")}");
                return at < 0 ? default : offered[at];
            },
        };
    }

    private static string Word(OutputFormat format) =>
        format switch
        {
            OutputFormat.Text => "text",
            OutputFormat.Json => "json",
            OutputFormat.Markdown => "markdown",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
