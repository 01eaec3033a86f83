using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Reading;

internal sealed record GroupsRead(Table<UserGroup> Groups, bool OffersMembers);

/// <summary>
/// Reads groups, their roles and their members. Roles come from the links, because not every company shows them at the group.
/// </summary>
internal sealed class GroupReading(Session session)
{
    private const string What = "user groups";

    private readonly RoleShape shape = new(session.Scope.Facets, session.Keys, session.Notes);

    public async Task<GroupsRead> ReadAsync()
    {
        string[]? ids = session.Scope.Only is { } only
            ? [.. only.Where(a => a.Kind == ObjectKind.Group).Select(a => a.Id)]
            : null;
        if (ids is [])
            return new(Table<UserGroup>.Empty, true);
        var groups = ids is null ? FlatAsync() : BackAsync(ids);
        var members = MembersAsync(ids);
        var roles = RolesAsync(ids);
        await Task.WhenAll(groups, members, roles);
        var rolesOf = await roles;
        var membersOf = await members;
        return new(
            Tables.Of(
                What,
                [
                    .. (await groups).Select(group =>
                        group with
                        {
                            Roles = IdSet.Of(rolesOf[group.Id]),
                            Members = membersOf is null ? null : IdSet.Of(membersOf[group.Id]),
                        }
                    ),
                ]
            ),
            membersOf is not null || !session.Wants(Facets.Members)
        );
    }

    private Task<IReadOnlyCollection<UserGroup>> FlatAsync() =>
        session.QueryAsync(new(Types.Group, What, RoleShape.FlatGroup), Mapped());

    private async Task<IReadOnlyCollection<UserGroup>> BackAsync(string[] ids) =>
        await session.GetAsync(
            Types.Group,
            What,
            await session.KeysOfAsync(ObjectKind.Group, ids),
            Types.MostKeys,
            Mapped()
        );

    private Func<Row, UserGroup> Mapped() => session.WithLastChange(ObjectKind.Group, shape.ReadGroup);

    /// <summary>Links have new keys after every write, so they can only be queried, also when reading back.</summary>
    private async Task<ILookup<string, string>> RolesAsync(string[]? groups)
    {
        var links = await LinksAsync(
            Types.RoleGroup,
            "roles of user groups",
            ["userGroup.id", "role.id"],
            groups,
            row => (Group: Id(row, "userGroup.id"), Role: Id(row, "role.id"))
        );
        return links.ToLookup(link => link.Group, link => link.Role, StringComparer.Ordinal);
    }

    /// <summary>
    /// By query also when reading back, which is the exception to reading back by key: a GET of the members that are known
    /// would not show one that was added.
    /// </summary>
    /// <returns>Null where the company does not offer members.</returns>
    private async Task<ILookup<string, string>?> MembersAsync(string[]? groups)
    {
        if (!session.Wants(Facets.Members) || !await session.Client.OffersAsync(Types.Member, session.Cancel))
            return null;
        var links = await LinksAsync(
            Types.Member,
            "members of user groups",
            ["userGroup.id", "user.id"],
            groups,
            row => (Group: Id(row, "userGroup.id"), User: Id(row, "user.id"), Key: row.Text("key")!)
        );
        session.Keys.PutMembers(groups?.ToHashSet(StringComparer.Ordinal), links);
        return links.ToLookup(link => link.Group, link => link.User, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyCollection<T>> LinksAsync<T>(
        string type,
        string what,
        System.Collections.Immutable.ImmutableArray<string> fields,
        string[]? groups,
        Func<Row, T> map
    )
    {
        if (groups is null)
            return await session.QueryAsync(new(type, what, fields), map);
        var links = new List<T>();
        foreach (var some in groups.Chunk(Types.MostKeys))
        {
            var query = new Query(type, what, fields) { Filters = [Filter.In("userGroup.id", some)] };
            links.AddRange(await session.QueryAsync(query, map));
        }
        return links;
    }

    private static string Id(Row row, string path) => row.Text(path) ?? throw Trouble.Broken($"a link without {path}");
}
