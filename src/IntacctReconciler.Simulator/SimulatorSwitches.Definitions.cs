namespace IntacctReconciler.Simulator;

public sealed partial record SimulatorSwitches
{
    public static readonly SwitchDefinition UserPermissions = new(
        "user-permissions",
        ["replace", "merge", "ignore-empty"],
        "What a new `permissionAssignments` list of a user does with rows it does not name. The rows have no key, so replacing is likely; no document says so."
    );
    public static readonly SwitchDefinition UserPermissionEmptyRights = new(
        "user-permission-empty-rights",
        ["removes", "empties", "keeps", "refused"],
        "A row of `user.permissionAssignments` sent with `accessRights: []`: the row goes, stays without rights, stays as it was, or the request is refused."
    );
    public static readonly SwitchDefinition CustomAssignments = new(
        "custom-assignments",
        ["replace", "merge", "ignore-empty"],
        "What a new list of rights in custom applications does, at users and roles. These rows have no key either."
    );
    public static readonly SwitchDefinition AgentAssignments = new(
        "agent-assignments",
        ["replace", "merge", "ignore-empty"],
        "What a new list of agents' rights does, at users and roles."
    );
    public static readonly SwitchDefinition ExtensionEmptyRights = new(
        "extension-empty-rights",
        ["removes", "empties", "keeps", "refused"],
        "A custom or agent row sent without rights."
    );
    public static readonly SwitchDefinition RoleRowDelete = new(
        "role-row-delete",
        ["accepted", "ignored", "refused"],
        "`ia::operation: delete` on a row of `rolePermissionAssignments`. Documented for owned lists in general, not for roles."
    );
    public static readonly SwitchDefinition RoleRowEmptyRights = new(
        "role-row-empty-rights",
        ["removes", "empties", "keeps", "refused"],
        "A row of `rolePermissionAssignments` sent with `accessRights: []`."
    );
    public static readonly SwitchDefinition DuplicateRoleRow = new(
        "duplicate-role-row",
        ["error", "merge"],
        "Adding a row without key for a permission that the role already has."
    );
    public static readonly SwitchDefinition RightsOutsideAllowed = new(
        "rights-outside-allowed",
        ["refused", "accepted"],
        "Rights that are not among the permission's `allowedAccessRights`: 422, or taken."
    );
    public static readonly SwitchDefinition DuplicateId = new(
        "duplicate-id",
        ["409", "422"],
        "The status for creating what exists. 409 is documented for unique keys in general, 422 for business rules."
    );
    public static readonly SwitchDefinition RoleInUse = new(
        "role-in-use",
        ["refused", "cascade"],
        "Deleting a role that users or groups hold. The help says it cannot be done on screen; REST says nothing."
    );
    public static readonly SwitchDefinition QueryAccessRights = new(
        "query-access-rights",
        ["refused", "absent", "pipe-text", "array"],
        "Asking the query service for `accessRights` or `allowedAccessRights`: an error as for other lists, a row without it, text joined by `|`, or a list."
    );
    public static readonly SwitchDefinition EntitiesSetRestriction = new(
        "entities-set-restriction",
        ["on", "off"],
        "Sending `entities` without `entityAccess.allowUnrestrictedAccess` sets that flag to fit."
    );
    public static readonly SwitchDefinition RestrictedWithoutEntities = new(
        "restricted-without-entities",
        ["refused", "accepted"],
        "`allowUnrestrictedAccess: false` with no entities: contradictory, and not documented."
    );
    public static readonly SwitchDefinition NeverExpiresNeedsWebServices = new(
        "never-expires-needs-web-services",
        ["on", "off"],
        "`password.neverExpires` needs `webServices.isRestricted`. The text says so, an example of Sage's contradicts it."
    );
    public static readonly SwitchDefinition ErrorEnvelope = new(
        "error-envelope",
        ["as-documented", "A", "B", "B-meta-inside", "A-without-meta"],
        "Where `ia::error` stands. As documented: inside `ia::result` for status 400 and for queries (B), at the top otherwise (A)."
    );
    public static readonly SwitchDefinition QueryErrorStatus = new(
        "query-error-status",
        ["400", "200"],
        "Clients in the field look for errors of the query service also under a status of success."
    );
    public static readonly SwitchDefinition QueryHidesInactive = new(
        "query-hides-inactive",
        ["off", "on"],
        "The query service leaves out inactive users unless the query filters by status."
    );
    public static readonly SwitchDefinition AccountEmail = new(
        "account-email",
        ["shown", "null", "absent"],
        "`accountEmail` is visible only to the user and to administrators; how it is hidden from others is not documented. Here it is hidden from everyone."
    );
    public static readonly SwitchDefinition LongestPage = new(
        "longest-page",
        ["#"],
        "How many rows a page of the query service has at most, whatever is asked for. 4,000 is documented; whether large rows make it less is not."
    )
    {
        Default = "4000",
    };
    public static readonly SwitchDefinition ReadLag = new(
        "read-lag",
        ["#"],
        "How many reads after a write still show the state before it. No document promises that a write is visible at once."
    )
    {
        Default = "0",
    };
    public static readonly SwitchDefinition UserGroupMember = new(
        "user-group-member",
        ["present", "absent"],
        "`user-group-member` is new (2026); in an older company the model service answers empty, its paths are 404 and queries fail."
    );
    public static readonly SwitchDefinition GroupRoles = new(
        "group-roles",
        ["present", "absent"],
        "`roles` in the answer to GET of a user group; when absent only `role-user-group-map` tells."
    );
    public static readonly SwitchDefinition UserLocations = new(
        "user-locations",
        ["own", "beside", "instead"],
        "The deprecated `locations` of a user: a list of its own, a copy of `entities` beside it, or in its place. Sage's example shows only `locations`."
    );
    public static readonly SwitchDefinition UnknownFields = new(
        "unknown-fields",
        ["off", "on"],
        "Answers have properties that the contract does not know. Sage calls adding them a compatible change."
    );
    public static readonly SwitchDefinition UnknownValues = new(
        "unknown-enum-values",
        ["off", "on"],
        "The catalogue has a module, a permission and a right that the contract does not know; enumerations have grown before."
    )
    {
        OnlyAtStart = true,
    };
    public static readonly SwitchDefinition SelfEdit = new(
        "self-edit",
        ["allowed", "refused"],
        "The caller changes its own user record."
    );
    public static readonly SwitchDefinition LimitedAdminMayGrant = new(
        "limited-admin-may-grant",
        ["on", "off"],
        "A limited administrator who holds `administration/grantAdminRights` may set `adminPrivileges` to limited or off."
    );
    public static readonly SwitchDefinition ExpiredToken = new(
        "expired-token",
        ["401", "400"],
        "401 with GW-0040, or 400 with REST-1206; clients in the field know both."
    );
    public static readonly SwitchDefinition TokenLifetime = new(
        "token-lifetime",
        ["#"],
        "Seconds that an access token lives. 43200 was seen live, 86400 is printed in one place."
    )
    {
        Default = "43200",
    };
    public static readonly SwitchDefinition PermissionKeys = new(
        "permission-keys",
        ["catalogue", "own"],
        "Keys of the shipped catalogue as they are, or numbers of this company's own: whether they are the same everywhere is not known."
    )
    {
        OnlyAtStart = true,
    };
    public static readonly SwitchDefinition ReaderEntity = new(
        "reader-entity",
        ["none", "*"],
        "Every caller is restricted to the entity of this id and sees only its part of the company."
    );
    public static readonly SwitchDefinition RestrictedWrite = new(
        "restricted-write",
        ["partial", "refused"],
        "A restricted caller saves a user who spans entities outside its reach: only the visible part is saved, or an error."
    );
    public static readonly SwitchDefinition MissingPermission = new(
        "missing-permission",
        ["403", "422"],
        "The status when the caller lacks a permission. 403 is documented, 422 with AR-0279 was seen live."
    );
    public static readonly SwitchDefinition AdminNeedsPermissions = new(
        "admin-needs-permissions",
        ["off", "on"],
        "Administrators need the ordinary permissions too. The help says that some come with admin rights and most do not."
    );
    public static readonly SwitchDefinition OtherModel = new(
        "other-model",
        ["refused", "ignored"],
        "Roles given to a user of a user-based company, or permissions to one of a role-based company."
    );
    public static readonly SwitchDefinition DeleteMissing = new(
        "delete-missing",
        ["404", "422"],
        "The status for deleting what is not there."
    );
    public static readonly SwitchDefinition AtomicFailure = new(
        "atomic-failure",
        ["207", "422"],
        "The status when a batch with `X-IA-API-Param-Transaction: true` fails."
    );
    public static readonly SwitchDefinition BusinessSeats = new(
        "business-seats",
        ["unlimited", "#"],
        "How many active business users (web services users apart) are licensed; one more is refused. How Intacct answers is not known."
    );
    public static readonly SwitchDefinition UnsubscribedModules = new(
        "unsubscribed-modules",
        ["none", "*"],
        "Modules (separated by commas) that the company does not subscribe to: not in the catalogue, not assignable, kept where held."
    );
    public static readonly SwitchDefinition AuditHistory = new(
        "audit-history",
        ["offered", "absent", "forbidden"],
        "`audit-history`, which tells who changed which field: in the contract; whether every company offers it, and to whom, is not known."
    );
    public static readonly SwitchDefinition AuditHistoryNames = new(
        "audit-history-names",
        ["api", "screen"],
        "How entries of `audit-history` name objects and fields: as the API does (`user`, `adminPrivileges`), or in words (User, Admin privileges). No document says."
    );

