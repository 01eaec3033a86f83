using System.Collections.Immutable;
using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Importing;

/// <summary>A user as the report has it. What is null the report does not say.</summary>
/// <param name="Status">A REST <c>user.status</c>.</param>
/// <param name="Key">A number; in the report it is called User Key.</param>
/// <param name="Created">When it was created, in UTC.</param>
/// <param name="Permissions">What the report lists under the user, wherever it comes from.</param>
public sealed record ReportedUser(
    string Id,
    string? Name,
    string Status,
    string? Key,
    DateTimeOffset? Created,
    string? CreatedBy,
    GrantSet Permissions
);

/// <summary>
/// Intacct's all-users permissions report. It has no roles, groups, restrictions, e-mail addresses, user types or admin
/// privileges, and leaves external users out.
/// </summary>
/// <param name="Users">Sorted by id.</param>
/// <param name="Catalogue">The shipped catalogue with whatever else somebody holds.</param>
public sealed record PermissionsReport(ImmutableArray<ReportedUser> Users, PermissionCatalogue Catalogue)
{
    /// <summary>Whether somebody holds what the shipped catalogue does not offer.</summary>
    public bool IsBeyondShipped { get; init; }
}
