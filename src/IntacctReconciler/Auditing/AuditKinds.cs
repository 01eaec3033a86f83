using System.Collections.Immutable;

namespace IntacctReconciler.Auditing;

/// <summary>Every kind of finding: the order in which they are shown, the page about them and the output go by it.</summary>
public static class AuditKinds
{
    private const string Plan = "intacct-reconciler plan shows what apply would do";

    public static AuditKind Drift { get; } =
        new(
            "drift",
            AuditSeverity.High,
            "differs from the file; + and - are what apply would do",
            "A field of a declared object is not as the file says. High where the company gives more than the file, critical where that is full admin privileges, else medium.",
            $"{Plan}; or write into the file what is right"
        );

    public static AuditKind Missing { get; } =
        new(
            "missing",
            AuditSeverity.Medium,
            "declared, and not in the company",
            "An object of the file is not in the company, or still has the name that `formerly` gives.",
            $"{Plan}; or take it out of the file"
        );

    public static AuditKind StillThere { get; } =
        new(
            "still-there",
            AuditSeverity.High,
            "declared absent, and still in the company",
            "An object with `state: absent` is still there, or a user still active or with something left.",
            $"{Plan}; for a user, apply makes the status inactive"
        );

    public static AuditKind Overdue { get; } =
        new(
            "overdue",
            AuditSeverity.High,
            "temporary access that is over and still held",
            "The `until` of an entry has passed, and nobody has applied since.",
            "apply ends it; then take the entry out of the file, or give it a later until"
        );

    public static AuditKind Changed { get; } =
        new(
            "changed",
            AuditSeverity.High,
            "changed since the baseline; + and - are what was done",
            "A field of an object that no file declares is not as the baseline has it. High where there is more now, critical where that is full admin privileges, else medium.",
            "undo it in Intacct, declare the object, or accept it: --write-baseline"
        );

    public static AuditKind Gone { get; } =
        new(
            "gone",
            AuditSeverity.Medium,
            "in the baseline, and not in the company any more",
            "An object that no file declares is in the baseline and not in the company.",
            "make it again in Intacct, or write the baseline again: --write-baseline"
        );

    public static AuditKind UndeclaredService { get; } =
        new(
            "undeclared-web-services",
            AuditSeverity.Critical,
            "active Web Services users that are not declared",
            "An active Web Services user is not in the file, or without one not in the baseline. Low for the one that the audit itself signs in as.",
            "find out whose it is; declare it, or deactivate it: { state: absent }"
        );

    public static AuditKind UndeclaredUser { get; } =
        new(
            "undeclared-user",
            AuditSeverity.Medium,
            "active users that are not declared",
            "An active user is not in the file, which declares users; without a file, not in the baseline. Critical with full admin privileges, high with limited ones. Ignored and external users do not count, nor do users where the file does not manage any.",
            "declare the user, deactivate it ({ state: absent }), or ignore it (manage: ignore)"
        );

    public static AuditKind UndeclaredRole { get; } =
        new(
            "undeclared-role",
            AuditSeverity.Medium,
            "roles that are not declared",
            "A role is not in the file, which declares roles; without a file, not in the baseline. Ignored roles do not count.",
            "declare the role, remove it ({ state: absent }), or ignore it (manage: ignore)"
        );

    public static AuditKind UndeclaredGroup { get; } =
        new(
            "undeclared-group",
            AuditSeverity.Medium,
            "user groups that are not declared",
            "A user group is not in the file, which declares groups; without a file, not in the baseline.",
            "declare the group, or remove it ({ state: absent })"
        );

    public static AuditKind UnexpectedExternal { get; } =
        new(
            "unexpected-external",
            AuditSeverity.Medium,
            "external users that nobody expects",
            "Somebody of another company slides in (`ExtUser|...`), and no pattern of `manage.ignore.users` names the user.",
            "end it in Intacct, or expect it: manage: { ignore: { users: [\"ExtUser|...\"] } }"
        );

    public static AuditKind BeyondBlueprint { get; } =
        new(
            "beyond-blueprint",
            AuditSeverity.High,
            "Web Services users that hold more than their vendor asks for",
            "The user of a blueprint holds rights that the vendor's guide does not ask for.",
            "take them away; they come by the roles and groups that explain names"
        );

