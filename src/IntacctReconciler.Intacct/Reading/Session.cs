using System.Collections.Concurrent;
using System.Collections.Immutable;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Reading;

/// <summary>What the parts of one reading share.</summary>
internal sealed record Session(
    ApiClient Client,
    KeyRing Keys,
    ReadScope Scope,
    IProgress<ReadProgress>? Progress,
    CancellationToken Cancel
)
{
    private readonly ConcurrentDictionary<Address, LastChange> lastChanges = new();

    public Notes Notes { get; } = new();

    public ImmutableDictionary<Address, LastChange> LastChanges => lastChanges.ToImmutableDictionary();

    public bool Wants(Facets facet) => (Scope.Facets & facet) != Facets.None;

    public Task<IReadOnlyCollection<T>> QueryAsync<T>(Query query, Func<Row, T> map) =>
        Client.QueryAsync(query, map, Progress, Cancel);

    public Task<IReadOnlyCollection<T>> GetAsync<T>(
        string type,
        string what,
        IReadOnlyCollection<string> keys,
        int most,
        Func<Row, T> map,
        Func<IReadOnlyList<Row>, CancellationToken, Task>? before = null
    ) => Client.GetAsync(type, what, keys, most, map, Scope.Only is not null, Progress, Cancel, before);

    /// <summary>Maps a row and notes who changed its object last.</summary>
    public Func<Row, T> WithLastChange<T>(ObjectKind kind, Func<Row, T> map)
        where T : IIdentified =>
        row =>
        {
            var mapped = map(row);
            if (UserShape.LastChangeOf(row) is { } change)
                lastChanges[new(kind, mapped.Id)] = change;
            return mapped;
        };

    /// <summary>The keys of these objects: those known, and by a query those not yet known. One that does not exist has none.</summary>
    public async Task<IReadOnlyCollection<string>> KeysOfAsync(ObjectKind kind, IReadOnlyCollection<string> ids)
    {
        var type = Types.Of(kind);
        var unknown = ids.Where(id => Keys.Find(type, id) is null).ToList();
        await new KeyLookup(Client, Keys).FindAsync(type, unknown, Cancel);
        return [.. ids.Select(id => Keys.Find(type, id)).OfType<string>()];
    }
}
