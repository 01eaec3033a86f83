namespace IntacctReconciler.Cli.Files;

/// <summary>Files that one process has for itself.</summary>
internal static class Sharing
{
    /// <summary>Whether a file could not be opened because another process has it.</summary>
    // EAGAIN of Linux and of macOS; ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows.
    public static bool IsTaken(IOException why) =>
        OperatingSystem.IsWindows() ? (why.HResult & 0xFFFF) is 32 or 33 : why.HResult is 11 or 35;
}
