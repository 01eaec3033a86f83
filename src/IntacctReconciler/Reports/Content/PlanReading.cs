using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Reports.Content;

/// <summary>A plan with what its sections look up.</summary>
internal sealed class PlanReading
{
    private readonly ILookup<Address, Change> changes;
    private readonly ILookup<string, Change> groupsOfNewMember;
    private readonly ILookup<string, Change> groupsOfGoneMember;
    private readonly ILookup<string, Change> groupsOfNewRole;
    private readonly ILookup<string, Change> groupsOfGoneRole;
    private readonly HashSet<Address> inAccess;

    public PlanReading(Plan plan, Wording wording)
    {
        Plan = plan;
        Wording = wording;
        changes = plan.Changes.ToLookup(change => change.Address);
        var groups = plan.Changes.Where(change => change.Address.Kind == ObjectKind.Group).ToList();
        groupsOfNewMember = groups
            .SelectMany(change => Added(change, "members").Select(user => (User: user, Change: change)))
            .ToLookup(pair => pair.User, pair => pair.Change, StringComparer.Ordinal);
        groupsOfGoneMember = groups
            .SelectMany(change => Removed(change, "members").Select(user => (User: user, Change: change)))
            .ToLookup(pair => pair.User, pair => pair.Change, StringComparer.Ordinal);
        groupsOfNewRole = groups
            .SelectMany(change => Added(change, "roles").Select(role => (Role: role, Change: change)))
            .ToLookup(pair => pair.Role, pair => pair.Change, StringComparer.Ordinal);
        groupsOfGoneRole = groups
            .SelectMany(change => Removed(change, "roles").Select(role => (Role: role, Change: change)))
            .ToLookup(pair => pair.Role, pair => pair.Change, StringComparer.Ordinal);
        inAccess =
        [
            .. plan.Access.Roles.Select(role => Address.Role(role.Role)),
            .. plan.Access.Users.SelectMany(access => access.Users).Select(Address.User),
            .. plan.Access.Users.SelectMany(access => access.RolesGained).Select(Address.Role).Where(MakesNew),
        ];
    }

    public Plan Plan { get; }

    public Wording Wording { get; }

    public Detail Detail => Wording.Detail;

    /// <summary>All steps of one object, in their order.</summary>
    public IEnumerable<Change> Steps(Address address) => changes[address];

    public bool Creates(Address address) => Steps(address).Any(change => change.Action == ChangeAction.Create);

    /// <summary>Creates it as something that was not there under any name.</summary>
    public bool MakesNew(Address address) => Creates(address) && FormerOf(address) is null;

    /// <summary>The old id of a role or group that takes the place of another.</summary>
    public string? FormerOf(Address address) => Plan.Renames.FirstOrDefault(rename => rename.Now == address).Formerly;

    /// <summary>The new id of one whose place another takes.</summary>
    public string? SuccessorOf(Address address) =>
        Plan.Renames.FirstOrDefault(rename => rename.Former == address).Now.Id;

    /// <summary>Users and groups who are given a role by this plan.</summary>
    public IdSet GivenTo(string role, ObjectKind kind) =>
        IdSet.Of(
            Plan.Changes.Where(change => change.Address.Kind == kind && Added(change, "roles").Contains(role))
                .Select(change => change.Address.Id)
        );

    public bool Deletes(Address address) => Steps(address).Any(change => change.Action == ChangeAction.Delete);

    public Origin? PlaceOf(Address address) =>
        Steps(address).Select(change => change.At).FirstOrDefault(at => at is not null);

    /// <summary>Where an entry of access comes from: the users' own declarations, else that of a group they join or leave.</summary>
    public Origin? PlaceOf(UserAccess access) =>
        access
            .Users.Select(user =>
                PlaceOf(Address.User(user))
                ?? groupsOfNewMember[user]
                    .Concat(access.RolesGained.SelectMany(role => groupsOfNewRole[role]))
                    .Concat(groupsOfGoneMember[user])
                    .FirstOrDefault()
                    ?.At
            )
            .FirstOrDefault(at => at is not null);

