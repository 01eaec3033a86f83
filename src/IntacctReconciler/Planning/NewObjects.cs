using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Planning;

/// <summary>
/// Objects as Intacct makes them when nothing else is said, as far as access depends on it. What stays null here is neither
/// sent nor compared: Intacct chooses it.
/// </summary>
internal static class NewObjects
{
    public static Role Role(string id) =>
        new(id)
        {
            Permissions = GrantSet.Empty,
            Applications = GrantSet.Empty,
            Agents = GrantSet.Empty,
        };

    /// <summary>Intacct demands a description of a group; its name is the one that says nothing wrong.</summary>
    public static UserGroup Group(string id) =>
        new(id)
        {
            Description = id,
            Roles = IdSet.Empty,
            Members = IdSet.Empty,
        };

    public static User User(string id) =>
        new(id)
        {
            Type = "business",
            Status = "active",
            Admin = "off",
            WebServicesOnly = false,
            Entities = Restriction.All,
            Departments = Restriction.All,
            Territories = Restriction.All,
            Roles = IdSet.Empty,
            Permissions = GrantSet.Empty,
            Applications = GrantSet.Empty,
            Agents = GrantSet.Empty,
        };
}
