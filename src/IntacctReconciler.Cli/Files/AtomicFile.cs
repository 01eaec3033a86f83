namespace IntacctReconciler.Cli.Files;

/// <summary>Who may read a file that is written.</summary>
internal enum Readers
{
    /// <summary>Its owner alone.</summary>
    Owner,

    /// <summary>Whoever the system's defaults let.</summary>
    Anybody,
}

/// <summary>Writes files whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a draft beside it, then puts that in place: a reader sees the old file or the new one, never half of it.
    /// </summary>
    /// <exception cref="CannotRun">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, Surroundings world, Readers readers, Func<Stream, Task> write)
    {
        CheckPlace(path, world);
        var full = world.Resolve(path);
        var draft = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}");
        try
        {
            await using (var file = new FileStream(draft, OptionsFor(readers)))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(draft, full, overwrite: true);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotWrite(path, why));
        }
        finally
        {
            Forget(draft);
        }
    }

    /// <summary>What can be known before there is anything to write.</summary>
    /// <exception cref="CannotRun">The folder is missing, or the path is one itself.</exception>
    public static void CheckPlace(string path, Surroundings world)
    {
        var full = world.Resolve(path);
        if (Directory.Exists(full))
            throw new CannotRun(Messages.AFolder(path));
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new CannotRun(Messages.NoFolder(path, Path.GetDirectoryName(path) ?? ""));
    }

    /// <summary>Whether a file can be made there, by making one beside it and taking it away again.</summary>
    /// <exception cref="CannotRun">It cannot.</exception>
    public static void Try(string path, Surroundings world)
    {
        var full = world.Resolve(path);
        var trial = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}");
        try
        {
            using (new FileStream(trial, OptionsFor(Readers.Owner))) { }
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotWrite(path, why));
        }
        finally
        {
            Forget(trial);
        }
    }

    private static void Forget(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // A draft that stays behind harms nobody; its name says what it is.
        }
    }

    private static FileStreamOptions OptionsFor(Readers readers)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (readers == Readers.Owner && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
