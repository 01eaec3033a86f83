using System.Collections.Immutable;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Plans;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Files;

/// <summary>
/// The journal on disk: lines are appended and never changed, each of them on the disk before the call returns. One apply has
/// it at a time. What a kill has left of a line stays, and the next line names it.
/// </summary>
internal sealed class JournalFile : IJournal, IDisposable
{
    private readonly JournalPlace place;
    private readonly byte[] planKey;
    private readonly Session session;
    private FileStream? file;
    private JournalHead head;
    private string? torn;
    private bool isUnended;
    private bool isBroken;

    private JournalFile(JournalPlace place, byte[] planKey, Session session, FileStream? file)
    {
        this.place = place;
        this.planKey = planKey;
        this.session = session;
        this.file = file;
        Contents = file is null ? new([], null) : JournalContents.Read(Content(file));
        (head, torn, isUnended) = (Contents.Head, Contents.Torn, Contents.IsUnended);
    }

    /// <summary>What it held when it was opened.</summary>
    public JournalContents Contents { get; }

    /// <summary>Opens the journal of a company and proves its chain. It is made when the first line is written.</summary>
    /// <param name="planKey">Signs the plan that is kept beside it.</param>
    /// <exception cref="CannotRun">It is damaged, another company's, in use, or cannot be opened.</exception>
    public static JournalFile Open(JournalPlace place, string company, byte[] planKey, Session session)
    {
        if (!Directory.Exists(place.Folder) && File.Exists(place.Folder))
            throw new CannotRun(Messages.CannotJournal(place.Journal, $"{Printable.Of(place.Folder, 500)} is a file"));
        var journal = new JournalFile(place, planKey, session, OpenExisting(place.Journal));
        try
        {
            journal.Check(company);
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Reads a journal that nobody is writing.</summary>
    /// <exception cref="CannotRun">It cannot be read.</exception>
    public static JournalContents Read(string path)
    {
        try
        {
            return JournalContents.Read(File.ReadAllBytes(path));
        }
        catch (IOException why) when (Sharing.IsTaken(why))
        {
            throw new CannotRun(Messages.JournalInUse(path));
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotRead(path, why));
        }
    }

    /// <inheritdoc/>
    public async Task BeginAsync(RunBegan run, Plan plan)
    {
        try
        {
            file ??= Create();
            var content = PlanFile.Write(plan, planKey);
            await AtomicFile.WriteAsync(
                place.Plan,
                session.World,
                Readers.Owner,
                stream => stream.WriteAsync(content).AsTask()
            );
        }
        catch (Exception why) when (why is CannotRun or IOException or UnauthorizedAccessException)
        {
            throw new JournalException(why.Message, why);
        }
        await AppendAsync(run);
    }

    /// <inheritdoc/>
    public async Task AppendAsync(JournalRecord record)
    {
        if (file is null || isBroken)
            throw new JournalException("an earlier record could not be written");
        var (line, next) = JournalChain.Next(head, Masked(record), session.World.Clock.GetUtcNow(), torn);
        try
        {
            byte[] bytes = [.. isUnended ? "\n"u8 : [], .. line, (byte)'\n'];
            await file.WriteAsync(bytes);
            file.Flush(flushToDisk: true);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // Half of the line may be there: nothing can be put after it that would be true.
            isBroken = true;
            throw new JournalException(why.Message, why);
        }
        (head, torn, isUnended) = (next, null, false);
    }

    public void Dispose() => file?.Dispose();

    private void Check(string company)
    {
        if (Contents.Fault is { } fault)
            throw new CannotRun(Messages.BrokenJournal(place.Journal, fault));
        var began = Contents.Entries.Select(entry => entry.Record).OfType<RunBegan>();
        if (began.FirstOrDefault(run => run.Company != company) is { } other)
            throw new CannotRun(Messages.JournalOf(place.Journal, other.Company, company));
    }

    private static FileStream? OpenExisting(string path)
    {
        try
        {
            return File.Exists(path)
                ? new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0)
                : null;
        }
        catch (IOException why) when (Sharing.IsTaken(why))
        {
            throw new CannotRun(Messages.JournalInUse(path), ExitCode.Locked);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotJournal(path, why.Message));
        }
    }

    private FileStream Create()
    {
        Directory.CreateDirectory(place.Folder);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(place.Journal, options);
    }

    private static byte[] Content(FileStream file)
    {
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    /// <summary>The record without secrets: what Intacct answers may repeat what it was told.</summary>
    private JournalRecord Masked(JournalRecord record) =>
        record switch
        {
            BatchEnded ended => ended with { Results = Masked(ended.Results) },
            RunEnded ended => ended with { Rest = Masked(ended.Rest) },
            RunBegan began => began with
            {
                Facts = began.Facts with
                {
                    ChangeRef = Masked(began.Facts.ChangeRef),
                    ApprovedBy = Masked(began.Facts.ApprovedBy),
                    Commit = Masked(began.Facts.Commit),
                },
            },
            _ => record,
        };

    private ImmutableArray<RecordedEnd> Masked(ImmutableArray<RecordedEnd> results) =>
        [
            .. results.Select(result =>
                result with
                {
                    Message = Masked(result.Message),
                    SupportId = Masked(result.SupportId),
                }
            ),
        ];

    private string? Masked(string? text) => text is null ? null : session.Mask.Over(text);
}
