using System.Collections.Immutable;
using IntacctReconciler.Company;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;

namespace IntacctReconciler.Composing;

/// <summary>
/// What planning has to read. Flat fields and links of everybody are always needed: who holds a role decides what a change
/// of it means. The users' arrays cost a request for every 500 users and are read only when a declared field is in them.
/// </summary>
internal static class Scopes
{
    private const Facets Always =
        Facets.Users
        | Facets.UserRoles
        | Facets.Groups
        | Facets.Members
        | Facets.Roles
        | Facets.RoleGrants
        | Facets.Catalogue;

    public static ReadScope Of(AccessFile file)
    {
        var facets = Always;
        if (file.PermissionModel.Value is PermissionModel.UserBased)
            facets |= Facets.UserGrants;
        facets |= Restrictions(file.Users, file.Manage.UserRestrictions);
        // Whether two users of one person work in the same entity.
        if (!file.Controls.Policies.IsEmpty)
            facets |= Facets.Restrictions;
        if (
            file.Blueprints.Any(use =>
                use.Handover.Any(step => step.Accounts.Any(account => account.Entity is not null))
            )
        )
            facets |= Facets.Entities;
        var contacts = Contacts(file.Users);
        return contacts.IsEmpty ? new(facets) : new(facets | Facets.Contacts, Contacts: contacts);
    }

    /// <summary>Where restrictions are not managed, only those of new users are looked up.</summary>
    private static Facets Restrictions(ImmutableArray<UserDeclaration> users, ListMode mode)
    {
        var facets = Facets.None;
        foreach (var user in users)
        {
            facets |= Restriction(user.Entities, Facets.Entities);
            facets |= Restriction(user.Departments, Facets.Departments);
            facets |= Restriction(user.Territories, Facets.Territories);
        }
        return mode is ListMode.Ignore ? facets & ~Facets.Restrictions : facets;
    }

    private static Facets Restriction(RestrictionDeclaration? declared, Facets targets) =>
        declared switch
        {
            null => Facets.None,
            { Only: null } => Facets.Restrictions,
            _ => Facets.Restrictions | targets,
        };

    private static ImmutableHashSet<string> Contacts(ImmutableArray<UserDeclaration> users) =>
        users
            .Where(user => !user.IsAbsent)
            .Select(user => user.Contact?.IdOf())
            .OfType<string>()
            .ToImmutableHashSet(StringComparer.Ordinal);
}
