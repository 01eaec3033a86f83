using System.Collections.Immutable;
using IntacctReconciler.Simulator;
using static IntacctReconciler.Tests.Reliability.SwitchEnding;
using static IntacctReconciler.Tests.Reliability.SwitchWishes;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>Every setting of every switch, with what it matters to.</summary>
internal static class SwitchCases
{
    private static readonly ImmutableArray<SwitchCase> Lists =
    [
        new(UserRights, Converges, ("user-permissions", "replace")),
        new(AllUserRights, Converges, ("user-permissions", "replace")),
        new(UserRights, Insists, ("user-permissions", "merge")),
        new(AllUserRights, Insists, ("user-permissions", "merge")),
        new(UserRights, Converges, ("user-permissions", "ignore-empty")),
        new(AllUserRights, Insists, ("user-permissions", "ignore-empty")),
        .. EmptyRights("user-permission-empty-rights", "user-permissions", UserRights),
        new(UserApplications, Converges, ("custom-assignments", "replace")),
        new(UserApplications, Insists, ("custom-assignments", "merge")),
        new(RoleApplications, Insists, ("custom-assignments", "merge")),
        new(UserApplications, Converges, ("custom-assignments", "ignore-empty")),
        new(AllUserApplications, Insists, ("custom-assignments", "ignore-empty")),
        new(UserAgents, Converges, ("agent-assignments", "replace")),
        new(UserAgents, Insists, ("agent-assignments", "merge")),
        new(RoleAgents, Insists, ("agent-assignments", "merge")),
        new(UserAgents, Converges, ("agent-assignments", "ignore-empty")),
        new(AllUserAgents, Insists, ("agent-assignments", "ignore-empty")),
        .. EmptyRights("extension-empty-rights", "custom-assignments", RoleApplications),
        .. EmptyRights("extension-empty-rights", "agent-assignments", UserAgents),
        new(
            RoleRightsAndApplications,
            NotRevocable,
            ("extension-empty-rights", "refused"),
            ("custom-assignments", "merge"),
            ("role-row-delete", "ignored")
        )
        {
            Takes = true,
        },
        new(RoleRights, Converges, ("role-row-delete", "accepted")),
        new(RoleRights, Insists, ("role-row-delete", "ignored")),
        new(RoleRights, Insists, ("role-row-delete", "refused")),
        .. EmptyRights("role-row-empty-rights", "role-row-delete", RoleRights, "ignored"),
        new(RoleRights, Refused, ("role-row-empty-rights", "refused"), ("role-row-delete", "refused")),
        new(WiderRole, Converges, ("duplicate-role-row", "error")),
        new(WiderRole, Converges, ("duplicate-role-row", "merge")),
    ];

    private static readonly ImmutableArray<SwitchCase> Rules =
    [
        new(ForeignRight, NoPlan, ("rights-outside-allowed", "refused")),
        new(ForeignRight, NoPlan, ("rights-outside-allowed", "accepted")),
        new(NewRole, Refused, ("duplicate-id", "409")),
        new(NewRole, Refused, ("duplicate-id", "422")),
        new(NoMoreRole, Converges, ("role-in-use", "refused")),
        new(RoleGivenAtTheLastMoment, Refused, ("role-in-use", "refused")),
        new(NoMoreRole, Converges, ("role-in-use", "cascade")),
        new(RoleGivenAtTheLastMoment, Converges, ("role-in-use", "cascade")),
        .. Each(OtherEntities, "entities-set-restriction"),
        .. Each(FirstEntities, "restricted-without-entities"),
        .. Each(Unrestricted, "restricted-without-entities"),
        new(EternalPassword, Refused, ("never-expires-needs-web-services", "on")),
        new(EternalPassword, Converges, ("never-expires-needs-web-services", "off")),
        .. SimulatorSwitches.ErrorEnvelope.Values.Select(value => new SwitchCase(
            EternalPassword,
            Refused,
            ("error-envelope", value)
        )),
        new(Self, Converges, ("self-edit", "allowed")),
        new(Self, Refused, ("self-edit", "refused")),
        new(GivesAdmin, Converges, ("limited-admin-may-grant", "on")),
        new(GivesAdmin, Refused, ("limited-admin-may-grant", "off")),
        new(ByReader, Refused, ("missing-permission", "403")),
        new(ByReader, Refused, ("missing-permission", "422")),
        .. Each(OtherRoles, "admin-needs-permissions"),
        new(WrongModel, Refused, ("other-model", "refused")),
        new(WrongModel, Unverified, ("other-model", "ignored")),
        .. Each(RoleDeletedBySomebodyElse, "delete-missing"),
        .. Each(OtherRoles, "atomic-failure"),
        new(NewUser, Converges, ("business-seats", "unlimited")),
        new(NewUser, Refused, ("business-seats", "4")),
        new(Unsubscribed, Converges, ("unsubscribed-modules", "none")),
        new(Unsubscribed, NoPlan, ("unsubscribed-modules", "generalLedger")),
    ];

