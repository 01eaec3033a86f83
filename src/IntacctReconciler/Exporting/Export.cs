using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Exporting;

/// <summary>What of a company goes into its access file.</summary>
internal sealed class Export
{
    private readonly HashSet<string> roleIds;
    private readonly HashSet<string> userIds;

    public Export(CompanyState state, PermissionModel model, ImmutableArray<CatalogueLock?> locks)
    {
        Model = model;
        var roles = state.Has(Facets.Roles) ? state.Roles : Table<Role>.Empty;
        var users = state.Has(Facets.Users) ? state.Users : Table<User>.Empty;
        var groups = state.Has(Facets.Groups) ? state.Groups : Table<UserGroup>.Empty;
        roleIds = roles.Select(role => role.Id).ToHashSet(StringComparer.Ordinal);
        userIds = users.Select(user => user.Id).ToHashSet(StringComparer.Ordinal);
        BuiltInRoles = roles.Count(role => IsBuiltIn(role.Id, BuiltInIgnores.Roles));
        BuiltInUsers = users.Count(user => IsBuiltIn(user.Id, BuiltInIgnores.Users));
        var ownRoles = roles.Where(role => !IsBuiltIn(role.Id, BuiltInIgnores.Roles)).ToList();
        UnusedRoles = model == PermissionModel.UserBased ? ownRoles.Count : 0;
        Roles = [.. ownRoles.Where(role => UnusedRoles == 0 && Written.IsId(role.Id))];
        Groups = [.. groups.Where(group => Written.IsId(group.Id))];
        Users = [.. users.Where(user => !IsBuiltIn(user.Id, BuiltInIgnores.Users) && Written.IsId(user.Id))];
        Unwritable =
            ownRoles.Count(role => !Written.IsId(role.Id))
            + groups.Count(group => !Written.IsId(group.Id))
            + users.Count(user => !Written.IsId(user.Id));
        Grants = new(state.Has(Facets.Catalogue) ? state.Catalogue : PermissionCatalogue.Empty, locks);
    }

    public PermissionModel Model { get; }

    public GrantWords Grants { get; }

    public ImmutableArray<Role> Roles { get; }

    public ImmutableArray<UserGroup> Groups { get; }

    public ImmutableArray<User> Users { get; }

    public int BuiltInRoles { get; }

    public int BuiltInUsers { get; }

    /// <summary>Roles of a user-based company.</summary>
    public int UnusedRoles { get; }

    public int Unwritable { get; }

    /// <summary>Whether every id of a list can be named in it: an id that is nowhere to be found would be an error.</summary>
    public bool CanName(string field, IdSet ids) =>
        ids.All(id => Written.IsId(id) && (field == "members" ? userIds : roleIds).Contains(id));

    private static bool IsBuiltIn(string id, ImmutableArray<string> patterns) =>
        patterns.Any(pattern => Wildcard.Matches(pattern, id));
}
