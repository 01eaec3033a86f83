using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Reading;

/// <summary>
/// Reads users, whatever their status. Flat fields come by query; when direct grants or restrictions are wanted, which are
/// lists, everything comes by GET and the query only finds the keys.
/// </summary>
internal sealed class UserReading(Session session, CatalogueReading catalogue, IntacctOptions options)
{
    private const string What = "users";

    private readonly UserShape shape = new(session.Scope.Facets, session.Keys, session.Notes);

    public async Task<Table<User>> ReadAsync()
    {
        if (session.Scope.Only is { } only)
            return Tables.Of(What, await BackAsync([.. only.Where(a => a.Kind == ObjectKind.User).Select(a => a.Id)]));
        var users = UserShape.NeedsLists(session.Scope.Facets)
            ? await WholeAsync([.. (await ListAsync(["id"], row => row.Text("key")!)).Values])
            : await FlatAsync();
        var table = Tables.Of(What, users);
        await new Caller(session, options).RequireUnrestrictedAsync(table);
        return table;
    }

    /// <summary>Always by GET: a query may hide an inactive user or lag behind a write.</summary>
    private async Task<IReadOnlyCollection<User>> BackAsync(IReadOnlyCollection<string> ids) =>
        await WholeAsync(await session.KeysOfAsync(ObjectKind.User, ids));

    private async Task<IReadOnlyCollection<User>> WholeAsync(IReadOnlyCollection<string> keys)
    {
        var grants = session.Wants(Facets.UserGrants);
        if (grants)
            await catalogue.NameAllAsync();
        return await session.GetAsync(
            Types.User,
            What,
            keys,
            Types.MostKeys,
            session.WithLastChange(ObjectKind.User, shape.ReadWhole),
            grants ? NameAsync : null
        );
    }

    private Task NameAsync(IReadOnlyList<Row> rows, CancellationToken cancel) =>
        catalogue.NameAsync(
            rows.SelectMany(row => GrantRows.Unnamed(row.List("permissionAssignments"), session.Keys)),
            cancel
        );

    private async Task<IReadOnlyCollection<User>> FlatAsync()
    {
        var roles = session.Wants(Facets.UserRoles) ? RolesAsync() : null;
        var users = (await ListAsync(UserShape.Flat, session.WithLastChange(ObjectKind.User, shape.ReadFlat))).Values;
        if (roles is null)
            return users;
        var byUser = await roles;
        return [.. users.Select(user => user with { Roles = IdSet.Of(byUser[user.Id]) })];
    }

    /// <summary>The links are made by Intacct of the users' own lists, and come 4,000 at once.</summary>
    private async Task<ILookup<string, string>> RolesAsync()
    {
        var links = await session.QueryAsync(
            new(Types.RoleUser, "roles of users", ["role.id", "user.id"]),
            row =>
                (
                    User: row.Text("user.id") ?? throw Trouble.Broken("a user's role without its user"),
                    Role: row.Text("role.id") ?? throw Trouble.Broken("a user's role without its role")
                )
        );
        return links.ToLookup(link => link.User, link => link.Role, StringComparer.Ordinal);
    }

    /// <summary>
    /// Asks twice: for all, and for those that are not active. Whether a query without a status shows inactive users is not
    /// documented, and a user that is not seen would be created again.
    /// </summary>
    private async Task<Dictionary<string, T>> ListAsync<T>(
        System.Collections.Immutable.ImmutableArray<string> fields,
        Func<Row, T> map
    )
    {
        var query = new Query(Types.User, What, fields);
        var all = session.QueryAsync(query, row => (Key: row.Text("key")!, Value: map(row)));
        var others = session.QueryAsync(
            query with
            {
                What = "users that are not active",
                Filters = [Filter.Not("status", "active")],
            },
            row => (Key: row.Text("key")!, Value: map(row))
        );
        await Task.WhenAll(all, others);
        var byKey = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in (await all).Concat(await others))
            byKey.TryAdd(key, value);
        return byKey;
    }
}
