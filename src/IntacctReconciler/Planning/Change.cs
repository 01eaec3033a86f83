using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Planning;

/// <summary>
/// The order of an apply. What takes access away from people who leave comes first; whatever gives comes before whatever
/// takes, so that nobody misses in between a right held before and after.
/// </summary>
public enum Stage
{
    /// <summary>Users deactivated or downgraded.</summary>
    Leave,
    Contacts,

    /// <summary>Roles created or widened; also changed in both directions where nobody misses a right meanwhile.</summary>
    Roles,
    Groups,
    NewUsers,
    MembersIn,

    /// <summary>Existing users, each in one write straight to the goal.</summary>
    Users,
    MembersOut,
    GroupsNarrowed,
    RolesNarrowed,
    GroupsRemoved,
    RolesRemoved,
}

public enum ChangeAction
{
    Create,
    Update,

    /// <summary>How a user is removed: Intacct keeps the record.</summary>
    Deactivate,
    Delete,
}

/// <summary>Why a change is planned.</summary>
public enum ChangeReason
{
    /// <summary>The files say so.</summary>
    Declared,

    /// <summary><c>state: absent</c></summary>
    DeclaredAbsent,

    /// <summary>Not in the files, and they own every object of the kind.</summary>
    Undeclared,

    /// <summary>It follows from another declaration: a contact of a new user, a role taken from holders before it goes.</summary>
    Consequence,

    /// <summary>Another object has taken its place: <c>formerly</c></summary>
    Renamed,
}

/// <summary>A field that changes.</summary>
/// <param name="Before">Null for a new object.</param>
/// <param name="After">Null for one that goes.</param>
/// <param name="Ended">Temporary entries whose end is the reason, by id.</param>
public sealed record FieldChange(
    FieldInfo Field,
    FieldValue? Before,
    FieldValue? After,
    Origin? At = null,
    ImmutableDictionary<string, string>? Ended = null
)
{
    /// <summary>Entries that come and will end, each with its end as the files write it.</summary>
    public ImmutableDictionary<string, string>? Temporary { get; init; }
}

/// <summary>One object brought a step on. A role that is widened first and narrowed later has two.</summary>
/// <param name="Fields">The fields that differ; of a new object all that it gets, of one that goes all that it had.</param>
/// <param name="DependsOn">Objects whose earlier changes must have been made.</param>
/// <param name="LastChange">Who changed the object last, by Intacct's audit fields.</param>
public sealed record Change(
    Address Address,
    ChangeAction Action,
    Stage Stage,
    ChangeReason Reason,
    ImmutableArray<FieldChange> Fields,
    Origin? At = null,
    ImmutableArray<Address> DependsOn = default,
    LastChange? LastChange = null
)
{
    public ImmutableArray<Address> DependsOn { get; init; } = DependsOn.IsDefault ? [] : DependsOn;

    /// <summary>Who answers for the object, by the file that declares it.</summary>
    public string? Owner { get; init; }

    /// <summary>The ticket behind it, by the file that declares it.</summary>
    public string? Ticket { get; init; }

    public FieldChange? Field(string name) => Fields.FirstOrDefault(field => field.Field.Name == name);
}
