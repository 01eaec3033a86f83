using System.Runtime.Versioning;

namespace IntacctReconciler.Cli.Files;

/// <summary>Files that only their owner may use.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    /// <summary>Whether an open file is its owner's alone. On Windows the folder's permissions decide, which are not judged here.</summary>
    public static bool Is(FileStream file) => OperatingSystem.IsWindows() || (Mode(file) & Others) == UnixFileMode.None;

    /// <summary>The mode as <c>chmod</c> writes it.</summary>
    [UnsupportedOSPlatform("windows")]
    public static UnixFileMode Mode(FileStream file) => File.GetUnixFileMode(file.SafeFileHandle);

    /// <summary>
    /// Puts a file in place at once, for its owner only: a reader sees the old one or the new one, never half of it.
    /// </summary>
    /// <exception cref="CannotRun">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, Surroundings world, Func<Stream, Task> write)
    {
        var full = world.Resolve(path);
        var draft = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}");
        try
        {
            await using (var file = new FileStream(draft, Options()))
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

    private static void Forget(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // Only its owner can read what stays.
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
