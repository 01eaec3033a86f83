using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

/// <summary>
/// What the files want of a company, everything looked up: a function from the state as it is to the state as it shall be
/// (<c>desired.Over(observed)</c> in Planning).
/// </summary>
public sealed record DesiredState(string Company, PermissionModel PermissionModel, DateTimeOffset AsOf)
{
    public Table<DesiredObject> Roles { get; init; } = Table<DesiredObject>.Empty;
    public Table<DesiredObject> Groups { get; init; } = Table<DesiredObject>.Empty;
    public Table<DesiredObject> Users { get; init; } = Table<DesiredObject>.Empty;

    /// <summary>Contacts of users to be created that do not exist yet.</summary>
    public Table<DesiredObject> Contacts { get; init; } = Table<DesiredObject>.Empty;

    /// <summary>What became of presets.</summary>
    public PresetUse Presets { get; init; } = PresetUse.None;

    public required ManageDeclaration Manage { get; init; }

    /// <summary>Patterns of ids that are never written, built-in ones included.</summary>
    public ImmutableArray<string> IgnoredUsers { get; init; } = [];
    public ImmutableArray<string> IgnoredRoles { get; init; } = [];

    /// <summary>A role, group or user that the files name; null for what they do not.</summary>
    public DesiredObject? Find(Address address) =>
        address.Kind switch
        {
            ObjectKind.Role => Roles.Find(address.Id),
            ObjectKind.Group => Groups.Find(address.Id),
            ObjectKind.User => Users.Find(address.Id),
            _ => null,
        };

    /// <summary>Where a role or a user is given one of these rights (null: any) on the permission; null where the files do not say.</summary>
    public Origin? PlaceOf(Address holder, Permission permission, Rights? anyOf) =>
        Find(holder)?.Fields.GetValueOrDefault(Fields.OfGrants(permission.Kind))
            is { Value: FieldValue.Grants grants } wanted
        && grants.Value.RightsOn(permission) is { IsEmpty: false } rights
        && anyOf?.Overlaps(rights) != false
            ? wanted.PlaceOf(permission.ToString())
            : null;
}

/// <summary>One object that the files name, with the fields that they manage.</summary>
/// <param name="Fields">
/// By <see cref="FieldInfo.Name"/>. A user may have <see cref="Groups"/> besides, which changes the groups' members.
/// </param>
public sealed record DesiredObject(string Id, Origin At, Presence Presence, ImmutableDictionary<string, Wanted> Fields)
    : IIdentified
{
    /// <summary>The key under which a user's groups stand.</summary>
    public const string Groups = "groups";

    public ImmutableArray<AllowDeclaration> Allow { get; init; } = [];

    public string? Owner { get; init; }

    public string? Ticket { get; init; }

    /// <summary>The id that a role or group had before, where it is being renamed.</summary>
    public FormerId? Former { get; init; }
}

/// <summary>An id whose place another takes.</summary>
/// <param name="Stays">Whether the old object and what it gives are kept, as nothing is to be removed.</param>
public sealed record FormerId(string Id, Origin At, bool Stays = false);

/// <summary>The value that a field shall have, and how that is meant where it is a list.</summary>
/// <param name="Value">For an additive list what must be there; otherwise the value, apart from <see cref="Kept"/>.</param>
/// <param name="Mode">Exclusive for every field that is not a list; never Ignore, which is no entry at all.</param>
public sealed record Wanted(FieldValue Value, Origin At, ListMode Mode = ListMode.Exclusive)
{
    private static readonly ImmutableDictionary<string, EndedEntry> NoneEnded = ImmutableDictionary.Create<
        string,
        EndedEntry
    >(StringComparer.Ordinal);
    private static readonly ImmutableDictionary<string, Origin> NoPlaces = ImmutableDictionary.Create<string, Origin>(
        StringComparer.Ordinal
    );
    private static readonly ImmutableDictionary<string, Moment> NoneTemporary = ImmutableDictionary.Create<
        string,
        Moment
    >(StringComparer.Ordinal);

    /// <summary>Ids that must not be there in any mode: entries whose time is over, each with its place.</summary>
    public ImmutableDictionary<string, EndedEntry> Ended { get; init; } = NoneEnded;

    /// <summary>Patterns of ids that stay as they are though the list does not name them.</summary>
    public ImmutableArray<string> Kept { get; init; } = [];

    /// <summary>The user whose own role of the switch goes though it is kept otherwise; null where it stays.</summary>
    public string? SwitchRoleGoesOf { get; init; }

    /// <summary>Places of single entries (ids of a list, <c>module/name</c> of grants) where they have one of their own.</summary>
    public ImmutableDictionary<string, Origin> Places { get; init; } = NoPlaces;

    /// <summary>Of the ids in the value those that an entity group stands for, each with its line in the group.</summary>
    public ImmutableDictionary<string, Origin> Through { get; init; } = NoPlaces;

    /// <summary>Of the ids in the value those that end, with the end.</summary>
    public ImmutableDictionary<string, Moment> Temporary { get; init; } = NoneTemporary;

    public Origin PlaceOf(string entry) => Places.TryGetValue(entry, out var at) ? at : At;
}

/// <summary>A temporary entry that is over.</summary>
public sealed record EndedEntry(Moment Until, Origin At, string? Reason);
