using System.CommandLine;
using System.CommandLine.Parsing;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

/// <summary>What is said when the arguments make no sense.</summary>
internal static class UsageErrors
{
    /// <returns>The exit code.</returns>
    public static int Report(ParseResult parsed, Surroundings world)
    {
        var command = parsed.CommandResult.Command;
        foreach (var message in Messages(parsed, command).Distinct(StringComparer.Ordinal))
            world.Error.Write($"error: {message}\n");
        world.Error.Write($"  hint: {NameOf(parsed.CommandResult)} --help\n");
        return ExitCode.Failed;
    }

    /// <summary>An empty path would be this folder: a script whose variable is not set must not change another company.</summary>
    public static bool HasEmptyArgument(ParseResult parsed) => parsed.Tokens.Any(token => token.Value.Length == 0);

    private static IEnumerable<string> Messages(ParseResult parsed, Command command)
    {
        if (HasEmptyArgument(parsed))
            return ["an argument is empty; is a variable not set?"];
        // One word that is not understood makes nonsense of the others: the first says it.
        if (parsed.UnmatchedTokens is [var first, ..])
        {
            // What looks like an option may stand in the place of the path; then its value is what is left over.
            var option = parsed
                .CommandResult.Children.OfType<ArgumentResult>()
                .SelectMany(argument => argument.Tokens)
                .Select(token => token.Value)
                .Concat(parsed.UnmatchedTokens)
                .FirstOrDefault(token => token.StartsWith('-'));
            return [Unknown(command.Subcommands.Count > 0 ? first : option ?? first, command)];
        }
        return command is { Action: null, Subcommands.Count: > 0 }
            ? [$"a verb is missing: {Plural.List([.. command.Subcommands.Select(verb => verb.Name)], "or")}"]
            : parsed.Errors.Select(Words);
    }

    private static string Words(ParseError error) =>
        error.SymbolResult is OptionResult { Tokens: [], Option: { Arity.MinimumNumberOfValues: > 0 } option }
            ? $"{option.Name} needs a value"
            : Printable.Of(error.Message, 1000);

    public static string Unknown(string token, Command command)
    {
        var (what, known) =
            token.StartsWith('-') ? ("option", Options(command))
            : command.Subcommands.Count > 0 ? ("verb", command.Subcommands.Select(verb => verb.Name))
            : ("argument", []);
        var meant = Nearest.To(token, known) is { } nearest ? $"; did you mean \"{nearest}\"?" : "";
        return $"unknown {what} \"{Printable.Of(token)}\"{meant}";
    }

    private static IEnumerable<string> Options(Command command) =>
        command
            .Options.Concat(
                command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(one => one.Recursive)
            )
            .Select(option => option.Name);

    private static string NameOf(CommandResult at) =>
        at.Parent is CommandResult parent ? $"{NameOf(parent)} {at.Command.Name}" : "intacct-reconciler";
}
