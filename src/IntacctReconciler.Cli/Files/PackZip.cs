using System.IO.Compression;
using IntacctReconciler.Evidence;

namespace IntacctReconciler.Cli.Files;

/// <summary>
/// The pack as one file. It is stored, not compressed: what compression makes of the same bytes differs with the machine and
/// the version of its library. Times are those by which the pack is made.
/// </summary>
internal sealed class PackZip(Stream to, DateTimeOffset time) : IDisposable
{
    /// <summary>An ordinary file that its owner may write, whatever the system.</summary>
    private const int Attributes = 0x81A4 << 16;

    /// <summary>The format has no years before.</summary>
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive zip = new(to, ZipArchiveMode.Create, leaveOpen: true);

    public void Add(PackFile file)
    {
        var entry = zip.CreateEntry(file.Name, CompressionLevel.NoCompression);
        entry.LastWriteTime = time < Earliest ? Earliest : time.ToUniversalTime();
        entry.ExternalAttributes = Attributes;
        using var content = entry.Open();
        content.Write(file.Content);
    }

    public void Dispose() => zip.Dispose();
}
