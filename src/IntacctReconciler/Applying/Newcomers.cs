using IntacctReconciler.Company;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;

namespace IntacctReconciler.Applying;

/// <summary>
/// Objects that somebody made while a plan was applied. They matter where the files own every object of a kind. One that a query
/// does not show is no proof that it is gone, as an index may lag behind.
/// </summary>
internal sealed class Newcomers(ICompanyReader reader, ReadBack readBack)
{
    public async Task<CompanyState> AddAsync(ManageDeclaration manage, CompanyState after, CancellationToken abort)
    {
        var kinds = Owned(manage);
        if (kinds == Facets.None)
            return after;
        var now = await reader.ReadAsync(new(kinds), null, abort);
        if (kinds.HasFlag(Facets.Roles))
            after = await AddAsync(ObjectKind.Role, now.Roles, after.Roles, after, abort);
        if (kinds.HasFlag(Facets.Groups))
            after = await AddAsync(ObjectKind.Group, now.Groups, after.Groups, after, abort);
        if (kinds.HasFlag(Facets.Users))
            after = await AddAsync(ObjectKind.User, now.Users, after.Users, after, abort);
        return after;
    }

    private static Facets Owned(ManageDeclaration manage) =>
        (manage.RoleObjects == Ownership.Exclusive ? Facets.Roles : Facets.None)
        | (manage.GroupObjects == Ownership.Exclusive ? Facets.Groups : Facets.None)
        | (manage.UserObjects == Ownership.Exclusive ? Facets.Users : Facets.None);

    private async Task<CompanyState> AddAsync<T>(
        ObjectKind kind,
        Table<T> now,
        Table<T> known,
        CompanyState after,
        CancellationToken abort
    )
        where T : class, IIdentified
    {
        var fresh = now.Where(item => known.Find(item.Id) is null).Select(item => new Address(kind, item.Id)).ToList();
        return fresh.Count == 0 ? after : await readBack.ReadAsync(after, fresh, abort);
    }
}
