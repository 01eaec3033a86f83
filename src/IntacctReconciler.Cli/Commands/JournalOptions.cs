using System.CommandLine;
using IntacctReconciler.Cli.Files;

namespace IntacctReconciler.Cli.Commands;

/// <summary>What the options of the journal say.</summary>
/// <param name="Folder">As it was written; null for the one beside the access file.</param>
/// <param name="ChangeRef">The ticket or change request; null when nobody named one.</param>
/// <param name="ApprovedBy">Null when nobody is named.</param>
internal sealed record JournalValues(string? Folder, string? ChangeRef, string? ApprovedBy);

/// <summary>Options of the verbs that go on record.</summary>
internal sealed class JournalOptions
{
    public const string ChangeRefVariable = "INTACCT_CHANGE_REF";
    public const string ApprovedByVariable = "INTACCT_APPROVED_BY";

    private readonly Option<string?> folder = Folder();

    private readonly Option<string?> changeRef = new("--change-ref")
    {
        Description = $"The ticket that asks for the change, for the journal; left out, {ChangeRefVariable}.",
        HelpName = "TEXT",
    };

    private readonly Option<string?> approvedBy = new("--approved-by")
    {
        Description = $"Who approved the change, for the journal; left out, {ApprovedByVariable}.",
        HelpName = "TEXT",
    };

    /// <summary><c>--journal</c>, for the verbs that only read it.</summary>
    public static Option<string?> Folder() =>
        new("--journal")
        {
            Description = $"Where {JournalPlace.FileName} is; left out, .reconciler/COMPANY beside the access file.",
            HelpName = "DIR",
        };

    public void AddTo(Command verb)
    {
        verb.Options.Add(folder);
        verb.Options.Add(changeRef);
        verb.Options.Add(approvedBy);
    }

    public JournalValues In(ParseResult parsed, Surroundings world) =>
        new(
            parsed.GetValue(folder),
            parsed.GetValue(changeRef) ?? Variable(world, ChangeRefVariable),
            parsed.GetValue(approvedBy) ?? Variable(world, ApprovedByVariable)
        );

    private static string? Variable(Surroundings world, string name) =>
        world.Environment(name) is { Length: > 0 } value ? value : null;
}
