using IntacctReconciler.Diagnostics;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Cli.Files;

/// <summary>Saved plans.</summary>
internal static class PlanFiles
{
    /// <exception cref="CannotRun">The file cannot be written.</exception>
    public static async Task SaveAsync(string path, Plan plan, byte[] key, Session session)
    {
        var content = PlanFile.Write(plan, key);
        await AtomicFile.WriteAsync(
            path,
            session.World,
            Readers.Owner,
            file => file.WriteAsync(content, session.Stop).AsTask()
        );
    }

    /// <summary>The plan; null after saying on standard error why it is none.</summary>
    /// <exception cref="CannotRun">The file cannot be read.</exception>
    public static Plan? Load(string path, byte[] key, Session session)
    {
        var problems = new Problems();
        var plan = PlanFile.Read(Read(path, session.World), path, key, problems);
        if (plan is null)
            session.Report(problems);
        return plan;
    }

    /// <summary>Whether a path leads to a saved plan and not to an access file.</summary>
    public static bool IsPlan(string path, Surroundings world)
    {
        var full = world.Resolve(path);
        if (!File.Exists(full) || Path.GetExtension(full) is ".yaml" or ".yml")
            return false;
        try
        {
            using var file = File.OpenRead(full);
            Span<byte> start = stackalloc byte[4];
            return IsObject(start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // Reading it as an access file says why that cannot be done.
            return false;
        }
    }

    /// <summary>Whether this begins as our JSON does.</summary>
    public static bool IsObject(ReadOnlySpan<byte> content) => WithoutMark(content) is [(byte)'{', ..];

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> content) =>
        content is [0xEF, 0xBB, 0xBF, ..] ? content[3..] : content;

    private static byte[] Read(string path, Surroundings world)
    {
        var full = world.Resolve(path);
        if (Directory.Exists(full))
            throw new CannotRun(Messages.AFolder(path));
        try
        {
            return WithoutMark(File.ReadAllBytes(full)).ToArray();
        }
        catch (Exception why) when (why is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CannotRun(Messages.NoSuchPlan(path));
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotRead(path, why));
        }
    }
}
