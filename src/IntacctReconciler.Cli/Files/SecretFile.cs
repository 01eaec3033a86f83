using System.Globalization;

namespace IntacctReconciler.Cli.Files;

/// <summary>Reads a file of secrets, which nobody but its owner may be able to.</summary>
internal static class SecretFile
{
    private const int Largest = 64 * 1024;

    /// <exception cref="CannotRun">It cannot be read, or others can read it too.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            // The open file is judged, not the path: it cannot be exchanged in between.
            using var file = File.OpenRead(path);
            if (!OwnerOnly.Is(file))
                throw new CannotRun(Messages.SecretsFileOpen(path, Shown(file)));
            if (file.Length > Largest)
                throw new CannotRun(Messages.CannotRead(path, new IOException("it is too large")));
            var content = new byte[file.Length];
            file.ReadExactly(content);
            return content;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotRead(path, why));
        }
    }

    private static string Shown(FileStream file) =>
        OperatingSystem.IsWindows()
            ? ""
            : "mode "
                + Convert.ToString((int)OwnerOnly.Mode(file), 8).PadLeft(3, '0').ToString(CultureInfo.InvariantCulture);
}
