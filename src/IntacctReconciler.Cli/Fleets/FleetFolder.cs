using System.Diagnostics.CodeAnalysis;
using IntacctReconciler.Cli.Files;

namespace IntacctReconciler.Cli.Fleets;

/// <summary>A folder that holds a file for each company of a fleet.</summary>
internal static class FleetFolder
{
    /// <summary>What an option says for one company: the file that it names; for a company of a fleet its file in that folder.</summary>
    [return: NotNullIfNotNull(nameof(named))]
    public static string? FileOf(string? named, AccessSource source, string extension) =>
        named is not null && source.Member is { Company.Id.Value: var company }
            ? Path.Combine(named, StateFolder.NameOf(company) + extension)
            : named;

    /// <exception cref="CannotRun">There can be none.</exception>
    public static void Make(string folder, Surroundings world)
    {
        var full = world.Resolve(folder);
        if (File.Exists(full))
            throw new CannotRun(Messages.AFileNotAFolder(folder));
        try
        {
            Directory.CreateDirectory(full);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotWrite(folder, why));
        }
    }

    /// <exception cref="CannotRun">It is there and stays.</exception>
    public static void Remove(string file, Surroundings world)
    {
        try
        {
            File.Delete(world.Resolve(file));
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotWrite(file, why));
        }
    }
}
