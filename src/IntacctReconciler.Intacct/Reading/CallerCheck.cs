using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Reading;

/// <summary>Finds out what a connection's user is and may, for setting it up. Changes nothing.</summary>
public sealed class CallerCheck
{
    private readonly ApiClient client;
    private readonly KeyRing keys;
    private readonly IntacctOptions options;
    private readonly List<CallAnswer> calls = [];

    internal CallerCheck(ApiClient client, KeyRing keys, IntacctOptions options) =>
        (this.client, this.keys, this.options) = (client, keys, options);

    /// <exception cref="CompanyException">Signing in is refused or the endpoint cannot be reached; what is merely not allowed is an answer.</exception>
    public async Task<CallerFacts> AskAsync(CancellationToken cancel)
    {
        var userId = SignIn.UserIdOf(options);
        calls.Clear();
        await CountAsync("users", Types.User, cancel);
        await CountAsync("roles", Types.Role, cancel);
        await CountAsync("user groups", Types.Group, cancel);
        await CountAsync("entities", Types.Entity, cancel);
        await CountAsync("departments", Types.Department, cancel);
        await CountAsync("territories", Types.Territory, cancel);
        await CountAsync("contacts", Types.Contact, cancel);
        var offers = await TryAsync(
            "the kinds of objects",
            async () => (bool?)await client.OffersAsync(Types.Member, cancel)
        );
        if (offers == true)
            await CountAsync("members of user groups", Types.Member, cancel);
        var catalogue = await TryAsync("permissions", () => StateAsync(Facets.Catalogue, null, cancel));
        var self = await TryAsync("its own record", () => SelfAsync(userId, cancel));
        var held = self is null
            ? null
            : await TryAsync("its own rights", () => HeldAsync(self, offers == true, cancel));
        return new(userId, self, held, catalogue?.Catalogue.Modules.Count(), offers, [.. calls]);
    }

    private async Task CountAsync(string what, string type, CancellationToken cancel)
    {
        try
        {
            calls.Add(new(what, await client.CountAsync(type, what, cancel), null));
        }
        catch (CompanyException failure) when (IsAnswer(failure))
        {
            calls.Add(new(what, null, failure));
        }
    }

    private async Task<T?> TryAsync<T>(string what, Func<Task<T?>> ask)
    {
        try
        {
            return await ask();
        }
        catch (CompanyException failure) when (IsAnswer(failure))
        {
            calls.Add(new(what, null, failure));
            return default;
        }
    }

    /// <summary>Intacct refused this one thing; everything else would fail for the next call too.</summary>
    private static bool IsAnswer(CompanyException failure) =>
        failure.Code is Trouble.ForbiddenCode or Trouble.RefusedCode or Trouble.VanishedCode or Trouble.TwoRowsCode;

    private async Task<User?> SelfAsync(string userId, CancellationToken cancel)
    {
        var state = await StateAsync(
            Facets.Users | Facets.UserRoles | Facets.UserGrants | Facets.Restrictions,
            [Address.User(userId)],
            cancel
        );
        return state!.Users.Find(userId);
    }

    private async Task<GrantSet?> HeldAsync(User self, bool members, CancellationToken cancel)
    {
        if (self.Roles is not { } roles || self.Permissions is not { } held)
            return null;
        if (members)
        {
            var groups = (await StateAsync(Facets.Groups | Facets.Members, null, cancel))!.Groups;
            foreach (var group in groups.Where(group => group.Members?.Contains(self.Id) == true))
                roles = roles.Union(group.Roles ?? IdSet.Empty);
        }
        var read = (await StateAsync(Facets.Roles | Facets.RoleGrants, [.. roles.Select(Address.Role)], cancel))!.Roles;
        return read.Any(role => role.Permissions is null)
            ? null
            : read.Aggregate(held, (all, role) => all.Union(role.Permissions!));
    }

    private async Task<CompanyState?> StateAsync(
        Facets facets,
        ImmutableHashSet<Address>? only,
        CancellationToken cancel
    ) => await new IntacctReader(client, keys, options).ReadAsync(new(facets, only), null, cancel);
}
