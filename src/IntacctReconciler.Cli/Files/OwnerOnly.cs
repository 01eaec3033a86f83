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
}
