using System.Text;

namespace IntacctReconciler.Cli.Files;

/// <summary>Writes files where there are none: all of them, or nothing.</summary>
internal static class NewFiles
{
    /// <summary>Writes them under a folder, which is made where it is missing. What is there already is never touched.</summary>
    /// <param name="files">Paths from the folder, and what is to be in them.</param>
    /// <param name="others">Files that would change what the new ones mean: they must not be there either.</param>
    /// <param name="replaced">The one of them that may be there and is written over, last of all; null for none.</param>
    /// <exception cref="CannotRun">Something is there already, or cannot be written; nothing was.</exception>
    public static void Write(
        string folder,
        IReadOnlyList<(string Path, string Text)> files,
        IEnumerable<string> others,
        Surroundings world,
        string? replaced = null
    )
    {
        CheckFree(folder, files.Select(file => file.Path).Where(path => path != replaced).Concat(others), world);
        var full = world.Resolve(folder);
        var made = new Made();
        try
        {
            foreach (var (path, text) in files.Where(file => file.Path != replaced))
                made.File(Path.Combine(full, path), text);
            foreach (var (path, text) in files.Where(file => file.Path == replaced))
                made.Replaced(Path.Combine(full, path), text);
            made.Keep();
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotBegin(folder, why));
        }
        finally
        {
            made.Undo();
        }
    }

    /// <summary>The same before there is anything to write.</summary>
    /// <exception cref="CannotRun">Something is there already.</exception>
    public static void CheckFree(string folder, IEnumerable<string> paths, Surroundings world)
    {
        var full = world.Resolve(folder);
        if (File.Exists(full))
            throw new CannotRun(Messages.NotAFolder(folder));
        if (paths.Where(path => IsThere(Path.Combine(full, path))).ToList() is { Count: > 0 } there)
            throw new CannotRun(Messages.ThereAlready(folder, there));
    }

    /// <summary>A link that leads nowhere is there as well.</summary>
    public static bool IsThere(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    /// <summary>What was made, so that it can be unmade, the last first.</summary>
    private sealed class Made
    {
        private readonly Stack<(string Path, bool IsFolder)> all = new();

        public void File(string path, string text)
        {
            Folder(Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            all.Push((path, false));
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        /// <summary>A reader sees the old file or the new one.</summary>
        public void Replaced(string path, string text)
        {
            var draft = Path.Combine(
                Path.GetDirectoryName(path)!,
                $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}"
            );
            File(draft, text);
            System.IO.File.Move(draft, path, overwrite: true);
        }

        public void Keep() => all.Clear();

        public void Undo()
        {
            while (all.TryPop(out var one))
                Remove(one.Path, one.IsFolder);
        }

        private void Folder(string path)
        {
            if (Directory.Exists(path))
                return;
            if (Path.GetDirectoryName(path) is { } parent)
                Folder(parent);
            Directory.CreateDirectory(path);
            all.Push((path, true));
        }

        private static void Remove(string path, bool isFolder)
        {
            try
            {
                // A folder that somebody has put something into meanwhile stays.
                if (isFolder)
                    Directory.Delete(path);
                else
                    System.IO.File.Delete(path);
            }
            catch (Exception why) when (why is IOException or UnauthorizedAccessException)
            {
                // The error that is being reported says more than this one.
            }
        }
    }
}