    /// <summary>The last value that a step gives to a field of these users.</summary>
    public FieldChange? Last(UserAccess access, string field) =>
        Steps(Address.User(access.Users[0]))
            .Select(change => change.Field(field))
            .LastOrDefault(found => found is not null);

    /// <summary>Whether the access part says what happens to the object, with its place.</summary>
    public bool IsInAccess(Address address) => inAccess.Contains(address);

    /// <summary>Groups through which a user comes to a role; empty when the role is given directly.</summary>
    public IdSet GroupsGiving(string role, string user)
    {
        if (Steps(Address.User(user)).Any(change => Added(change, "roles").Contains(role)))
            return IdSet.Empty;
        var joined = groupsOfNewMember[user].Where(change => !IsWithoutRole(change, role));
        return IdSet.Of(joined.Concat(groupsOfNewRole[role]).Select(change => change.Address.Id));
    }

    /// <summary>The end of the temporary entry by which a user loses a role, when that is the reason.</summary>
    public string? EndOf(string role, string user) =>
        Steps(Address.User(user))
            .Select(change => change.Field("roles")?.Ended?.GetValueOrDefault(role))
            .FirstOrDefault(end => end is not null)
        ?? EndByGroup(role, user);

    /// <summary>The end of what this plan gives; null for what it gives for good.</summary>
    public string? UntilOf(string role, string user)
    {
        if (Steps(Address.User(user)).FirstOrDefault(change => Added(change, "roles").Contains(role)) is { } own)
            return own.Field("roles")!.Temporary?.GetValueOrDefault(role);
        var joined = groupsOfNewMember[user]
            .Where(change => !IsWithoutRole(change, role))
            .Select(change => change.Field("members")!.Temporary?.GetValueOrDefault(user));
        var given = groupsOfNewRole[role].Select(change => change.Field("roles")!.Temporary?.GetValueOrDefault(role));
        return joined.Concat(given).ToList() is [var only] ? only : null;
    }

    /// <summary>The end of a membership, or of a group's role, where that alone takes the role from the user.</summary>
    private string? EndByGroup(string role, string user)
    {
        ImmutableArray<FieldChange> left =
        [
            .. groupsOfGoneMember[user].Select(change => change.Field("members")!),
            .. groupsOfGoneRole[role].Select(change => change.Field("roles")!),
        ];
        return left is [{ Field.Name: var name, Ended: { } ended }]
            ? ended.GetValueOrDefault(name == "members" ? user : role)
            : null;
    }

    /// <summary>Grants that users hold directly and gain or lose themselves, not through a role.</summary>
    public (GrantSet Gained, GrantSet Lost) Direct(UserAccess access)
    {
        var (had, has) = (GrantSet.Empty, GrantSet.Empty);
        foreach (var field in Steps(Address.User(access.Users[0])).SelectMany(change => change.Fields))
        {
            had = had.Union((field.Before as FieldValue.Grants)?.Value ?? GrantSet.Empty);
            has = has.Union((field.After as FieldValue.Grants)?.Value ?? GrantSet.Empty);
        }
        return (has.Except(had).Intersect(access.Gained), had.Except(has).Intersect(access.Lost));
    }

    public static IdSet Added(Change change, string field) =>
        change.Field(field) is { After: FieldValue.Ids after } found
            ? after.Value.Except((found.Before as FieldValue.Ids)?.Value ?? IdSet.Empty)
            : IdSet.Empty;

    private static IdSet Removed(Change change, string field) =>
        change.Field(field) is { Before: FieldValue.Ids before, After: FieldValue.Ids after }
            ? before.Value.Except(after.Value)
            : IdSet.Empty;

    /// <summary>Whether the change itself shows that the group does not have the role.</summary>
    private static bool IsWithoutRole(Change change, string role) =>
        change.Field("roles") is { After: FieldValue.Ids roles } && !roles.Value.Contains(role);
}
