using IntacctReconciler.Declarations;

namespace IntacctReconciler.Cli.Files;

/// <summary>Where the declarations for one company are: its access file, or its place in a fleet file.</summary>
/// <param name="Shown">The access file, or the fleet file, as the user would write it.</param>
/// <param name="Full">Where that is.</param>
internal sealed record AccessSource(string Shown, string Full)
{
    /// <summary>Which company of which fleet; null for an access file.</summary>
    public FleetMember? Member { get; init; }

    public string Folder => Path.GetDirectoryName(Full)!;

    /// <summary>The folder as the user would write it; empty for the working directory.</summary>
    public string ShownFolder => Path.GetDirectoryName(Shown) ?? "";

    /// <summary>What a person calls it.</summary>
    public string Name => Member?.Company.Id.Value ?? Shown;

    /// <exception cref="CannotRun">There is no access file.</exception>
    public static AccessSource At(string path, Surroundings world)
    {
        if (FleetSource.Find(path, world) is not null)
            throw new CannotRun(Messages.ManyCompanies(path));
        var full = world.Resolve(path);
        if (Directory.Exists(full))
            return Default(path, full);
        return File.Exists(full) ? new(path, full) : throw new CannotRun(Messages.NoSuchFile(path));
    }

    private static AccessSource Default(string path, string full)
    {
        var file = Path.Combine(full, "access.yaml");
        if (File.Exists(file))
            return new(InFolder(path, "access.yaml"), file);
        throw new CannotRun(Messages.NoAccessFile(path));
    }

    /// <summary>A file in a folder, as the user would write it.</summary>
    public static string InFolder(string folder, string file) =>
        folder is "." or "./" ? file : Path.Combine(folder, file);
}

/// <summary>A company of a fleet.</summary>
internal sealed record FleetMember(FleetFile Fleet, FleetCompany Company);
