using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Files;

/// <summary>
/// Who holds a lock, in a file beside it for whoever finds it taken. The lock itself is the system's; this is only said, and
/// what others wrote there is not believed to be harmless.
/// </summary>
internal static class LockHolder
{
    private const int Largest = 4096;

    public static string PathOf(string lockFile) => Path.ChangeExtension(lockFile, ".holder.json");

    /// <param name="run">The run that holds it; null before there is one.</param>
    /// <exception cref="CannotRun">It cannot be written.</exception>
    public static Task WriteAsync(string lockFile, DateTimeOffset since, string? run, Surroundings world)
    {
        var holder = new JsonObject
        {
            ["user"] = Environment.UserName,
            ["process"] = Environment.ProcessId,
            ["machine"] = Environment.MachineName,
            ["since"] = since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["run"] = run,
        };
        var content = Encoding.UTF8.GetBytes(holder.ToJsonString());
        return AtomicFile.WriteAsync(
            PathOf(lockFile),
            world,
            Readers.Anybody,
            file => file.WriteAsync(content).AsTask()
        );
    }

    /// <summary>Who holds it, in words; it may have changed hands meanwhile.</summary>
    public static string Read(string lockFile)
    {
        try
        {
            using var file = File.OpenRead(PathOf(lockFile));
            var content = new byte[Largest];
            var length = file.ReadAtLeast(content, Largest, throwOnEndOfStream: false);
            return JsonNode.Parse(content.AsSpan(0, length)) is JsonObject holder ? Words(holder) : Unknown;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException or JsonException)
        {
            return Unknown;
        }
    }

    private const string Unknown = "it does not say whose it is";

    private static string Words(JsonObject holder)
    {
        var words = new StringBuilder($"process {Text(holder, "process")} of {Text(holder, "user")}");
        words.Append(CultureInfo.InvariantCulture, $" on {Text(holder, "machine")} since {Text(holder, "since")}");
        if (holder["run"] is not null)
            words.Append(CultureInfo.InvariantCulture, $", run {Text(holder, "run")}");
        return words.ToString();
    }

    private static string Text(JsonObject holder, string name) =>
        holder[name] is JsonValue value ? Printable.Of(value.ToString(), 60) : "?";
}
