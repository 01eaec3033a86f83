using System.CommandLine;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Reports.Content;

namespace IntacctReconciler.Cli.Commands;

/// <summary><c>journal</c> and what follows it.</summary>
internal sealed class JournalVerb : Command
{
    public JournalVerb(Shell shell)
        : base("journal", "What was applied: a chain of records that nobody can change unnoticed.") =>
        Subcommands.Add(new JournalVerifyVerb(shell));
}

internal sealed class JournalVerifyVerb : Verb
{
    private readonly Argument<string> path;

    public JournalVerifyVerb(Shell shell)
        : base(shell, "verify", "Prove that no record of a journal was changed, taken out, put in or moved.")
    {
        path = AddPath();
        path.Description =
            "A journal, its folder, or the access file that it stands beside or the folder of that; left out, this folder.";
        Examples =
        [
            new("journal verify examples/acme", "the number of records and the hash of the last one"),
            new("journal verify evidence/journal.jsonl", "one that was put away"),
        ];
    }

    protected override Task<int> RunAsync(Session session, ParseResult parsed)
    {
        if (JournalPlace.Find(parsed.GetRequiredValue(path), session) is not { } file)
            return Task.FromResult(ExitCode.Failed);
        var journal = JournalFile.Read(file);
        if (journal.Fault is { } fault)
            throw new CannotRun(Messages.BrokenJournal(file, fault));
        session.Out.WriteLine(JournalContent.Verdict(journal));
        return Task.FromResult(ExitCode.Done);
    }
}
