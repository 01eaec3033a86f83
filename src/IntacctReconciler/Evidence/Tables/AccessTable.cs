using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Evidence.Tables;

/// <summary>What each user can do, by whatever way, and by which ways.</summary>
internal static class AccessTable
{
    private sealed record Row(User User, Grant Grant, string Through, Rights Capped, CellWords Words)
    {
        public Permission Permission => Grant.Permission;
    }

    public static PackTable Table { get; } =
        new PackTable<Row>(
            "access.csv",
            "What each user can do, with all ways united: a row for each user and permission.",
            company => company.State.Users.SelectMany(user => Rows(company, user)),
            new("User ID", "the login", row => row.User.Id),
            new("Name", "of the user", row => row.User.Name ?? CellWords.NotKnown),
            new(
                "Can sign in",
                "no for an inactive or locked user: it holds this and cannot use it now",
                row => EffectiveAccess.CanSignIn(row.User) ? "yes" : "no"
            ),
            new("Kind", "permission, custom application or agent", row => CellWords.Kind(row.Permission)),
            new("Module", "in the words of the screens", row => row.Words.Module(row.Permission)),
            new("Permission", "in the words of the screens", row => row.Words.Name(row.Permission)),
            new(
                "Access rights",
                "in the words of the screens",
                row => row.Words.Rights(row.Permission, row.Grant.Rights)
            ),
            new(
                "Held through",
                "directly, or the role, and the group where the role comes by one; where the ways give different rights, with those of each",
                row => row.Through
            ),
            new(
                "Without effect by user type",
                "rights that the user's type may keep from having an effect, as documents of Sage's tell; the list is not complete",
                row => row.Words.Rights(row.Permission, row.Capped)
            ),
            new("API permission", "module/name, as the API has it", row => row.Permission.ToString()),
            new("API access rights", "as the API has them", row => row.Grant.Rights.ToString())
        );

    private static IEnumerable<Row> Rows(CompanyEvidence company, User user)
    {
        var routes = company.Access.RoutesOf(user);
        var grants = company.Access.HeldBy(user);
        var capped = Ceilings
            .On(user.Type, grants)
            .Aggregate(GrantSet.Empty, (all, ceiling) => all.Union(ceiling.Rights));
        return grants.Select(grant => new Row(
            user,
            grant,
            Through(company, user, routes, grant),
            capped.RightsOn(grant.Permission),
            company.Words
        ));
    }

    private static string Through(CompanyEvidence company, User user, ImmutableArray<AccessRoute> routes, Grant grant)
    {
        var ways = routes
            .Select(route => (Route: route, Rights: company.Access.By(route, user).RightsOn(grant.Permission)))
            .Where(way => !way.Rights.IsEmpty)
            .ToList();
        var isSame = ways.TrueForAll(way => way.Rights == grant.Rights);
        return CellWords.List(
            ways.Select(way =>
                isSame
                    ? CellWords.Route(way.Route)
                    : $"{CellWords.Route(way.Route)}: {company.Words.Rights(grant.Permission, way.Rights)}"
            )
        );
    }
}
