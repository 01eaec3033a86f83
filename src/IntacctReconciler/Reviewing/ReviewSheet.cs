using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;
using IntacctReconciler.Policies;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reviewing;

/// <summary>
/// All that there is to review in a company: a row for each user, for its admin privileges, and for each role or module by each
/// way by which it is held.
/// </summary>
public sealed class ReviewSheet
{
    public const string Directly = "directly";

    private readonly CompanyState observed;
    private readonly EffectiveAccess access;
    private readonly ReviewConflicts conflicts;
    private readonly ScreenWords words;
    private readonly Dictionary<Address, string> owners;

    private ReviewSheet(CompanyState observed, Composition? declared, PolicyReview policies)
    {
        (this.observed, access, conflicts) = (observed, new(observed), new(policies));
        words = new(observed.Has(Facets.Catalogue) ? observed.Catalogue : PermissionCatalogue.Empty);
        owners = declared is null ? [] : Owners(declared.File);
    }

    /// <summary>The rows of one company by user id, of each in the order of items.</summary>
    /// <param name="observed">Users with what they hold, roles and groups at least; what was not read is not there.</param>
    /// <param name="declared">For who answers for what; null where nothing is declared.</param>
    /// <param name="policies">What they find in the company as it is.</param>
    public static ImmutableArray<ReviewRow> Of(
        CompanyState observed,
        Composition? declared = null,
        PolicyReview? policies = null
    )
    {
        var sheet = new ReviewSheet(observed, declared, policies ?? PolicyReview.None);
        return [.. observed.Users.SelectMany(sheet.OfUser)];
    }

    /// <summary>The rows of all companies, person by person.</summary>
    public static ImmutableArray<ReviewRow> Join(IEnumerable<ReviewRow> rows) =>
        [
            .. rows.OrderBy(row => row.Person, StringComparer.Ordinal)
                .ThenBy(row => row.Company, StringComparer.Ordinal)
                .ThenBy(row => row.UserId, StringComparer.Ordinal)
                .ThenBy(row => row.Item)
                .ThenBy(row => row.Access, StringComparer.Ordinal)
                .ThenBy(row => row.HeldThrough, StringComparer.Ordinal),
        ];

    /// <summary>group AP team</summary>
    public static string Through(AccessRoute route) => route.Group is { } group ? $"group {group}" : Directly;

    /// <summary>How many rights there are by the words of a way; null where the words do not tell.</summary>
    internal static int? RightsIn(string heldThrough)
    {
        var end = heldThrough.LastIndexOf(" right", StringComparison.Ordinal);
        if (end < 0)
            return null;
        var number = heldThrough[(heldThrough.LastIndexOf(' ', end - 1) + 1)..end];
        return int.TryParse(number, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var rights)
            ? rights
            : null;
    }

    private IEnumerable<ReviewRow> OfUser(User user)
    {
        var isAdmin = user.Admin is not (null or "off");
        var account = Account(user);
        var what = conflicts.OfAdmin(user.Id);
        yield return account with
        {
            Conflicts = Joined(conflicts.OfAccount(user.Id), isAdmin ? "" : what),
        };
        if (isAdmin)
            yield return account with
            {
                Item = ReviewItem.AdminPrivileges,
                Access = Choices.Admin.LabelOf(user.Admin!),
                HeldThrough = Directly,
                Conflicts = what,
            };
        foreach (var route in access.RoutesOf(user).Where(route => !route.IsDirect))
            yield return account with
            {
                Item = ReviewItem.Role,
                Access = route.Role!,
                HeldThrough = Through(route),
                Conflicts = conflicts.OfRole(user.Id, route.Role!),
                Owner = OwnerOf(route) ?? account.Owner,
            };
        foreach (
            var module in EffectiveAccess
                .Own(user)
                .GroupBy(grant => ReviewConflicts.ModuleOf(grant.Permission), StringComparer.Ordinal)
        )
            yield return account with
            {
                Item = ReviewItem.Permissions,
                Access = ModuleWord(module.First().Permission),
                HeldThrough = $"{Directly}: {Count(GrantSet.Of(module))}",
                Conflicts = conflicts.OfModule(user.Id, module.Key),
            };
    }

    private ReviewRow Account(User user)
    {
        var last = observed.LastChanges.GetValueOrDefault(Address.User(user.Id));
        return new()
        {
            Person = PersonOf(user),
            Name = user.Name ?? "",
            Company = observed.Company,
            UserId = user.Id,
            Type = Type(user),
            Status = user.Status is { } status ? Choices.Status.LabelOf(status) : "",
            Item = ReviewItem.Account,
            Access = AccountWords(user),
            Scope = ScopeWords.Of(user),
            LastChanged = last?.At?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "",
            LastChangedBy = last?.By ?? "",
            Owner = owners.GetValueOrDefault(Address.User(user.Id), ""),
        };
    }

    private string PersonOf(User user) =>
        string.IsNullOrWhiteSpace(user.Email) ? $"{observed.Company}/{user.Id}" : user.Email.Trim().ToLowerInvariant();

    private static string Type(User user) =>
        (user.Type is { } type ? Choices.UserType.LabelOf(type) : "")
        + (user.WebServicesOnly == true ? " (Web Services only)" : "");

    /// <summary>Business user, Web Services only, active. The record of an external user stands at inactive while it works.</summary>
    private static string AccountWords(User user) =>
        EffectiveAccess.IsExternal(user.Id)
            ? "External user, slides in from another company"
            : string.Join(
                ", ",
                [
                    user.Type is { } type ? $"{Choices.UserType.LabelOf(type)} user" : "User",
                    .. user.WebServicesOnly == true ? (string[])["Web Services only"] : [],
                    user.Status is { } status ? Choices.Status.LabelOf(status).ToLowerInvariant() : "status not known",
                ]
            );

    /// <summary>Of a way by a role: the owner of the role, or of the group through which it is held.</summary>
    private string? OwnerOf(AccessRoute route) =>
        owners.GetValueOrDefault(Address.Role(route.Role!))
        ?? (route.Group is { } group ? owners.GetValueOrDefault(Address.Group(group)) : null);

    private string ModuleWord(Permission permission) =>
        permission.Kind switch
        {
            PermissionKind.Application => $"custom application {permission.Module}",
            PermissionKind.Agent => $"agent {permission.Module}",
            _ => words.Print(permission.Module),
        };

    private static string Count(GrantSet grants) =>
        $"{Plural.Of(grants.Count, "permission")}, {Plural.Of(grants.RightCount, "right")}";

    private static string Joined(string one, string other) =>
        one.Length == 0 ? other
        : other.Length == 0 ? one
        : $"{one}, {other}";

    private static Dictionary<Address, string> Owners(AccessFile file) =>
        file
            .Roles.Select(role => (Address.Role(role.Id), role.Owner))
            .Concat(file.Groups.Select(group => (Address.Group(group.Id), group.Owner)))
            .Concat(file.Users.Select(user => (Address.User(user.Id), user.Owner)))
            .Where(one => one.Owner is not null)
            .ToDictionary(one => one.Item1, one => one.Owner!.Value.Value);
}
