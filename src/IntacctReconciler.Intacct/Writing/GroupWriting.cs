using System.Text.Json.Nodes;
using IntacctReconciler.Intacct.Reading;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Writing;

/// <summary>
/// Makes, changes and deletes groups. Members that leave go first and new ones come last, so that nobody holds for a moment what
/// neither the old nor the new group would give him.
/// </summary>
internal sealed class GroupWriting(Work work)
{
    public async Task WriteAsync()
    {
        var pairs = Pairs<UserGroup>.Of(work.Batch, state => state.Groups);
        await Removing.DeleteAsync(work, pairs.Removed);
        await CreateAsync(pairs.Made);
        var changed = await work.WithKeysAsync(pairs.Changed);
        await LeaveAsync(changed);
        await ChangeAsync(changed);
        await JoinAsync([
            .. pairs.Made.SelectMany(group => Members(group, group.Members ?? IdSet.Empty)),
            .. changed.SelectMany(pair => Members(pair.Goal, Joining(pair))),
        ]);
    }

    private Task CreateAsync(IReadOnlyList<UserGroup> made) =>
        work.Sender.PostAsync(
            Types.Group,
            made.Select(group => new Item(Address.Group(group.Id), () => New(group), group.Roles?.Count ?? 0)),
            work.CreatedAsync,
            work.Cancel
        );

    private Task ChangeAsync(IReadOnlyList<Pair<UserGroup>> changed) =>
        work.Sender.PatchAsync(
            Types.Group,
            changed
                .Where(pair => !work.Outcomes.HasFailed(Address.Group(pair.Id)) && Changes(pair).Count > 1)
                .Select(pair => new Item(Address.Group(pair.Id), () => Changes(pair), pair.Goal.Roles?.Count ?? 0)),
            null,
            work.Cancel
        );

    private async Task LeaveAsync(IReadOnlyList<Pair<UserGroup>> changed)
    {
        var leaving = changed.SelectMany(pair => Members(pair.Goal, Leaving(pair))).ToList();
        var unknown = leaving
            .Where(m => work.Keys.Members(m.Group, m.User).IsEmpty)
            .Select(m => m.Group)
            .ToHashSet(StringComparer.Ordinal);
        await ReadMembersAsync(unknown);
        // A membership without a key is gone already.
        var rows = leaving.SelectMany(m =>
            work.Keys.Members(m.Group, m.User)
                .Select(key => new Item(Address.Group(m.Group), () => new JsonObject()) { Member = m.User, Key = key })
        );
        await work.Sender.DeleteAsync(Types.Member, [.. rows], work.Cancel);
    }

    private Task JoinAsync(IReadOnlyList<(string Group, string User)> joining) =>
        work.Sender.PostAsync(
            Types.Member,
            joining
                .Where(m => !work.Outcomes.HasFailed(Address.Group(m.Group)))
                .Select(m => new Item(Address.Group(m.Group), () => Join(m)) { Member = m.User }),
            JoinedAsync,
            work.Cancel
        );

    private async Task<IReadOnlySet<Item>> JoinedAsync(IReadOnlyList<Item> items, CancellationToken cancel)
    {
        await ReadMembersAsync([.. items.Select(item => item.Address.Id)]);
        return items.Where(item => !work.Keys.Members(item.Address.Id, item.Member!).IsEmpty).ToHashSet();
    }

    private async Task ReadMembersAsync(HashSet<string> groups)
    {
        if (groups.Count == 0)
            return;
        var only = groups.Select(Address.Group);
        var scope = new Company.ReadScope(Facets.Groups | Facets.Members, [.. only]);
        await new GroupReading(new(work.Client, work.Keys, scope, null, work.Cancel)).ReadAsync();
    }

    /// <summary><c>id</c> and <c>description</c> are required.</summary>
    private JsonObject New(UserGroup group)
    {
        var body = new JsonObject { ["id"] = group.Id, ["description"] = group.Description ?? "" };
        work.Bodies.Fill(body, Fields.Group, null, group);
        return body;
    }

    private JsonObject Changes(Pair<UserGroup> pair)
    {
        var body = new JsonObject { ["key"] = work.Keys.Find(Types.Group, pair.Id) };
        work.Bodies.Fill(body, Fields.Group, pair.Seen, pair.Goal);
        return body;
    }

    private JsonObject Join((string Group, string User) member) =>
        new()
        {
            ["userGroup"] = work.Bodies.Reference(Types.Group, member.Group),
            ["user"] = work.Bodies.Reference(Types.User, member.User),
        };

    private static IdSet Joining(Pair<UserGroup> pair) =>
        pair is { Seen.Members: { } seen, Goal.Members: { } goal } ? goal.Except(seen) : IdSet.Empty;

    private static IdSet Leaving(Pair<UserGroup> pair) =>
        pair is { Seen.Members: { } seen, Goal.Members: { } goal } ? seen.Except(goal) : IdSet.Empty;

    private static IEnumerable<(string Group, string User)> Members(UserGroup group, IdSet users) =>
        users.Select(user => (group.Id, user));
}