    /// <summary>All switches.</summary>
    public static IReadOnlyList<SwitchDefinition> All { get; } =
    [
        UserPermissions,
        UserPermissionEmptyRights,
        CustomAssignments,
        AgentAssignments,
        ExtensionEmptyRights,
        RoleRowDelete,
        RoleRowEmptyRights,
        DuplicateRoleRow,
        RightsOutsideAllowed,
        DuplicateId,
        RoleInUse,
        QueryAccessRights,
        EntitiesSetRestriction,
        RestrictedWithoutEntities,
        NeverExpiresNeedsWebServices,
        ErrorEnvelope,
        QueryErrorStatus,
        QueryHidesInactive,
        AccountEmail,
        LongestPage,
        ReadLag,
        UserGroupMember,
        GroupRoles,
        UserLocations,
        UnknownFields,
        UnknownValues,
        SelfEdit,
        LimitedAdminMayGrant,
        ExpiredToken,
        TokenLifetime,
        PermissionKeys,
        ReaderEntity,
        RestrictedWrite,
        MissingPermission,
        AdminNeedsPermissions,
        OtherModel,
        DeleteMissing,
        AtomicFailure,
        BusinessSeats,
        UnsubscribedModules,
        AuditHistory,
        AuditHistoryNames,
    ];
}
