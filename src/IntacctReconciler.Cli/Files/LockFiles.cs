using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Cli.Files;

/// <summary>The lock of a company's catalogue, which stands beside its access file or its fleet file.</summary>
internal static class LockFiles
{
    /// <summary>Where the lock is, whether there is one or not, as the user would write it.</summary>
    public static string PlaceOf(AccessSource source) =>
        Path.Combine(source.ShownFolder, NameBeside(source.Full, source.Member?.Company.Id.Value));

    /// <summary>The same for an access file that may not be there yet.</summary>
    public static string PlaceBeside(string file) =>
        Path.Combine(Path.GetDirectoryName(file) ?? "", NameBeside(file, member: null));

    /// <summary>The name of the lock beside an access file, or beside the fleet file for a company of it.</summary>
    public static string NameBeside(string file, string? member) =>
        member is null
            ? Path.GetFileNameWithoutExtension(file) + CatalogueLockFile.Extension
            : $"{Path.GetFileNameWithoutExtension(file)}.{StateFolder.NameOf(member)}{CatalogueLockFile.Extension}";

    /// <summary>The lock; null where there is none, or none that can be used, which is among the problems then.</summary>
    /// <exception cref="CannotRun">It is there and cannot be opened.</exception>
    public static CatalogueLock? Load(AccessSource source, string company, Surroundings world, IProblems problems) =>
        Read(PlaceOf(source), company, world, problems);

    /// <summary>The same from a place of one's own.</summary>
    public static CatalogueLock? Read(string place, string company, Surroundings world, IProblems problems)
    {
        var locked = ReadOfAny(place, world, problems);
        if (locked is null || locked.Company == company)
            return locked;
        problems.Add(Codes.LockOfAnother(place, locked.Company, company));
        return null;
    }

    /// <summary>What the company offers now, accepted for everybody.</summary>
    /// <param name="by">The user by whose eyes it was read.</param>
    public static CatalogueLock Of(CompanyState state, string by, Surroundings world) =>
        CatalogueLock.Of(
            state.Company,
            world.Clock.GetUtcNow(),
            by,
            state.Catalogue,
            state.Entities.Select(entity => KeyValuePair.Create(entity.Id, entity.Active))
        );

    /// <summary>The lock at a place of one's own, whichever company it is of: to compare with and not to plan under.</summary>
    public static CatalogueLock? ReadOfAny(string place, Surroundings world, IProblems problems) =>
        ContentOf(place, world) is { } content ? CatalogueLockFile.Read(content, place, problems) : null;

    /// <summary>Puts a lock in place whole or not at all.</summary>
    /// <exception cref="CannotRun">It cannot be written.</exception>
    public static Task WriteAsync(string place, CatalogueLock locked, Surroundings world, CancellationToken stop)
    {
        var content = CatalogueLockFile.Write(locked);
        return AtomicFile.WriteAsync(place, world, Readers.Anybody, to => to.WriteAsync(content, stop).AsTask());
    }

    private static byte[]? ContentOf(string place, Surroundings world)
    {
        try
        {
            return File.ReadAllBytes(world.Resolve(place));
        }
        catch (Exception why) when (why is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotRead(place, why));
        }
    }
}
