using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Files;

/// <summary>
/// Keeps a second apply on the same company away, as long as it is not disposed of and this process lives: the system's own
/// lock on a file, which ends with the process however that ends. It guards this machine. Where it cannot be had for sure,
/// nothing begins.
/// </summary>
internal sealed class CompanyLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly FileStream file;
    private readonly DateTimeOffset since;
    private readonly Surroundings world;

    private CompanyLock(FileStream file, Surroundings world)
    {
        this.file = file;
        this.world = world;
        since = world.Clock.GetUtcNow();
    }

    /// <exception cref="CannotRun">
    /// Another holds it, also after waiting (<see cref="ExitCode.Locked"/>); or there can be no lock in that folder.
    /// </exception>
    public static async Task<CompanyLock> TakeAsync(Target target, LockValues values, Session session)
    {
        var folder = values.Folder is { } named
            ? session.World.Resolve(named)
            : Path.Combine(session.World.DataFolder, "intacct-reconciler", "locks");
        var path = Path.Combine(folder, LockName.Of(target));
        Make(folder);
        var locked = Open(path) ?? await WaitAsync(path, target.Company, values.Patience, session);
        var held = new CompanyLock(locked, session.World);
        try
        {
            held.Prove();
            await held.SayRunAsync(null);
            session.Log.Information(
                "holding the lock {File}; it guards this machine, across runners the CI system's concurrency group must",
                path
            );
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Tells those who find it taken which run it is.</summary>
    /// <exception cref="CannotRun">The folder cannot be written any more.</exception>
    public async Task SayRunAsync(string? run)
    {
        try
        {
            await LockHolder.WriteAsync(file.Name, since, run, world);
        }
        catch (CannotRun why)
        {
            throw new CannotRun(Messages.CannotLock(file.Name, why));
        }
    }

    /// <summary>The file stays: taking it away would let two others each have a lock of that name.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(LockHolder.PathOf(file.Name));
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // It is read by nobody who can have the lock.
        }
        file.Dispose();
    }

    private static void Make(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(
                    folder,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.NoLockFolder(folder, why));
        }
    }

    private static async Task<FileStream> WaitAsync(string path, string company, TimeSpan patience, Session session)
    {
        var folder = Path.GetDirectoryName(path)!;
        var clock = session.World.Clock;
        var began = clock.GetUtcNow();
        if (patience > TimeSpan.Zero)
            session.Error.WriteLine(
                $"waiting up to {Durations.Words(patience)} for another apply on {Printable.Of(company)} to end: {LockHolder.Read(path)}"
            );
        while (clock.GetUtcNow() - began is var waited && waited < patience)
        {
            session.Progress.Say($"waiting for the lock of {Printable.Of(company)}: {Durations.Words(waited)}");
            var left = patience - waited;
            await Task.Delay(left < Pause ? left : Pause, clock, session.Stop);
            if (Open(path) is { } locked)
            {
                session.Error.Hide();
                return locked;
            }
        }
        session.Error.Hide();
        throw new CannotRun(Messages.Locked(company, LockHolder.Read(path), folder, patience), ExitCode.Locked);
    }

    /// <summary>The locked file; null when another has it.</summary>
    private static FileStream? Open(string path, FileAccess access = FileAccess.ReadWrite)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, access, FileShare.None, bufferSize: 0);
        }
        catch (UnauthorizedAccessException) when (access != FileAccess.Read)
        {
            // Another user of a folder that several share made it: to lock it, reading it is enough.
            return Open(path, FileAccess.Read);
        }
        catch (IOException why) when (Sharing.IsTaken(why))
        {
            return null;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotLock(path, why));
        }
    }

    /// <summary>Some file systems, and a switch of the runtime, take a lock for granted and give it to everybody.</summary>
    private void Prove()
    {
        using var second = Open(file.Name);
        if (second is not null)
            throw new CannotRun(Messages.LockHoldsNobody(Path.GetDirectoryName(file.Name)!));
    }
}