    public static AuditKind RevokeNotDone { get; } =
        new(
            "revoke-not-done",
            AuditSeverity.High,
            "revoked in the access review, and still held",
            "A row of the file of `--review` says `revoke`, and the user has it: by the same way, or by another that is not in the file; an account, and the user is not inactive. Critical of full admin privileges, medium where the user cannot sign in, or Intacct does not tell whether it is held.",
            "take it away in the access file, then apply; or in Intacct"
        )
        {
            IsAcceptable = false,
        };

    public static AuditKind NotReviewed { get; } =
        new(
            "not-reviewed",
            AuditSeverity.Medium,
            "not decided in the access review",
            "The decision of a row is empty, and the user has it. High of admin privileges, low where the user cannot sign in.",
            "have somebody decide: keep or revoke, with a reviewer and a date"
        )
        {
            IsAcceptable = false,
        };

    public static AuditKind UnsignedDecision { get; } =
        new(
            "unsigned-decision",
            AuditSeverity.Medium,
            "decided in the access review by nobody, or never",
            "A row has a decision, and no reviewer or no date.",
            "have whoever decided write name and date into the file"
        )
        {
            IsAcceptable = false,
        };

    public static AuditKind SelfReviewed { get; } =
        new(
            "self-reviewed",
            AuditSeverity.Medium,
            "kept in the access review by the user itself",
            "The reviewer of a `keep` is the user itself: its id, its name or its e-mail address.",
            "have somebody else decide"
        )
        {
            IsAcceptable = false,
        };

    public static AuditKind GainedSinceReview { get; } =
        new(
            "gained-since-review",
            AuditSeverity.Medium,
            "held, and not in the access review",
            "The file has no row of a user, or of something that a user has; or there is more now than was kept: somebody inactive is active, limited admin privileges are full, a module has more rights. Critical of full admin privileges, high of limited ones, low where the user cannot sign in. Another way to a role that was kept is nothing new.",
            "review it as a row of its own, or take it away"
        )
        {
            IsAcceptable = false,
        };

    public static AuditKind KeepNotHeld { get; } =
        new(
            "keep-not-held",
            AuditSeverity.Info,
            "kept in the access review, and not held any more",
            "A row says `keep`, and the user does not have it any more by this way.",
            "nothing, where it was meant"
        )
        {
            IsAcceptable = false,
        };

    public static AuditKind Policy { get; } =
        new(
            "policy",
            AuditSeverity.High,
            "conflicts with a policy",
            "Somebody holds what no one should hold together, by the `policies` of the file and as the company is now; a role where nobody holds it. As grave as the rule. What a waiver accepts is counted and no finding. Any of these exits 6.",
            "take one side away, or have somebody accept it: waivers: [{ rule, user, owner, reason, until }]"
        )
        {
            IsAcceptable = false,
        };

    public static AuditKind PolicyWarning { get; } =
        new(
            "policy-warning",
            AuditSeverity.Low,
            "conflicts with a policy that only warns",
            "The same by a policy whose mode is `warn`.",
            "take one side away, or have somebody accept it: waivers: [{ rule, user, owner, reason, until }]"
        )
        {
            IsAcceptable = false,
        };

    public static AuditKind CatalogueChange { get; } =
        new(
            "catalogue-change",
            AuditSeverity.Medium,
            "what Intacct offers otherwise than when it was locked",
            "A permission is new, gone, wider, narrower or moved since the catalogue was locked, or an entity was opened or closed. Nothing is found without a lock.",
            "review it, then lock it: intacct-reconciler catalogue lock"
        );

    public static AuditKind ExpiredWaiver { get; } =
        new(
            "expired-waiver",
            AuditSeverity.Medium,
            "waivers that have ended",
            "The `until` of an entry of `waivers` has passed: its conflict counts again.",
            "mend the conflict, or have somebody accept it anew; take the entry out"
        );

    public static AuditKind UnusedWaiver { get; } =
        new(
            "unused-waiver",
            AuditSeverity.Info,
            "waivers that cover nothing",
            "Nobody for whom an entry of `waivers` is, is in conflict with its rule, now or once the file is applied. Not looked for where the company does not offer group members.",
            "take the entry out: it would accept such a conflict if one came back"
        );

