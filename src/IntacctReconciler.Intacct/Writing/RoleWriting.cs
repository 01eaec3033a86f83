using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Intacct.Reading;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Writing;

/// <summary>Makes, changes and deletes roles. All that changes of a role goes in one request, which Intacct does whole or not at all.</summary>
internal sealed class RoleWriting(Work work)
{
    public async Task WriteAsync()
    {
        var pairs = Pairs<Role>.Of(work.Batch, state => state.Roles);
        await CreateAsync(pairs.Made);
        await ChangeAsync(pairs.Changed);
        await Removing.DeleteAsync(work, pairs.Removed);
    }

    private async Task CreateAsync(IReadOnlyList<Role> made)
    {
        var roles = await work.WithPermissionsAsync(made, role => Permissions(role.Permissions));
        await work.Sender.PostAsync(
            Types.Role,
            roles.Select(role => new Item(Address.Role(role.Id), () => New(role), Rows(role))),
            work.CreatedAsync,
            work.Cancel
        );
    }

    private async Task ChangeAsync(IReadOnlyList<Pair<Role>> changed)
    {
        var roles = await work.WithPermissionsAsync(
            await work.WithKeysAsync(changed),
            pair => Bodies.Changed(Seen(pair), Goal(pair))
        );
        await ReadRowsAsync([
            .. roles.Where(HasNewGrants).Select(pair => pair.Id).Where(id => work.Keys.RoleRows(id) is null),
        ]);
        await work.Sender.PatchAsync(
            Types.Role,
            roles.Select(pair => new Item(
                Address.Role(pair.Id),
                () => Changes(pair, emptied: work.Batch.Attempt > 1),
                Bodies.Changed(Seen(pair), Goal(pair)).Count() + (pair.Goal.Applications?.Count ?? 0)
            )
            {
                // That owned rows can be deleted is documented in general and not for roles.
                Instead = () => Changes(pair, emptied: true),
            }),
            RereadAsync,
            work.Cancel
        );
    }

    private JsonObject New(Role role)
    {
        var body = new JsonObject { ["id"] = role.Id };
        work.Bodies.Fill(body, Fields.Role, null, role);
        if (role.Permissions is { Count: > 0 } permissions)
            body["rolePermissionAssignments"] = work.Bodies.RoleRows(
                role.Id,
                GrantSet.Empty,
                permissions,
                emptied: false
            );
        return body;
    }

    private JsonObject Changes(Pair<Role> pair, bool emptied)
    {
        var body = new JsonObject { ["key"] = work.Keys.Find(Types.Role, pair.Id) };
        work.Bodies.Fill(body, Fields.Role, pair.Seen, pair.Goal);
        if (work.Bodies.RoleRows(pair.Id, Seen(pair), Goal(pair), emptied) is { Count: > 0 } rows)
            body["rolePermissionAssignments"] = rows;
        return body;
    }

    /// <summary>A row that a lost try has added must be updated by its key and not added again.</summary>
    private async Task<IReadOnlySet<Item>> RereadAsync(IReadOnlyList<Item> items, CancellationToken cancel)
    {
        await ReadRowsAsync([.. items.Select(item => item.Address.Id)]);
        return new HashSet<Item>();
    }

    private async Task ReadRowsAsync(string[] ids)
    {
        if (ids is [])
            return;
        var only = ids.Select(Address.Role).ToHashSet();
        var session = new Session(
            work.Client,
            work.Keys,
            new(Facets.Roles | Facets.RoleGrants, [.. only]),
            null,
            work.Cancel
        );
        await new RoleReading(session, new(session)).ReadAsync();
    }

    private static bool HasNewGrants(Pair<Role> pair) => !Seen(pair).Equals(Goal(pair));

    private static GrantSet Seen(Pair<Role> pair) => pair.Seen.Permissions ?? GrantSet.Empty;

    private static GrantSet Goal(Pair<Role> pair) => pair.Goal.Permissions ?? Seen(pair);

    private static IEnumerable<Permission> Permissions(GrantSet? grants) =>
        (grants ?? GrantSet.Empty).Select(grant => grant.Permission);

    private static int Rows(Role role) =>
        (role.Permissions?.Count ?? 0) + (role.Applications?.Count ?? 0) + (role.Agents?.Count ?? 0);
}
