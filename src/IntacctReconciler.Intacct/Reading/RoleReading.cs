using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Reading;

/// <summary>Reads roles: flat by query, with their grants by GET.</summary>
internal sealed class RoleReading(Session session, CatalogueReading catalogue)
{
    private const string What = "roles";

    private readonly RoleShape shape = new(session.Scope.Facets, session.Keys, session.Notes);

    public async Task<Table<Role>> ReadAsync()
    {
        if (session.Scope.Only is { } only)
        {
            string[] ids = [.. only.Where(a => a.Kind == ObjectKind.Role).Select(a => a.Id)];
            return Tables.Of(What, await WholeAsync(await session.KeysOfAsync(ObjectKind.Role, ids)));
        }
        if (!session.Wants(Facets.RoleGrants))
            return Tables.Of(What, await session.QueryAsync(new(Types.Role, What, RoleShape.Flat), Mapped()));
        var keys = await session.QueryAsync(new(Types.Role, What, ["id"]), row => row.Text("key")!);
        return Tables.Of(What, await WholeAsync(keys));
    }

    private Task<IReadOnlyCollection<Role>> WholeAsync(IReadOnlyCollection<string> keys) =>
        session.GetAsync(Types.Role, What, keys, Types.MostRoleKeys, Mapped(), NameAsync);

    private Func<Row, Role> Mapped() => session.WithLastChange(ObjectKind.Role, shape.Read);

    /// <summary>A role's rows name their permissions themselves; only where they do not, the catalogue is asked.</summary>
    private Task NameAsync(IReadOnlyList<Row> rows, CancellationToken cancel) =>
        catalogue.NameAsync(
            rows.SelectMany(row => GrantRows.Unnamed(row.List("rolePermissionAssignments"), session.Keys)),
            cancel
        );
}
