using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

/// <summary>What every part of resolving looks at.</summary>
internal sealed class Resolution
{
    public Resolution(Composition composition, CompanyState observed, DateTimeOffset asOf, IProblems problems)
    {
        Composition = composition;
        Observed = observed;
        AsOf = asOf;
        Problems = problems;
        Lookup = Lookup.In(observed.Catalogue, offline: false, problems);
        Presets = new(Lookup, composition.Lock);
        var file = composition.File;
        Roles = KnownIds.Of(
            ObjectKind.Role,
            observed.Roles,
            file.Roles,
            file.Manage.RoleObjects,
            composition.IgnoredRoles.Contains
        );
        Groups = KnownIds.Of(ObjectKind.Group, observed.Groups, file.Groups, file.Manage.GroupObjects, _ => false);
        Users = KnownIds.Of(
            ObjectKind.User,
            observed.Users,
            file.Users,
            file.Manage.UserObjects,
            composition.IgnoredUsers.Contains
        );
        EntityGroups = new(file.EntityGroups, () => observed.Entities, problems);
    }

    private readonly Dictionary<string, HashSet<string?>> values = new(StringComparer.Ordinal);

    public Composition Composition { get; }

    public AccessFile File => Composition.File;

    public ManageDeclaration Manage => Composition.Manage;

    public CompanyState Observed { get; }

    public DateTimeOffset AsOf { get; }

    public IProblems Problems { get; }

    /// <summary>In the company's own catalogue, with no regard to a lock.</summary>
    public Lookup Lookup { get; }

    public PresetLookups Presets { get; }

    public KnownIds Roles { get; }

    public KnownIds Groups { get; }

    public KnownIds Users { get; }

    public EntityGroupLookup EntityGroups { get; }

    /// <summary>Whether some object of the company has this value in this field.</summary>
    public bool HasSomewhere<T>(string field, string value, Table<T> observed, Func<T, string?> get)
        where T : class, IIdentified
    {
        if (!values.TryGetValue(field, out var known))
            values[field] = known = observed.Select(get).ToHashSet(StringComparer.Ordinal);
        return known.Contains(value);
    }
}
