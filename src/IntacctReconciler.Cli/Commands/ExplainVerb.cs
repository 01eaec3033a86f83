using System.CommandLine;

namespace IntacctReconciler.Cli.Commands;

/// <summary><c>explain</c> and what follows it.</summary>
internal sealed class ExplainVerb : Command
{
    public ExplainVerb(Shell shell)
        : base("explain", "What a user can do and why; who can do a thing, and through what. Changes nothing.")
    {
        Subcommands.Add(new ExplainUserVerb(shell));
        Subcommands.Add(ExplainObjectVerbs.Role(shell));
        Subcommands.Add(ExplainObjectVerbs.Group(shell));
        Subcommands.Add(new ExplainPermissionVerb(shell));
    }
}
