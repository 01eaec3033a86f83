namespace IntacctReconciler.Cli.Files;

/// <summary>The file that a path argument stands for.</summary>
/// <param name="Shown">As the user would write it.</param>
/// <param name="Full">Where it is.</param>
internal sealed record AccessSource(string Shown, string Full)
{
    public string Folder => Path.GetDirectoryName(Full)!;

    /// <summary>The folder as the user would write it; empty for the working directory.</summary>
    public string ShownFolder => Path.GetDirectoryName(Shown) ?? "";

    /// <exception cref="CannotRun">There is no access file.</exception>
    public static AccessSource At(string path, Surroundings world)
    {
        var full = world.Resolve(path);
        if (Directory.Exists(full))
            return InFolder(path, full);
        if (!File.Exists(full))
            throw new CannotRun(Messages.NoSuchFile(path));
        return Path.GetFileName(full) == "fleet.yaml"
            ? throw new CannotRun(Messages.FleetsComeLater(path))
            : new(path, full);
    }

    public byte[] Read()
    {
        try
        {
            var content = File.ReadAllBytes(Full);
            RefuseOurOwn(content);
            return content;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotRead(Shown, why));
        }
    }

    /// <summary>A file that this program wrote would be read as YAML, with an error for each of its keys.</summary>
    private void RefuseOurOwn(ReadOnlySpan<byte> content)
    {
        if (!PlanFiles.IsObject(content))
            return;
        if (content.IndexOf("\"resource_changes\""u8) >= 0)
            throw new CannotRun(Messages.NoAccessFileButA("saved plan", Shown, "show prints it, and apply applies it"));
        if (content.IndexOf("\"intacct-snapshot/"u8) >= 0)
            throw new CannotRun(
                Messages.NoAccessFileButA("snapshot", Shown, "name the access file; plan --against takes a snapshot")
            );
    }

    private static AccessSource InFolder(string path, string full)
    {
        var file = Path.Combine(full, "access.yaml");
        if (File.Exists(file))
            return new(path is "." or "./" ? "access.yaml" : Path.Combine(path, "access.yaml"), file);
        throw new CannotRun(
            File.Exists(Path.Combine(full, "fleet.yaml"))
                ? Messages.FleetsComeLater(Path.Combine(path, "fleet.yaml"))
                : Messages.NoAccessFile(path)
        );
    }
}