    public static AuditKind ExpiredOverride { get; } =
        new(
            "expired-override",
            AuditSeverity.Medium,
            "overrides that have ended",
            "The `until` of an entry of `overrides` has passed: its guard holds again.",
            "take the entry out of the file"
        );

    public static AuditKind ExpiredAllow { get; } =
        new(
            "expired-allow",
            AuditSeverity.Medium,
            "allowances that have ended",
            "The `until` of an `allow` has passed, and what it allowed may still be held: guards only see what a plan worsens.",
            "take the power away, or have somebody answer for it anew; take the entry out"
        );

    public static AuditKind UserWithoutAccess { get; } =
        new(
            "user-without-access",
            AuditSeverity.Low,
            "active users without any role or permission",
            "An active user holds no role, directly or by a group, and no permission. Not looked for where the company does not offer group members.",
            "give the user a role, or deactivate it: it takes a licence"
        );

    public static AuditKind LockedOut { get; } =
        new(
            "locked-out",
            AuditSeverity.Info,
            "users who are locked out",
            "The status of a user is Locked out: nobody can sign in, and all that it holds is there when the lock ends.",
            "unlock the user in Intacct, or deactivate it"
        );

    public static AuditKind UnheldRole { get; } =
        new(
            "unheld-role",
            AuditSeverity.Low,
            "roles that nobody holds",
            "No user and no group holds the role.",
            "remove it: { state: absent }"
        );

    public static AuditKind EqualRole { get; } =
        new(
            "equal-role",
            AuditSeverity.Low,
            "roles that grant the same as another",
            "Two roles grant exactly the same. Of several, each is held against the first by name.",
            "move the holders to one of them and remove the other"
        );

    public static AuditKind SubsetRole { get; } =
        new(
            "subset-role",
            AuditSeverity.Info,
            "roles of which another grants all, and not much more",
            "Another role grants all that this one does, and at most twice as many rights; the closest one is named. So a role that grants everything is not held against every other.",
            "nobody needs both; see whether one of them can go"
        );

    public static AuditKind SystemLeftover { get; } =
        new(
            "sys-leftover",
            AuditSeverity.Low,
            "::SYS:: roles, left from the switch to role-based permissions",
            "Intacct made roles `::SYS::...` when the company switched to role-based permissions, and this one is still there. Medium while somebody holds it.",
            "give its holders proper roles in Intacct, then delete it there"
        );

    public static AuditKind GroupWithoutMembers { get; } =
        new(
            "group-without-members",
            AuditSeverity.Low,
            "user groups without members",
            "A user group has no members.",
            "add members, or remove it: { state: absent }"
        );

    public static AuditKind GroupWithoutRoles { get; } =
        new(
            "group-without-roles",
            AuditSeverity.Info,
            "user groups without roles",
            "A user group has members and no roles, so it gives nothing. Groups can serve other ends in Intacct, such as approvals.",
            "nothing, where it serves such an end"
        );

    /// <summary>In the order in which they are shown within a severity.</summary>
    public static ImmutableArray<AuditKind> All { get; } =
    [
        Drift,
        Missing,
        StillThere,
        Overdue,
        Changed,
        Gone,
        UndeclaredService,
        UndeclaredUser,
        UndeclaredRole,
        UndeclaredGroup,
        UnexpectedExternal,
        BeyondBlueprint,
        RevokeNotDone,
        NotReviewed,
        UnsignedDecision,
        SelfReviewed,
        GainedSinceReview,
        KeepNotHeld,
        Policy,
        PolicyWarning,
        CatalogueChange,
        ExpiredWaiver,
        UnusedWaiver,
        ExpiredOverride,
        ExpiredAllow,
        UserWithoutAccess,
        LockedOut,
        UnheldRole,
        EqualRole,
        SubsetRole,
        SystemLeftover,
        GroupWithoutMembers,
        GroupWithoutRoles,
    ];

    public static AuditKind? Find(string code) => All.FirstOrDefault(kind => kind.Code == code);
}
