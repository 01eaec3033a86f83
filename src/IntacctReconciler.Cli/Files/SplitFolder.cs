using System.Text;
using IntacctReconciler.Exporting;

namespace IntacctReconciler.Cli.Files;

/// <summary>
/// The folder of an export that is split. What somebody else put there is neither written over nor deleted; what an earlier
/// export wrote is written anew, all of it or nothing, access.yaml last.
/// </summary>
/// <param name="shown">As the user would write it.</param>
/// <param name="source">The full path of the access file that is exported from: it may be replaced, as by export --out.</param>
internal sealed class SplitFolder(string shown, string source, Surroundings world)
{
    private static readonly string[] Kinds = ["roles", "groups", "users"];
    private static readonly byte[] Mark = Encoding.UTF8.GetBytes($"# {ExportFile.FirstLine}");
    private readonly string full = world.Resolve(shown);

    /// <summary>What can be known before there is anything to write.</summary>
    /// <exception cref="CannotRun">Something is in the way.</exception>
    public void Check()
    {
        if (File.Exists(full))
            throw new CannotRun(Messages.SplitNeedsAFolder(shown));
        CheckFree([ExportFile.Access, .. Kinds.Select(kind => kind + ".yaml")]);
    }

    /// <exception cref="CannotRun">Something is in the way, or cannot be written; nothing was.</exception>
    public void Write(IReadOnlyList<ExportFile> files)
    {
        CheckFree(files.Select(file => file.Path));
        var drafts = new List<(string Draft, string Place)>();
        try
        {
            foreach (var file in files)
                Write(file, drafts);
            foreach (var (draft, place) in drafts)
                File.Move(draft, place, overwrite: true);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotWrite(shown, why));
        }
        finally
        {
            foreach (var (draft, _) in drafts)
                Forget(draft);
        }
    }

    /// <summary>What an earlier export wrote and this one did not; access.yaml does not include it any more.</summary>
    public IEnumerable<string> LeftOver(IEnumerable<ExportFile> files)
    {
        var written = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return Kinds
            .SelectMany(kind => InFolder(kind).Prepend(kind + ".yaml"))
            .Where(path => !written.Contains(path) && IsOurs(Path.Combine(full, path)))
            .Select(path => AccessSource.InFolder(shown, path))
            .Order(StringComparer.Ordinal);
    }

    private string[] InFolder(string kind)
    {
        var folder = Path.Combine(full, kind);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.yaml").Select(file => $"{kind}/{Path.GetFileName(file)}")]
            : [];
    }

    private void CheckFree(IEnumerable<string> paths)
    {
        var taken = paths.Where(path => IsTaken(Path.Combine(full, path))).ToArray();
        if (taken.Length > 0)
            throw new CannotRun(Messages.NotOfASplit(shown, taken));
    }

    private bool IsTaken(string place) =>
        place != source && NewFiles.IsThere(place) && (Directory.Exists(place) || !IsOurs(place));

    private static bool IsOurs(string place)
    {
        if (!File.Exists(place))
            return false;
        try
        {
            using var file = File.OpenRead(place);
            var head = new byte[Mark.Length];
            return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
                && head.AsSpan().SequenceEqual(Mark);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is somebody else's.
            return false;
        }
    }

    private void Write(ExportFile file, List<(string Draft, string Place)> drafts)
    {
        var place = Path.Combine(full, file.Path);
        var folder = Path.GetDirectoryName(place)!;
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $".{Path.GetFileName(place)}.{Path.GetRandomFileName()}");
        drafts.Add((draft, place));
        using var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(file.Text));
        stream.Flush(flushToDisk: true);
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
}
