using System.Collections.Immutable;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Cli.Files;

/// <summary>A fleet file.</summary>
/// <param name="Shown">As the user would write it.</param>
/// <param name="Full">Where it is.</param>
internal sealed record FleetSource(string Shown, string Full)
{
    public const string FileName = "fleet.yaml";

    /// <summary>The fleet that a path stands for; null where it stands for something else.</summary>
    /// <exception cref="CannotRun">The folder holds a fleet and a company.</exception>
    public static FleetSource? Find(string path, Surroundings world)
    {
        var full = world.Resolve(path);
        if (!Directory.Exists(full))
            return IsFleet(full) ? new(path, full) : null;
        var inside = Path.Combine(full, FileName);
        if (!File.Exists(inside))
            return null;
        return File.Exists(Path.Combine(full, "access.yaml"))
            ? throw new CannotRun(Messages.CompanyOrFleet(path))
            : new(AccessSource.InFolder(path, FileName), inside);
    }

    /// <summary>The companies in the order of the file; null after saying on standard error what is wrong with it.</summary>
    /// <exception cref="CannotRun">The file cannot be read.</exception>
    public ImmutableArray<AccessSource>? Load(Session session)
    {
        var problems = new Problems();
        if (Load(problems) is { } companies)
            return companies;
        session.Report(problems);
        return null;
    }

    public ImmutableArray<AccessSource>? Load(Problems problems)
    {
        var fleet = FleetFileReader.Read(new Source(Shown), DeclarationFiles.Read(Shown, Full), problems);
        return fleet is null || problems.HasErrors
            ? null
            : [.. fleet.Companies.Select(company => new AccessSource(Shown, Full) { Member = new(fleet, company) })];
    }

    /// <summary>By its name, or, under another name, by the key that no access file has.</summary>
    private static bool IsFleet(string full)
    {
        if (!File.Exists(full))
            return false;
        if (Path.GetFileName(full) == FileName)
            return true;
        if (Path.GetExtension(full) is not (".yaml" or ".yml") || Path.GetFileName(full) == "access.yaml")
            return false;
        try
        {
            return File.ReadLines(full).Any(line => line.StartsWith("companies:", StringComparison.Ordinal));
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // Reading it as an access file says why that cannot be done.
            return false;
        }
    }
}
