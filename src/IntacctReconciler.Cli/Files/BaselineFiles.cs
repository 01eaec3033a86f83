using IntacctReconciler.Auditing;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Cli.Files;

/// <summary>Baselines of audits.</summary>
internal static class BaselineFiles
{
    /// <summary>What stands after a company's name, in a folder with one for each.</summary>
    public const string Extension = ".baseline.json";

    /// <summary>The baseline; null after saying on standard error why it is none.</summary>
    /// <exception cref="CannotRun">It cannot be read.</exception>
    public static Baseline? Load(string path, string company, Session session)
    {
        var problems = new Problems();
        var baseline = BaselineFile.Read(Content(path, session.World), path, company, problems);
        if (baseline is null)
            session.Report(problems);
        return baseline;
    }

    /// <summary>Puts a baseline in place whole or not at all.</summary>
    /// <exception cref="CannotRun">It cannot be written.</exception>
    public static Task WriteAsync(string path, Baseline baseline, Session session)
    {
        var content = BaselineFile.Write(baseline);
        return AtomicFile.WriteAsync(
            path,
            session.World,
            Readers.Anybody,
            to => to.WriteAsync(content, session.Stop).AsTask()
        );
    }

    private static byte[] Content(string path, Surroundings world)
    {
        var full = world.Resolve(path);
        if (Directory.Exists(full))
            throw new CannotRun(Messages.AFolder(path));
        try
        {
            return File.ReadAllBytes(full);
        }
        catch (Exception why) when (why is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CannotRun(Messages.NoSuchBaseline(path));
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotRead(path, why));
        }
    }
}
