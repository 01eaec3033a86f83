using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Explaining;

/// <summary>What the files say of access that was seen: where it is declared, until when, and what of it they would take away.</summary>
public sealed class DeclaredAccess
{
    private readonly DesiredState desired;
    private readonly CompanyState target;
    private readonly EffectiveAccess after;

    public DeclaredAccess(DesiredState desired, CompanyState seen)
    {
        this.desired = desired;
        target = desired.Over(seen);
        after = new(target);
    }

    /// <summary>Where the object is declared; null where it is not.</summary>
    public Origin? PlaceOf(Address address) => desired.Find(address)?.At;

    /// <summary>Where the files give a user this role, by themselves or by the group; null where they do not say.</summary>
    public Origin? PlaceOf(AccessRoute route, string user) =>
        route switch
        {
            { Group: { } group } => Entry(Address.Group(group), "members", user)
                ?? Entry(Address.User(user), DesiredObject.Groups, group)
                ?? Entry(Address.Group(group), "roles", route.Role!),
            { Role: { } role } => Entry(Address.User(user), "roles", role),
            _ => null,
        };

    /// <summary>Until when the files give it; null for what has no end, or is not declared.</summary>
    public Moment? EndOf(AccessRoute route, string user) =>
        route switch
        {
            { Group: { } group } => Soonest(
                Temporary(Address.Group(group), "members", user) ?? Temporary(Address.User(user), "groups", group),
                Temporary(Address.Group(group), "roles", route.Role!)
            ),
            { Role: { } role } => Temporary(Address.User(user), "roles", role),
            _ => null,
        };

    /// <summary>Where the rights on a permission are declared, on the role of the route or on the user; null where they are not.</summary>
    public Origin? PlaceOf(AccessRoute route, string user, Permission permission) =>
        PlaceOf(route.Role is { } role ? Address.Role(role) : Address.User(user), permission);

    /// <summary>The same on a role or a user itself.</summary>
    public Origin? PlaceOf(Address holder, Permission permission) => desired.PlaceOf(holder, permission, null);

    /// <summary>Rights that come by a route now and would not by it, were the files applied.</summary>
    public Rights Undeclared(AccessRoute route, string user, Permission permission, Rights now) =>
        target.Users.Find(user) is { } then && after.RoutesOf(then).Contains(route)
            ? now - after.By(route, then).RightsOn(permission)
            : now;

    /// <summary>The same of many grants.</summary>
    public GrantSet Undeclared(AccessRoute route, string user, GrantSet now) =>
        target.Users.Find(user) is { } then && after.RoutesOf(then).Contains(route)
            ? now.Except(after.By(route, then))
            : now;

    /// <summary>The same of a role's own rights.</summary>
    public GrantSet Undeclared(Role role) =>
        target.Roles.Find(role.Id) is { } then
            ? EffectiveAccess.Own(role).Except(EffectiveAccess.Own(then))
            : EffectiveAccess.Own(role);

    /// <summary>Whether a role comes to a user by this route only until the files are applied.</summary>
    public bool Takes(AccessRoute route, string user) =>
        target.Users.Find(user) is not { } then || !after.RoutesOf(then).Contains(route);

    /// <summary>What the user would hold besides, were the files applied.</summary>
    public GrantSet Pending(string user, GrantSet now) => after.Of(user).Except(now);

    /// <summary>The line to add something to: the permissions of a role or a user where they are declared, else the object.</summary>
    public Origin? PlaceToAdd(Address holder, string field) =>
        desired.Find(holder) is { } found ? found.Fields.GetValueOrDefault(field)?.At ?? found.At : null;

    /// <summary>A user that the files name and that does not exist yet.</summary>
    public Origin? PlaceOfNew(string user) =>
        desired.Users.Find(user) is { Presence: Presence.Present, At: var at } ? at : null;

    private Origin? Entry(Address address, string field, string id) =>
        desired.Find(address)?.Fields.GetValueOrDefault(field) is { Value: FieldValue.Ids ids } wanted
        && ids.Value.Contains(id)
            ? wanted.PlaceOf(id)
            : null;

    private Moment? Temporary(Address address, string field, string id) =>
        desired.Find(address)?.Fields.GetValueOrDefault(field) is { } wanted
        && wanted.Temporary.TryGetValue(id, out var end)
            ? end
            : null;

    private static Moment? Soonest(Moment? one, Moment? other) =>
        one is null ? other
        : other is null || one.Value.At <= other.Value.At ? one
        : other;
}
