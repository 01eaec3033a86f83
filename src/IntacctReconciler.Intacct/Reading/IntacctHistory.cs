using System.Collections.Immutable;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Reading;

/// <summary>
/// Reads the audit history of a few objects: for every hundred of them one page with the newest entries, and no more, as it holds
/// everything that anybody ever did.
/// </summary>
public sealed class IntacctHistory : IChangeHistory
{
    private const string What = "the audit history";

    /// <summary>Objects in one query; each may stand there by its id or by its key.</summary>
    private const int MostObjects = 100;

    /// <summary>Entries that are read for those objects; every row of a query is billed.</summary>
    private const int MostEntries = 1000;

    private readonly ApiClient client;
    private readonly KeyRing keys;
    private readonly IntacctOptions options;

    internal IntacctHistory(ApiClient client, KeyRing keys, IntacctOptions options) =>
        (this.client, this.keys, this.options) = (client, keys, options);

    /// <inheritdoc/>
    public async Task<ChangeHistory> ReadAsync(
        IReadOnlyCollection<Address> objects,
        IProgress<ReadProgress>? progress,
        CancellationToken cancel
    )
    {
        if (objects.Count == 0 || options.FromReport)
            return ChangeHistory.Empty;
        try
        {
            if (!await client.OffersAsync(Types.History, cancel))
                return new([], "the company does not offer it");
            var changes = ImmutableArray.CreateBuilder<FieldHistory>();
            foreach (var some in objects.Chunk(MostObjects))
            {
                changes.AddRange(await NewestAsync(some, cancel));
                progress?.Report(new(What, changes.Count, null));
            }
            changes.Sort((one, other) => Nullable.Compare(other.At, one.At));
            return new(changes.DrainToImmutable());
        }
        // It says more of what is found already; without it nothing is lost but that.
        catch (CompanyException why)
        {
            return new([], why.Message);
        }
    }

    private async Task<IEnumerable<FieldHistory>> NewestAsync(Address[] objects, CancellationToken cancel)
    {
        var names = objects
            .SelectMany(one => new[] { one.Id, keys.Find(one) }.OfType<string>().Select(name => (name, one)))
            .ToLookup(pair => pair.name, pair => pair.one, StringComparer.Ordinal);
        var query = new Query(Types.History, What, HistoryShape.Fields)
        {
            Filters = [Filter.In(HistoryShape.ObjectId, names.Select(name => name.Key))],
            NewestBy = HistoryShape.When,
        };
        var shape = new HistoryShape(names);
        var size = Math.Min(MostEntries, options.PageSize);
        return (await client.FirstPageAsync(query, size, shape.Read, cancel)).OfType<FieldHistory>();
    }
}
