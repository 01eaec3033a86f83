using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Explaining;

/// <summary>Answers who holds anything of a module. What a role grants of it is looked at once, however many hold the role.</summary>
/// <param name="declared">What the files say; null where nothing is declared that could be looked up.</param>
public sealed class ModuleExplainer(
    CompanyState state,
    DeclaredAccess? declared,
    AskedModule asked,
    AskedRights? rights
)
{
    private readonly EffectiveAccess access = new(state);
    private readonly Dictionary<string, GrantSet> byRole = new(StringComparer.Ordinal);

    public ModuleExplanation Explain()
    {
        ImmutableArray<ModuleHolder> holders = [.. state.Users.Select(Holding).OfType<ModuleHolder>()];
        return new(
            asked,
            rights,
            asked.OfferedBy(state.Catalogue).Count(),
            new(holders),
            new([.. Roles(holders)]),
            state.OffersMembers ? AccessGaps.None : AccessGaps.Members
        );
    }

    private ModuleHolder? Holding(User user)
    {
        var routes = ImmutableArray.CreateBuilder<ModuleRoute>();
        var all = GrantSet.Empty;
        foreach (var route in access.RoutesOf(user))
        {
            var grants = route.Role is { } role ? OfRole(role) : Asked(EffectiveAccess.Own(user));
            if (grants.Count == 0)
                continue;
            var undeclared = declared?.Undeclared(route, user.Id, grants) ?? GrantSet.Empty;
            var holder = route.Role is { } id ? Address.Role(id) : Address.User(user.Id);
            routes.Add(new(route, grants, undeclared, declared?.PlaceOf(holder)));
            all = all.Union(grants);
        }
        return all.Count == 0
            ? null
            : new(
                user,
                all,
                new(routes.DrainToImmutable()),
                Ceilings.On(user.Type, all).Aggregate(GrantSet.Empty, (capped, one) => capped.Union(one.Rights))
            );
    }

    private IEnumerable<ModuleRole> Roles(ImmutableArray<ModuleHolder> holders)
    {
        var held = holders
            .Where(holder => holder.CanSignIn)
            .SelectMany(holder =>
                holder.By.Select(by => by.Route.Role).OfType<string>().Distinct(StringComparer.Ordinal)
            )
            .CountBy(role => role, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        return state
            .Roles.Where(role => OfRole(role.Id).Count > 0)
            .Select(role => new ModuleRole(
                role.Id,
                OfRole(role.Id),
                held.GetValueOrDefault(role.Id),
                declared?.PlaceOf(Address.Role(role.Id))
            ));
    }

    private GrantSet OfRole(string role)
    {
        if (!byRole.TryGetValue(role, out var known))
            byRole[role] = known = Asked(access.OfRole(role));
        return known;
    }

    private GrantSet Asked(GrantSet grants)
    {
        var inModule = grants.Count == 0 ? grants : asked.Of(grants, state.Catalogue);
        return rights is null ? inModule : rights.Of(inModule);
    }
}