    private static readonly ImmutableArray<SwitchCase> Readings =
    [
        .. Each(RoleRights, "query-access-rights"),
        .. Each(GroupWithoutMembers, "query-error-status", ("user-group-member", "absent")),
        new(Reactivated, Converges, ("longest-page", "4000")),
        new(Reactivated, Converges, ("longest-page", "3")),
        .. Each(Reactivated, "query-hides-inactive"),
        .. Each(NewUser, "query-hides-inactive"),
        new(NewEmail, Converges, ("account-email", "shown")),
        new(NewEmail, LeftAlone, ("account-email", "null")),
        new(NewEmail, LeftAlone, ("account-email", "absent")),
        .. Each(NewUser, "account-email"),
        new(OtherRoles, Converges, ("read-lag", "0")),
        new(OtherRoles, Converges, ("read-lag", "4")),
        new(OtherRoles, Unverified, ("read-lag", "12")) { Takes = true, Shows = false },
        new(RoleRights, Converges, ("read-lag", "4")),
        new(RoleRights, Unverified, ("read-lag", "12")) { Takes = true, Shows = false },
        new(GroupAndMembers, Converges, ("user-group-member", "present")),
        new(GroupAndMembers, NoPlan, ("user-group-member", "absent")),
        new(GroupWithoutMembers, Converges, ("user-group-member", "absent")),
        .. Each(GroupAndMembers, "group-roles"),
        new(OtherEntities, Converges, ("user-locations", "own")),
        new(OtherEntities, Converges, ("user-locations", "beside")),
        new(OtherEntities, LeftAlone, ("user-locations", "instead")),
        .. Each(RoleRights, "unknown-fields"),
        .. Each(RoleRights, "unknown-enum-values"),
        .. Each(TokenExpires, "expired-token"),
        new(OtherRoles, Converges, ("token-lifetime", "43200")),
        new(OtherRoles, Converges, ("token-lifetime", "1")),
        .. Each(UserRights, "permission-keys"),
        .. Each(OtherRoles, "audit-history"),
        .. Each(OtherRoles, "audit-history-names"),
        new(OtherEntities, Converges, ("reader-entity", "none")),
        new(OtherEntities, NoPlan, ("reader-entity", "UK-01")),
        new(OtherEntities, NoPlan, ("restricted-write", "partial"), ("reader-entity", "UK-01")),
        new(OtherEntities, NoPlan, ("restricted-write", "refused"), ("reader-entity", "UK-01")),
    ];

    public static ImmutableArray<SwitchCase> All { get; } =
    [
        .. Lists
            .Concat(Rules)
            .Concat(Readings)
            .OrderBy(one => SimulatorSwitches.All.Select(d => d.Name).ToList().IndexOf(one.Switch)),
    ];

    /// <summary>A row sent without rights, where leaving it out does not take it away.</summary>
    private static SwitchCase[] EmptyRights(string name, string list, Wish wish, string left = "merge") =>
        [
            new(wish, Insists, (name, "removes"), (list, left)),
            new(wish, Insists, (name, "empties"), (list, left)),
            new(wish, NotRevocable, (name, "keeps"), (list, left)),
            new(wish, NotRevocable, (name, "refused"), (list, left)),
        ];

    /// <summary>Settings that make no difference to what is wanted.</summary>
    private static IEnumerable<SwitchCase> Each(Wish wish, string name, params (string, string)[] also) =>
        SimulatorSwitches
            .All.Single(definition => definition.Name == name)
            .Values.Select(value => new SwitchCase(wish, Converges, [(name, value), .. also]));
}
