using IntacctReconciler.Declarations;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Files;

/// <summary>Reads the files that declarations stand in.</summary>
/// <param name="named">The file that the user named on the command line; null for a fleet's, which is read before.</param>
internal sealed class DeclarationFiles(Surroundings world, string? named) : ISourceFiles
{
    private const int Most = 64 * 1024 * 1024;
    private readonly Dictionary<string, SourceText> read = new(StringComparer.Ordinal);

    /// <summary>Each file is read once, so that a composition that is read a second time comes from the same texts.</summary>
    public SourceText Read(string path)
    {
        if (!read.TryGetValue(path, out var text))
            read[path] = text = ReadFirst(path);
        return text;
    }

    /// <summary>
    /// What a file names may have been written by anybody who can open a pull request, and what is wrong with a file is shown
    /// with its lines: nothing but YAML is opened, wherever a link leads.
    /// </summary>
    private SourceText ReadFirst(string path)
    {
        var full = world.Resolve(path);
        if (path == named)
            return new(Read(path, full));
        try
        {
            if (Directory.Exists(full))
                return new(null, "it is a folder");
            if (!File.Exists(full))
                return new(null, "it does not exist");
            if (File.ResolveLinkTarget(full, returnFinalTarget: true) is { Name: var target } && !IsYaml(target))
                return new(null, $"it is a link to {Printable.Of(target)}, which is not .yaml or .yml");
            return IsYaml(full) ? new(Content(full)) : new(null, "its name does not end in .yaml or .yml");
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            return new(null, why.Message.TrimEnd('.'));
        }
    }

    /// <summary>A file that the user named.</summary>
    /// <param name="shown">As the user would write it.</param>
    /// <exception cref="CannotRun">It cannot be read, or this program wrote it for something else.</exception>
    public static ReadOnlyMemory<byte> Read(string shown, string full)
    {
        try
        {
            var content = Content(full);
            RefuseOurOwn(content.Span, shown);
            return content;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotRead(shown, why));
        }
    }

    /// <summary>No more is read than will be taken, however long the file says it is.</summary>
    private static ReadOnlyMemory<byte> Content(string full)
    {
        using var file = File.OpenRead(full);
        using var content = new MemoryStream((int)Math.Min(file.Length, Most));
        var buffer = new byte[64 * 1024];
        while (content.Length <= Most && file.Read(buffer) is > 0 and var count)
            content.Write(buffer, 0, count);
        return content.Length <= Most
            ? content.GetBuffer().AsMemory(0, (int)content.Length)
            : throw new IOException($"it has more than {Most:N0} bytes, which is the most that is read");
    }

    private static bool IsYaml(string name) => Path.GetExtension(name).ToUpperInvariant() is ".YAML" or ".YML";

    /// <summary>A file that this program wrote would be read as YAML, with an error for each of its keys.</summary>
    private static void RefuseOurOwn(ReadOnlySpan<byte> content, string shown)
    {
        if (!PlanFiles.IsObject(content))
            return;
        if (content.IndexOf("\"resource_changes\""u8) >= 0)
            throw new CannotRun(Messages.NoAccessFileButA("saved plan", shown, "show prints it, and apply applies it"));
        if (content.IndexOf("\"intacct-snapshot/"u8) >= 0)
            throw new CannotRun(
                Messages.NoAccessFileButA("snapshot", shown, "name the access file; plan --against takes a snapshot")
            );
    }
}
