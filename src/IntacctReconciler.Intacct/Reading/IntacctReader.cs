using IntacctReconciler.Catalogue;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Reading;

/// <summary>
/// Reads a company: flat fields and links by query, lists by multi-key GET, never one request for one object. Whatever cannot
/// be read whole is an exception, never an absence.
/// </summary>
public sealed class IntacctReader : ICompanyReader
{
    private readonly ApiClient client;
    private readonly KeyRing keys;
    private readonly IntacctOptions options;

    internal IntacctReader(ApiClient client, KeyRing keys, IntacctOptions options) =>
        (this.client, this.keys, this.options) = (client, keys, options);

    /// <inheritdoc/>
    public async Task<CompanyState> ReadAsync(
        ReadScope scope,
        IProgress<ReadProgress>? progress,
        CancellationToken cancel
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var session = new Session(client, keys, scope, progress, stop.Token);
        var catalogue = new CatalogueReading(session);
        var users = Start(
            Facets.Users,
            () => new UserReading(session, catalogue, options).ReadAsync(),
            Table<User>.Empty
        );
        var roles = Start(Facets.Roles, () => new RoleReading(session, catalogue).ReadAsync(), Table<Role>.Empty);
        var groups = Start(
            Facets.Groups,
            () => new GroupReading(session).ReadAsync(),
            new(Table<UserGroup>.Empty, true)
        );
        var contacts = Start(Facets.Contacts, () => Targets.ContactsAsync(session), Table<Contact>.Empty);
        var entities = Start(Facets.Entities, () => Targets.EntitiesAsync(session), Table<RestrictionTarget>.Empty);
        var departments = Start(
            Facets.Departments,
            () => Targets.DepartmentsAsync(session),
            Table<RestrictionTarget>.Empty
        );
        var territories = Start(
            Facets.Territories,
            () => Targets.TerritoriesAsync(session),
            Table<RestrictionTarget>.Empty
        );
        var permissions = Start(Facets.Catalogue, catalogue.ReadAsync, PermissionCatalogue.Empty);
        await AllAsync([users, roles, groups, contacts, entities, departments, territories, permissions], stop);
        return new(options.Company, Told(scope.Facets))
        {
            Users = await users,
            Roles = await roles,
            Groups = (await groups).Groups,
            OffersMembers = (await groups).OffersMembers,
            Contacts = await contacts,
            Entities = await entities,
            Departments = await departments,
            Territories = await territories,
            Catalogue = await permissions,
            LastChanges = session.LastChanges,
            Notes = options.FromReport ? session.Notes.OfReport(options.Company) : session.Notes.All,
        };

        Task<T> Start<T>(Facets facet, Func<Task<T>> read, T otherwise) =>
            Told(scope.Facets).HasFlag(facet) ? read() : Task.FromResult(otherwise);
    }

    /// <summary>What is asked with the tables that it stands in.</summary>
    private static Facets Told(Facets facets)
    {
        if ((facets & (Facets.UserRoles | Facets.UserGrants | Facets.Restrictions)) != Facets.None)
            facets |= Facets.Users;
        if (facets.HasFlag(Facets.RoleGrants))
            facets |= Facets.Roles;
        return facets.HasFlag(Facets.Members) ? facets | Facets.Groups : facets;
    }

    /// <summary>Waits for all; the first that fails stops the others, and its failure is the one that is thrown.</summary>
    private static async Task AllAsync(IReadOnlyCollection<Task> tasks, CancellationTokenSource stop)
    {
        var left = tasks.ToList();
        Exception? first = null;
        while (left.Count > 0)
        {
            var done = await Task.WhenAny(left);
            left.Remove(done);
            if (done.IsCompletedSuccessfully || first is not null)
                continue;
            first = done.Exception?.InnerException ?? new OperationCanceledException(stop.Token);
            await stop.CancelAsync();
        }
        if (first is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
    }
}
