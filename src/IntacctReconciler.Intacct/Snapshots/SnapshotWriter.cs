using System.Text.Json;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Intacct.Wire;

namespace IntacctReconciler.Intacct.Snapshots;

/// <summary>
/// Captures a company as <c>intacct-snapshot/1</c>: the whole REST objects with their keys, sorted, so that the same company
/// gives the same bytes. Written as it is read; a page is in memory, not the company.
/// </summary>
public sealed class SnapshotWriter
{
    private readonly ApiClient client;
    private readonly IntacctOptions options;

    internal SnapshotWriter(ApiClient client, IntacctOptions options) =>
        (this.client, this.options) = (client, options);

    /// <summary>Writes the document. What it has written when it throws is no snapshot.</summary>
    /// <exception cref="CompanyException">Something could not be read whole, or the reader sees only a part of the company.</exception>
    public async Task WriteAsync(Stream to, IProgress<ReadProgress>? progress, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(to, new() { Indented = true, NewLine = "\n" });
        var evidence = new Evidence(SignIn.UserIdOf(options));
        json.WriteStartObject();
        json.WriteString("format", "intacct-snapshot/1");
        if (options.FromReport)
            json.WriteString("source", "report");
        json.WriteString("company", options.Company);
        json.WriteStartObject("objects");
        foreach (var kind in Kind.All)
        {
            if (kind.IsEverywhere || await client.OffersAsync(kind.Type, cancel))
                await ObjectsAsync(json, kind, evidence, progress, cancel);
        }
        var contacts = new Kind(Types.Contact, "contacts", [], IsEverywhere: true);
        await ObjectsAsync(json, contacts, evidence.Contacts, evidence, progress, cancel);
        json.WriteEndObject();
        // After the objects, because they are the evidence: the API does not tell it.
        json.WriteString("permissionModel", options.FromReport ? "user-based" : evidence.PermissionModel);
        json.WriteEndObject();
    }

    private async Task ObjectsAsync(
        Utf8JsonWriter json,
        Kind kind,
        Evidence evidence,
        IProgress<ReadProgress>? progress,
        CancellationToken cancel
    )
    {
        var query = new Query(kind.Type, kind.What, [.. kind.SortedBy]);
        var listed = (await client.QueryAsync(query, kind.Sort, null, cancel)).ToList();
        if (kind.Type == Types.User)
        {
            // Whether a query without a status shows inactive users is not documented.
            query = query with
            {
                Filters = [Filter.Not("status", "active")],
            };
            listed.AddRange(await client.QueryAsync(query, kind.Sort, null, cancel));
        }
        var keys = listed
            .DistinctBy(row => row.Key, StringComparer.Ordinal)
            .OrderBy(row => row.Name, StringComparer.Ordinal)
            .ThenBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => row.Key);
        await ObjectsAsync(json, kind, keys, evidence, progress, cancel);
    }

    private async Task ObjectsAsync(
        Utf8JsonWriter json,
        Kind kind,
        IEnumerable<string> keys,
        Evidence evidence,
        IProgress<ReadProgress>? progress,
        CancellationToken cancel
    )
    {
        json.WriteStartArray(kind.Type);
        var done = 0;
        foreach (var some in keys.Chunk(kind.Most * options.Concurrency))
        {
            var objects = await client.GetAsync(
                kind.Type,
                kind.What,
                some,
                kind.Most,
                row =>
                {
                    evidence.See(kind.Type, row);
                    return (Key: row.Text("key")!, Json: row.Element.GetRawText());
                },
                mayBeGone: false,
                null,
                cancel
            );
            var byKey = objects.ToDictionary(o => o.Key, o => o.Json, StringComparer.Ordinal);
            foreach (var key in some)
            {
                using var parsed = JsonDocument.Parse(byKey[key]);
                parsed.RootElement.WriteTo(json);
            }
            await json.FlushAsync(cancel);
            progress?.Report(new(kind.What, done += some.Length, null));
        }
        json.WriteEndArray();
    }
}
