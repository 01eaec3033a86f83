using IntacctReconciler.Catalogue;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Reading;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Writing;

/// <summary>What the writing of one batch shares.</summary>
internal sealed record Work(
    Batch Batch,
    ApiClient Client,
    KeyRing Keys,
    Sender Sender,
    Outcomes Outcomes,
    CancellationToken Cancel
)
{
    public Bodies Bodies { get; } = new(Keys, insist: Batch.Attempt > 1);

    /// <summary>The keys of objects that exist are needed to write them; one that turns out not to exist has its outcome.</summary>
    public async Task<IReadOnlyList<T>> WithKeysAsync<T>(IReadOnlyList<T> objects)
        where T : IIdentified
    {
        var type = Types.Of(Batch.Kind);
        await FindAsync(type, [.. objects.Select(o => o.Id).Where(id => Keys.Find(type, id) is null)]);
        foreach (var gone in objects.Where(o => Keys.Find(type, o.Id) is null))
            Outcomes.NotSent(new(Batch.Kind, gone.Id), "it no longer exists in Intacct");
        return [.. objects.Where(o => Keys.Find(type, o.Id) is not null)];
    }

    /// <summary>Looks for what is to be made, before it is tried again: any status, private records too.</summary>
    public async Task<IReadOnlySet<Item>> CreatedAsync(IReadOnlyList<Item> items, CancellationToken cancel)
    {
        var found = await new KeyLookup(Client, Keys).FindAsync(
            Types.Of(Batch.Kind),
            [.. items.Select(item => item.Address.Id)],
            cancel
        );
        return items.Where(item => found.Contains(item.Address.Id)).ToHashSet();
    }

    /// <summary>Standard permissions are written by key. Those that the company does not have make their object's outcome.</summary>
    public async Task<IReadOnlyList<T>> WithPermissionsAsync<T>(
        IReadOnlyList<T> objects,
        Func<T, IEnumerable<Permission>> written
    )
        where T : IIdentified
    {
        if (objects.SelectMany(written).Any(IsUnknown))
        {
            var session = new Session(Client, Keys, new(Facets.Catalogue), null, Cancel);
            await new CatalogueReading(session).NameAllAsync();
        }
        var able = new List<T>(objects.Count);
        foreach (var candidate in objects)
        {
            if (written(candidate).FirstOrDefault(IsUnknown) is { } missing)
                Outcomes.NotSent(new(Batch.Kind, candidate.Id), $"the company does not offer the permission {missing}");
            else
                able.Add(candidate);
        }
        return able;
    }

    public Task FindAsync(string type, IReadOnlyCollection<string> ids) =>
        new KeyLookup(Client, Keys).FindAsync(type, ids, Cancel);

    private bool IsUnknown(Permission permission) =>
        permission.Kind == PermissionKind.Standard && Keys.Find(permission) is null;
}
