using System.Collections.Immutable;
using System.Globalization;

namespace IntacctReconciler.Catalogue;

/// <summary>What a role's or a user's presets were allowed to see later than everybody else's.</summary>
/// <param name="LockedAt">UTC, to the minute.</param>
/// <param name="Catalogue">The whole catalogue as that subject's presets see it.</param>
public sealed record Acceptance(DateTimeOffset LockedAt, string LockedBy, PermissionCatalogue Catalogue);

/// <summary>
/// A company's catalogue as somebody reviewed it last, with its entities. Presets expand against it, so that no release of
/// Intacct widens a role by itself.
/// </summary>
/// <param name="LockedAt">UTC, to the minute.</param>
/// <param name="LockedBy">The user by whose eyes the company was read.</param>
/// <param name="Entities">Ids, and whether each was active.</param>
public sealed record CatalogueLock(
    string Company,
    DateTimeOffset LockedAt,
    string LockedBy,
    PermissionCatalogue Catalogue,
    ImmutableSortedDictionary<string, bool> Entities
)
{
    private static readonly ImmutableSortedDictionary<string, Acceptance> None = ImmutableSortedDictionary.Create<
        string,
        Acceptance
    >(StringComparer.Ordinal);

    /// <summary>Roles for which a later catalogue was accepted alone.</summary>
    public ImmutableSortedDictionary<string, Acceptance> Roles { get; init; } = None;

    /// <summary>The same for users, in a user-based company.</summary>
    public ImmutableSortedDictionary<string, Acceptance> Users { get; init; } = None;

    /// <summary>The day of the lock: 2026-08-22.</summary>
    public string LockedOn => Day(LockedAt);

    /// <summary>Everything as it is now, accepted for everybody.</summary>
    public static CatalogueLock Of(
        string company,
        DateTimeOffset at,
        string by,
        PermissionCatalogue catalogue,
        IEnumerable<KeyValuePair<string, bool>> entities
    ) => new(company, Minute(at), by, catalogue, entities.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>The catalogue that the presets of this role expand against.</summary>
    public PermissionCatalogue CatalogueForRole(string id) => Roles.GetValueOrDefault(id)?.Catalogue ?? Catalogue;

    /// <summary>The catalogue that the presets of this user expand against.</summary>
    public PermissionCatalogue CatalogueForUser(string id) => Users.GetValueOrDefault(id)?.Catalogue ?? Catalogue;

    /// <summary>The same lock with what the company offers now accepted for these roles and users alone.</summary>
    public CatalogueLock Accept(
        IEnumerable<string> roles,
        IEnumerable<string> users,
        PermissionCatalogue live,
        DateTimeOffset at,
        string by
    )
    {
        var accepted = new Acceptance(Minute(at), by, live);
        return this with
        {
            Roles = Roles.SetItems(roles.Select(id => KeyValuePair.Create(id, accepted))),
            Users = Users.SetItems(users.Select(id => KeyValuePair.Create(id, accepted))),
        };
    }

    internal static string Day(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Minute(DateTimeOffset at)
    {
        var utc = at.ToUniversalTime();
        return new(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, 0, TimeSpan.Zero);
    }
}
