using IntacctReconciler.Catalogue;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Intacct.Wire;

namespace IntacctReconciler.Intacct.Reading;

/// <summary>Reads the catalogue of permissions, and names permissions of which only the key is known.</summary>
internal sealed class CatalogueReading
{
    private readonly Session session;
    private readonly Lazy<Task<IReadOnlyCollection<Listed>>> listed;

    public CatalogueReading(Session session)
    {
        this.session = session;
        listed = new(ListAsync);
    }

    public async Task<PermissionCatalogue> ReadAsync()
    {
        var rows = await listed.Value;
        // Rights are a list, and a query gives no lists.
        var rights = await session.Client.GetAsync(
            Types.Permission,
            "permissions",
            [.. rows.Select(row => row.Key)],
            Types.MostKeys,
            ReadRights,
            mayBeGone: false,
            session.Progress,
            session.Cancel
        );
        var byKey = rights.ToDictionary(pair => pair.Key, pair => pair.Rights, StringComparer.Ordinal);
        return PermissionCatalogue.Of(
            rows.Select(row => new CatalogueEntry(row.Permission, row.Section, byKey[row.Key])),
            out _
        );
    }

    /// <summary>Makes the permissions' names known where grants name them by key alone, as those of users do.</summary>
    public async Task NameAllAsync()
    {
        if (!session.Keys.KnowsPermissions || session.Scope.Only is null)
            await listed.Value;
    }

    /// <summary>Names those that the list of the catalogue does not have, such as those of a module no longer subscribed.</summary>
    public async Task NameAsync(IEnumerable<string> keys, CancellationToken cancel)
    {
        string[] unnamed = [.. keys.Distinct(StringComparer.Ordinal)];
        if (unnamed is [])
            return;
        var named = await session.Client.GetAsync(
            Types.Permission,
            "permissions",
            unnamed,
            Types.MostKeys,
            row => (Key: row.Text("key"), Module: row.Text("module"), Name: row.Text("name")),
            mayBeGone: true,
            null,
            cancel
        );
        foreach (var (key, module, name) in named)
        {
            if (key is not null && module is not null && name is not null)
                session.Keys.Put(Permission.Standard(module, name), key);
        }
    }

    private async Task<IReadOnlyCollection<Listed>> ListAsync()
    {
        var rows = await session.QueryAsync(
            new(Types.Permission, "permissions", ["module", "name", "permissionGroup"]),
            row => new Listed(
                row.Text("key") ?? "",
                Permission.Standard(
                    row.Text("module") ?? throw Trouble.Broken("a permission without a module"),
                    row.Text("name") ?? throw Trouble.Broken("a permission without a name")
                ),
                row.Text("permissionGroup")
            )
        );
        foreach (var twice in rows.GroupBy(row => row.Permission).Where(group => group.Count() > 1))
        {
            var both = twice.OrderBy(row => row.Key, StringComparer.Ordinal).ToArray();
            throw Trouble.TwoRows(both[0].ToString(), both[1].ToString());
        }
        foreach (var row in rows)
            session.Keys.Put(row.Permission, row.Key);
        return rows;
    }

    private static (string Key, Rights Rights) ReadRights(Row row) =>
        (
            row.Text("key")!,
            Rights.Of(row.Texts("allowedAccessRights") ?? throw Trouble.Broken("a permission without its rights"))
        );

    private sealed record Listed(string Key, Permission Permission, string? Section)
    {
        public override string ToString() => $"{Permission} in {Section ?? "no section"} (row {Key})";
    }
}
