using System.Security.Cryptography;
using System.Text.Json;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Server;

namespace IntacctReconciler.Simulator.Store;

/// <summary>
/// What changed since the seed: the objects changed and removed, the keys given, the answers kept. It belongs to one
/// seed, whose digest it remembers, and is replaced as a whole.
/// </summary>
internal sealed class StateFile(string path, string seedPath, string seedDigest)
{
    private const string Format = "intacct-simulator-state/1";

    // What the file looked like when this company last read or wrote it.
    private (long Length, DateTime Written) known;

    public static string Digest(byte[] seed) => Convert.ToHexStringLower(SHA256.HashData(seed));

    public void Load(CompanyStore store, IdempotencyStore idempotency, ICollection<string> notices)
    {
        known = Stamp();
        if (known == default)
        {
            return;
        }
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            if (root.GetProperty("format").GetString() != Format)
            {
                throw new SimulatorStateException($"{path}: format is not \"{Format}\"; delete the file to start over");
            }
            if (root.GetProperty("seed").GetString() != seedDigest)
            {
                throw new SimulatorStateException(
                    $"{path}: the seed {seedPath} has changed since this state was saved; delete the state file to start over from the new seed"
                );
            }
            Apply(root, store, notices);
            idempotency.Read(root.GetProperty("idempotency"));
        }
        catch (Exception fault)
            when (fault is JsonException or KeyNotFoundException or InvalidOperationException or SimulatorSeedException)
        {
            throw new SimulatorStateException(
                $"{path}: the state cannot be read ({fault.Message}); delete the file to start over",
                fault
            );
        }
    }

    /// <exception cref="SimulatorStateException">The file cannot be written, or is no longer the one this company wrote.</exception>
    public void Save(CompanyStore store, IdempotencyStore idempotency)
    {
        if (Stamp() != known)
        {
            throw new SimulatorStateException(
                $"{path}: another process has changed or deleted the state since this company was opened; open it again"
            );
        }
        try
        {
            Replace(store, idempotency);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SimulatorStateException($"{path}: the state cannot be saved: {fault.Message}", fault);
        }
        known = Stamp();
    }

    private (long Length, DateTime Written) Stamp()
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : default;
    }

    private void Replace(CompanyStore store, IdempotencyStore idempotency)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            using (var json = new Utf8JsonWriter(file))
            {
                Write(json, store, idempotency);
            }
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }

    private static void Apply(JsonElement root, CompanyStore store, ICollection<string> notices)
    {
        foreach (var list in root.GetProperty("removed").EnumerateObject())
        {
            foreach (var key in list.Value.EnumerateArray())
            {
                Remove(store, ObjectTypes.Get(list.Name), key.GetString()!);
            }
        }
        var objects = root.GetProperty("objects");
        foreach (var list in objects.EnumerateObject())
        {
            foreach (var element in list.Value.EnumerateArray())
            {
                Remove(store, ObjectTypes.Get(list.Name), element.GetProperty("key").GetString()!);
            }
        }
        store.Commit(lag: 0);
        new SeedReader(store, notices).Read(objects, catalogue: null);
        foreach (var type in root.GetProperty("nextKeys").EnumerateObject())
        {
            store[type.Name].NextKey = type.Value.GetInt64();
        }
    }

    private static void Remove(CompanyStore store, ObjectType type, string key)
    {
        if (KeyText.Parse(key) is { } number && store[type].Find(number) is { } record)
        {
            store.Remove(record);
        }
    }

    private void Write(Utf8JsonWriter json, CompanyStore store, IdempotencyStore idempotency)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("seed", seedDigest);
        var touched = store.Touched.OrderBy(one => one.Key).ToLookup(one => one.Type, one => one.Key);
        json.WriteStartObject("objects");
        var writer = new ObjectWriter(store, View.Plain, Extent.Own);
        foreach (var type in ObjectTypes.All.Where(touched.Contains))
        {
            json.WriteStartArray(type.Name);
            foreach (var record in touched[type].Select(store[type].Find).OfType<Record>())
            {
                writer.Write(json, record);
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteStartObject("removed");
        foreach (var type in ObjectTypes.All.Where(touched.Contains))
        {
            json.WriteStartArray(type.Name);
            foreach (var key in touched[type].Where(key => store[type].Find(key) is null))
            {
                json.WriteStringValue(KeyText.Of(key));
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteStartObject("nextKeys");
        foreach (var type in ObjectTypes.All)
        {
            json.WriteNumber(type.Name, store[type].NextKey);
        }
        json.WriteEndObject();
        idempotency.Write(json);
        json.WriteEndObject();
    }
}
