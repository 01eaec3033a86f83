using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Writing;

/// <summary>
/// Makes and changes users. Intacct mails the password of a new one to its e-mail address. A user is never deleted: Intacct
/// refuses that once somebody signed in, and its history would go with it.
/// </summary>
internal sealed class UserWriting(Work work)
{
    private const string Inactive = "inactive";

    public async Task WriteAsync()
    {
        var pairs = Pairs<User>.Of(work.Batch, state => state.Users);
        foreach (var removed in pairs.Removed)
            work.Outcomes.NotSent(Address.User(removed.Id), "users are set inactive and not deleted");
        await CreateAsync(pairs.Made);
        await ChangeAsync(pairs.Changed);
    }

    private async Task CreateAsync(IReadOnlyList<User> made)
    {
        var users = await work.WithPermissionsAsync(made, user => Permissions(user.Permissions));
        await work.Sender.PostAsync(
            Types.User,
            users.Select(user => new Item(Address.User(user.Id), () => New(user), Rows(user))),
            work.CreatedAsync,
            work.Cancel
        );
        // Intacct makes no user inactive. Between the two requests it is locked out, so it can never sign in.
        var then = users.Where(user => user.Status == Inactive && !work.Outcomes.HasFailed(Address.User(user.Id)));
        await work.Sender.PatchAsync(
            Types.User,
            [.. then.Select(user => new Item(Address.User(user.Id), () => Deactivate(user)))],
            null,
            work.Cancel
        );
    }

    private async Task ChangeAsync(IReadOnlyList<Pair<User>> changed)
    {
        var users = await work.WithPermissionsAsync(await work.WithKeysAsync(changed), Written);
        await work.Sender.PatchAsync(
            Types.User,
            users.Select(pair => new Item(Address.User(pair.Id), () => Changes(pair), Rows(pair.Goal))),
            null,
            work.Cancel
        );
    }

    private JsonObject New(User user)
    {
        var body = new JsonObject { ["id"] = user.Id };
        var started = user.Status == Inactive ? user with { Status = "lockedOut" } : user;
        work.Bodies.Fill(body, Fields.User, null, started);
        work.Bodies.Restrict(body, null, user);
        return body;
    }

    private JsonObject Changes(Pair<User> pair)
    {
        var body = new JsonObject { ["key"] = work.Keys.Find(Types.User, pair.Id) };
        work.Bodies.Fill(body, Fields.User, pair.Seen, pair.Goal);
        if (!SameRestrictions(pair.Seen, pair.Goal))
            work.Bodies.Restrict(body, pair.Seen, pair.Goal);
        return body;
    }

    private JsonObject Deactivate(User user) =>
        new() { ["key"] = work.Keys.Find(Types.User, user.Id), ["status"] = Inactive };

    private static bool SameRestrictions(User a, User b) =>
        Equals(a.Entities, b.Entities) && Equals(a.Departments, b.Departments) && Equals(a.Territories, b.Territories);

    /// <summary>The whole list when it changes, since it has no keys; and what is named to be taken away.</summary>
    private static IEnumerable<Permission> Written(Pair<User> pair) =>
        Equals(pair.Seen.Permissions, pair.Goal.Permissions)
            ? []
            : Permissions(pair.Goal.Permissions)
                .Concat(
                    Bodies.Changed(pair.Seen.Permissions ?? GrantSet.Empty, pair.Goal.Permissions ?? GrantSet.Empty)
                );

    private static IEnumerable<Permission> Permissions(GrantSet? grants) =>
        (grants ?? GrantSet.Empty).Select(grant => grant.Permission);

    private static int Rows(User user) =>
        (user.Permissions?.Count ?? 0)
        + (user.Applications?.Count ?? 0)
        + (user.Agents?.Count ?? 0)
        + (user.Roles?.Count ?? 0)
        + (user.Entities?.Only?.Count ?? 0)
        + (user.Departments?.Only?.Count ?? 0)
        + (user.Territories?.Only?.Count ?? 0);
}
