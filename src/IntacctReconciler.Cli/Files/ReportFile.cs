using System.Text;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Importing;

namespace IntacctReconciler.Cli.Files;

/// <summary>A permissions report in a CSV file.</summary>
internal static class ReportFile
{
    /// <summary>The report; null where something is wrong with it, which is among the problems.</summary>
    /// <exception cref="CannotRun">The file cannot be read.</exception>
    public static PermissionsReport? Read(string path, Surroundings world, IProblems problems)
    {
        var full = world.Resolve(path);
        if (Directory.Exists(full))
            throw new CannotRun(Messages.AFolder(path));
        if (!File.Exists(full))
            throw new CannotRun(Messages.NoSuchReport(path));
        try
        {
            return PermissionsReportReader.Read(() => Open(full), new(path), problems);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotRead(path, why));
        }
    }

    /// <summary>UTF-8, or what a byte order mark says; bytes that are none of its letters are found by the reader.</summary>
    private static StreamReader Open(string full) =>
        new(full, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);
}
