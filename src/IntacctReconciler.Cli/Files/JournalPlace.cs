using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Connecting;

namespace IntacctReconciler.Cli.Files;

/// <summary>Where the journal of a company is, and beside it the plan that was applied last.</summary>
/// <param name="Folder">The full path.</param>
internal sealed record JournalPlace(string Folder)
{
    public const string FileName = "journal.jsonl";

    public string Journal => Path.Combine(Folder, FileName);

    /// <summary>The plan being applied: what <c>apply --resume</c> finishes.</summary>
    public string Plan => Path.Combine(Folder, "plan.json");

    public static JournalPlace Of(Target target, JournalValues values, Surroundings world) =>
        new(
            values.Folder is not { } named ? target.Kept
            : target.IsOfFleet ? Path.Combine(world.Resolve(named), StateFolder.NameOf(target.Company))
            : world.Resolve(named)
        );

    /// <summary>
    /// The journal that a path leads to: the file, its folder, or the access file that it stands beside or the folder of that;
    /// null after saying on standard error what is wrong with the access file.
    /// </summary>
    /// <exception cref="CannotRun">It leads to none.</exception>
    public static string? Find(string path, Session session)
    {
        var full = session.World.Resolve(path);
        if (IsJournal(full))
            return full;
        if (File.Exists(Path.Combine(full, FileName)))
            return Path.Combine(full, FileName);
        if (FleetSource.Find(path, session.World) is not null)
            throw new CannotRun(Messages.ManyCompanies(path));
        var isAccess = Directory.Exists(full) ? File.Exists(Path.Combine(full, "access.yaml")) : File.Exists(full);
        if (!isAccess)
            throw new CannotRun(Messages.NoJournal(path));
        if (Declared.LoadConnection(AccessSource.At(path, session.World), session) is not { } destination)
            return null;
        var kept = Path.Combine(destination.Target.Kept, FileName);
        return File.Exists(kept) ? kept : throw new CannotRun(Messages.NoJournal(kept));
    }

    /// <summary>Whether a file is a journal, by its name or by how it begins.</summary>
    public static bool IsJournal(string full)
    {
        if (!File.Exists(full))
            return false;
        if (Path.GetExtension(full) == ".jsonl")
            return true;
        try
        {
            using var file = File.OpenRead(full);
            var start = new byte[16 * 1024];
            var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return start.AsSpan(0, length).IndexOf("\"format\":\"intacct-journal/"u8) >= 0;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // Reading it as something else says why that cannot be done.
            return false;
        }
    }
}
