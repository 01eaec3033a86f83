using System.CommandLine;
using System.Reflection;

namespace IntacctReconciler.Cli.Commands;

internal sealed class CompletionVerb : Verb
{
    private readonly Argument<string> name;

    public CompletionVerb(Shell shell)
        : base(shell, "completion", "Print the script with which a shell completes verbs, options and values.")
    {
        name = new("shell") { Description = "bash, zsh, fish or powershell." };
        name.AcceptOnlyFromAmong("bash", "zsh", "fish", "powershell");
        Arguments.Add(name);
        Examples =
        [
            new(
                "completion bash > ~/.local/share/bash-completion/completions/intacct-reconciler",
                "from the next shell on"
            ),
            new("completion fish > ~/.config/fish/completions/intacct-reconciler.fish", "the same for fish"),
        ];
    }

    protected override Task<int> RunAsync(Session session, ParseResult parsed)
    {
        session.Out.Write(Script(parsed.GetRequiredValue(name)));
        return Task.FromResult(ExitCode.Done);
    }

    private static string Script(string shell)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"completion/{shell}")
            ?? throw new InvalidDataException($"completion/{shell} is not part of this assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
