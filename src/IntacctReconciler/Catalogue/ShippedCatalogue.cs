using System.Collections.Immutable;
using System.Text.Json;
using IntacctReconciler.Text;

namespace IntacctReconciler.Catalogue;

/// <summary>
/// The catalogue that comes with the tool: a seed for simulated companies and for checking files offline.
/// Sage publishes no such list, so it is lower in rank than the company's own; docs/catalogue.md says how it was made.
/// </summary>
public static class ShippedCatalogue
{
    private const string File = "catalogue.json";
    private const string Format = "intacct-catalogue/1";

    private static readonly Lazy<PermissionCatalogue> Shipped = new(() => Read(EmbeddedFile.Bytes(File)));
    private static readonly Lazy<ImmutableArray<ShippedRow>> Reviewed = new(() => [.. ShippedRow.ReadAll()]);

    /// <summary>The permissions of <c>catalogue.json</c>; the same object at every call.</summary>
    public static PermissionCatalogue Load() => Shipped.Value;

    /// <summary>The reviewed rows from which <c>catalogue.json</c> is made, with the sureness and the source of each.</summary>
    public static ImmutableArray<ShippedRow> Rows => Reviewed.Value;

    /// <summary>Reads a document of format <c>intacct-catalogue/1</c>.</summary>
    /// <exception cref="InvalidDataException">It is none, or has the same permission twice.</exception>
    public static PermissionCatalogue Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var entries = new List<CatalogueEntry>();
        var format = "";
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
                    ReadMember(ref reader, entries, ref format);
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{File} is not a catalogue: {broken.Message}", broken);
        }
        if (format != Format)
            throw new InvalidDataException($"{File} has format '{format}' instead of {Format}");
        var catalogue = PermissionCatalogue.Of(entries, out var twice);
        return twice.IsEmpty ? catalogue : throw new InvalidDataException($"{File}: {twice[0].Permission} comes twice");
    }

    private static void ReadMember(ref Utf8JsonReader reader, List<CatalogueEntry> entries, ref string format)
    {
        if (reader.ValueTextEquals("format"))
        {
            reader.Read();
            format = reader.GetString() ?? "";
        }
        else if (reader.ValueTextEquals("permissions"))
        {
            var pool = new Dictionary<string, string>(StringComparer.Ordinal);
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                entries.Add(ReadEntry(ref reader, pool));
        }
        else
        {
            reader.Skip();
        }
    }

    private static CatalogueEntry ReadEntry(ref Utf8JsonReader reader, Dictionary<string, string> pool)
    {
        string? module = null,
            name = null,
            section = null;
        var allowed = Rights.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("module"))
                module = Pooled(ref reader, pool);
            else if (reader.ValueTextEquals("name"))
                name = Pooled(ref reader, pool);
            else if (reader.ValueTextEquals("permissionGroup"))
                section = Pooled(ref reader, pool);
            else if (reader.ValueTextEquals("allowedAccessRights"))
                allowed = ReadRights(ref reader);
            else
                reader.Skip();
        }
        return module is null || name is null || allowed.IsEmpty
            ? throw new InvalidDataException($"{File}: an entry lacks module, name or rights ({module}/{name})")
            : new(Permission.Standard(module, name), section, allowed);
    }

    private static Rights ReadRights(ref Utf8JsonReader reader)
    {
        var rights = Rights.None;
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            rights |= Rights.Of(reader.GetString() ?? "");
        return rights;
    }

    private static string? Pooled(ref Utf8JsonReader reader, Dictionary<string, string> pool)
    {
        reader.Read();
        if (reader.GetString() is not { } text)
            return null;
        return pool.TryGetValue(text, out var known) ? known : pool[text] = text;
    }
}
