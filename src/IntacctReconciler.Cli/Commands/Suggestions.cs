using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;

namespace IntacctReconciler.Cli.Commands;

/// <summary>
/// What may stand at a place of a command line: <c>[suggest:21] "intacct-reconciler pl"</c>, as the scripts of <c>completion</c>
/// ask. Options are offered once a dash is there: until then the path is what is wanted most often.
/// </summary>
internal sealed class Suggestions : SynchronousCommandLineAction
{
    private readonly Directive directive;

    private Suggestions(Directive directive) => this.directive = directive;

    public static Directive Directive()
    {
        var asked = new Directive("suggest");
        asked.Action = new Suggestions(asked);
        return asked;
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        foreach (var suggestion in Of(Before(parseResult), parseResult))
            output.Write($"{suggestion}\n");
        return ExitCode.Done;
    }

    /// <summary>The line up to the place, without the program's name.</summary>
    private string Before(ParseResult parsed)
    {
        var line = parsed.Tokens.Where(token => token.Type != TokenType.Directive).LastOrDefault()?.Value ?? "";
        var place =
            parsed.GetResult(directive) is { Values: [var value, ..] }
            && int.TryParse(value, CultureInfo.InvariantCulture, out var at)
                ? Math.Clamp(at, 0, line.Length)
                : line.Length;
        var words = line[..place];
        var name = words.IndexOf(' ');
        return name < 0 ? "" : words[(name + 1)..].TrimStart();
    }

    private static IEnumerable<string> Of(string words, ParseResult parsed)
    {
        var word = words[(words.LastIndexOf(' ') + 1)..];
        return parsed
            .RootCommandResult.Command.Parse(words, parsed.Configuration)
            .GetCompletions(words.Length)
            .Select(completion => completion.InsertText ?? completion.Label)
            .Where(text => text.StartsWith(word, StringComparison.Ordinal))
            .Where(text => IsLong(text) == word.StartsWith('-') && !IsShort(text))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }

    private static bool IsLong(string text) => text.StartsWith("--", StringComparison.Ordinal);

    /// <summary>What few know and nobody needs: <c>-h</c>, <c>/?</c>.</summary>
    private static bool IsShort(string text) => !IsLong(text) && text is ['-' or '/', ..];
}
