using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Access;

/// <summary>A way by which rights come to a user: on the user itself, by a role, or by a role of a group.</summary>
/// <param name="Role">Null for what the user holds directly.</param>
/// <param name="Group">The group whose members have the role; null for a role that the user has itself.</param>
public readonly record struct AccessRoute(string? Role, string? Group) : IComparable<AccessRoute>
{
    public static AccessRoute Direct => default;

    public static AccessRoute By(string role) => new(role, null);

    public static AccessRoute By(string role, string group) => new(role, group);

    public bool IsDirect => Role is null;

    /// <summary>What is direct first, then role by role, of each the user's own before those of groups.</summary>
    public int CompareTo(AccessRoute other) =>
        string.CompareOrdinal(Role, other.Role) is not 0 and var byRole
            ? byRole
            : string.CompareOrdinal(Group, other.Group);

    public override string ToString() =>
        Role is null ? "directly"
        : Group is null ? $"role {Role}"
        : $"role {Role} by group {Group}";
}

/// <summary>A route with the rights on one permission that come by it.</summary>
public readonly record struct RoutedRights(AccessRoute Route, Rights Rights);

/// <summary>Somebody who holds rights on a permission.</summary>
/// <param name="Rights">Of those that were asked for the ones that are held, by whatever route.</param>
/// <param name="Routes">Each by which some of them come, in order.</param>
public sealed record Holder(User User, Rights Rights, SequenceOf<RoutedRights> Routes)
{
    /// <summary>False for one who could do it and cannot sign in now.</summary>
    public bool CanSignIn => EffectiveAccess.CanSignIn(User);
}
