using System.Collections.Immutable;
using IntacctReconciler.Model;

namespace IntacctReconciler.Declarations;

/// <summary>The keys of an access file and of a fleet file, map by map: what reading knows, the JSON Schema and the documentation must have.</summary>
public static class Keys
{
    public static ImmutableArray<string> File { get; } =
    [
        .. "version company permissionModel connection include vars manage guards protect overrides policies waivers entityGroups blueprints locked templates generate roles groups users".Split(
            ' '
        ),
    ];

    public static ImmutableArray<string> Fleet { get; } = ["version", "base", "vars", "companies"];

    public static ImmutableArray<string> FleetCompany { get; } = ["file", "vars", "connection"];

    /// <summary><c>like</c> where it is a map.</summary>
    public static ImmutableArray<string> Like { get; } = ["template", "with"];

    public static ImmutableArray<string> Generate { get; } = ["forEach", "roles", "groups", "users"];

    /// <summary><c>forEach</c> where it is a map.</summary>
    public static ImmutableArray<string> ForEach { get; } = ["entities", "except"];

    /// <summary>Of the use of a blueprint, apart from its parameters.</summary>
    public static ImmutableArray<string> BlueprintUse { get; } =
    ["blueprint", "file", "except", "allow", "owner", "ticket"];

    public static ImmutableArray<string> Blueprint { get; } =
    [
        .. "blueprint name title vendor guide parameters subscriptions user role permissions customApplications excess handover".Split(
            ' '
        ),
    ];

    public static ImmutableArray<string> BlueprintGuide { get; } = ["title", "url", "read"];

    public static ImmutableArray<string> BlueprintParameter { get; } = ["kind", "description", "required", "default"];

    public static ImmutableArray<string> BlueprintClause { get; } = ["says", "when", "without", "give"];

    public static ImmutableArray<string> BlueprintStep { get; } = ["say", "when", "without", "accounts"];

    public static ImmutableArray<string> BlueprintExcess { get; } = ["what", "why"];

    public static ImmutableArray<string> Connection { get; } = ["simulator", "endpoint", "credentials"];

    public static ImmutableArray<string> Credentials { get; } = ["read", "apply"];

    public static ImmutableArray<string> Manage { get; } = ["roles", "groups", "users", "ignore", "locked"];

    public static ImmutableArray<string> ManageRoles { get; } = ["objects", "permissions"];

    public static ImmutableArray<string> ManageGroups { get; } = ["objects", "roles", "members"];

    public static ImmutableArray<string> ManageUsers { get; } =
    ["objects", "roles", "groups", "permissions", "restrictions", "switchRoles"];

    public static ImmutableArray<string> ManageIgnore { get; } = ["users", "roles"];

    public static ImmutableArray<string> Guards { get; } =
    ["maxRemovals", "maxRemovalPercent", "minFullAdmins", "breakGlass", "seats", "requireApproval", "locked"];

    public static ImmutableArray<string> MaxRemovals { get; } = ["users", "roles", "groups", "assignments", "grants"];

    public static ImmutableArray<string> Protect { get; } = ["users", "roles", "groups", "locked"];

    public static ImmutableArray<string> Override { get; } = ["guard", "limit", "owner", "reason", "until", "ticket"];

    /// <summary>Guards that an override can be for; the others are answered for at their own place in the file.</summary>
    public static ImmutableArray<string> OverridableGuards { get; } =
    [
        .. MaxRemovals.Select(kind => $"maxRemovals.{kind}"),
        .. MaxRemovals.Select(kind => $"maxRemovalPercent.{kind}"),
        "emptied",
        "minFullAdmins",
        "breakGlass",
        "applyingUser",
        "protect",
    ];

    public static ImmutableArray<string> Waiver { get; } =
    ["rule", "user", "role", "owner", "reason", "until", "ticket"];

    /// <summary>Of an entry of <c>policies</c> that is a map.</summary>
    public static ImmutableArray<string> PolicyUse { get; } = ["use", "mode", "except"];

    public static ImmutableArray<string> Policy { get; } = ["version", "mode", "rules"];

    public static ImmutableArray<string> PolicyRule { get; } = ["title", "severity", "source", "left", "right"];

    /// <summary>Of an entry of a rule's <c>left</c> or <c>right</c>.</summary>
    public static ImmutableArray<string> PolicyRequirement { get; } =
    ["permission", "rights", "admin", "webServicesOnly", "ofCatalogue", "notCheckable", "why"];

    public static ImmutableArray<string> Allow { get; } = ["owner", "reason", "until", "ticket"];

    public static ImmutableArray<string> AllowCodes { get; } =
    [
        "full-admin-web-services",
        "full-admin",
        "limited-admin",
        "grant-admin-rights",
        "change-permissions",
        "widen-scope",
    ];

    public static ImmutableArray<string> Contact { get; } = ["first", "last", "id"];

    public static ImmutableArray<string> Sso { get; } = ["enabled", "id"];

    public static ImmutableArray<string> Entities { get; } = ["only", "topLevel"];

    public static ImmutableArray<string> Restriction { get; } = ["only"];

    public static ImmutableArray<string> Role { get; } =
    [.. FieldsOf(ObjectKind.Role), "state", "formerly", "like", "locked", "allow", "owner", "ticket"];

    public static ImmutableArray<string> Group { get; } =
    [.. FieldsOf(ObjectKind.Group), "state", "formerly", "like", "locked", "owner", "ticket"];

    public static ImmutableArray<string> User { get; } =
    [.. FieldsOf(ObjectKind.User), "groups", "state", "like", "locked", "allow", "owner", "ticket"];

    /// <summary>A blueprint says what else there is of a user in other places.</summary>
    public static ImmutableArray<string> BlueprintUser { get; } =
    [
        "id",
        "says",
        .. FieldsOf(ObjectKind.User)
            .Except(["roles", "permissions", "customApplications", "agents"], StringComparer.Ordinal),
    ];

    public static ImmutableArray<string> BlueprintRole { get; } = ["id", "description", "roleType", "applyTo"];

    /// <summary>The keys of an entry of a list that is written as a map: <c>{ role: Controller, until: 2027-01-31 }</c>.</summary>
    public static ImmutableArray<string> ListItem(string id) => [id, "from", "until", "reason"];

    /// <summary>A field named <c>sso.id</c> stands under the key <c>sso</c>.</summary>
    private static IEnumerable<string> FieldsOf(ObjectKind kind) =>
        Fields.Of(kind).Select(field => field.Name.Split('.')[0]).Distinct(StringComparer.Ordinal);
}
