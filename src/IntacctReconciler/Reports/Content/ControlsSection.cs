using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Reports.Content;

/// <summary>What deserves a second look: admins made, the keys to all other rights, rights held in passing, seats taken.</summary>
internal sealed class ControlsSection(PlanReading plan)
{
    private static readonly ImmutableArray<(Permission Permission, Rights Rights, string Words)> Keys =
    [
        (
            Permission.Standard("administration", "grantAdminRights"),
            Rights.Of(Rights.DocumentedTokens),
            "can make others admins"
        ),
        (Permission.Standard("administration", "users"), Rights.Of("permission"), "can change anybody's permissions"),
    ];

    private readonly Wording wording = plan.Wording;

    public Section? Of(Plan judged)
    {
        ImmutableArray<Row> rows =
        [
            .. Admins(judged.Access),
            .. KeysGained(judged.Access),
            .. Momentary(judged),
            .. new SeatRows(plan).Of(judged.Access),
        ];
        return rows.IsEmpty ? null : new("CONTROLS", Phrase.Empty, new Block(rows));
    }

    private IEnumerable<Row> Admins(AccessDelta access) =>
        access
            .Users.Where(change => UserWords.Level(change.AdminAfter) > UserWords.Level(change.AdminBefore))
            .GroupBy(change => (change.AdminAfter, change.WebServicesOnly))
            .OrderBy(group => group.Key.AdminAfter, StringComparer.Ordinal)
            .ThenBy(group => group.Key.WebServicesOnly)
            .Select(group =>
            {
                var users = IdSet.Of(group.SelectMany(change => change.Users));
                var level = group.Key.AdminAfter == "full" ? "full" : "limited";
                var what = group.Key.WebServicesOnly ? $"{level}-admin Web Services user" : $"{level} admin";
                return new Row(
                    Mark.Notable,
                    0,
                    [$"{wording.List(users)} {(users.Count == 1 ? $"becomes a {what}" : $"become {what}s")}"]
                );
            });

    /// <summary>Full admins can do all of this anyhow, so those who become one are not named again.</summary>
    private IEnumerable<Row> KeysGained(AccessDelta access)
    {
        var admins = IdSet.Of(
            access.Users.Where(change => change.AdminAfter == "full").SelectMany(change => change.Users)
        );
        foreach (var (permission, rights, words) in Keys)
        {
            var users = IdSet
                .Of([
                    .. access
                        .Users.Where(change => change.Gained.RightsOn(permission).Overlaps(rights))
                        .SelectMany(change => change.Users),
                    .. access
                        .Roles.Where(change => change.Gained.RightsOn(permission).Overlaps(rights))
                        .SelectMany(change => change.Holders),
                ])
                .Except(admins);
            if (users.Count > 0)
                yield return new(
                    Mark.Notable,
                    0,
                    [
                        $"{wording.List(users)} {words}: {wording.Module(permission)} / {wording.ShortWith(permission, Gained(access, permission) & rights)}",
                    ]
                );
        }
    }

    private static Rights Gained(AccessDelta access, Permission permission) =>
        access
            .Users.Select(change => change.Gained.RightsOn(permission))
            .Concat(access.Roles.Select(change => change.Gained.RightsOn(permission)))
            .Aggregate(Rights.None, (all, more) => all | more);

    private IEnumerable<Row> Momentary(Plan judged) =>
        judged
            .Momentary.GroupBy(momentary => momentary.Rights)
            .Select(group =>
            {
                var users = IdSet.Of(group.Select(momentary => momentary.User));
                var hold = users.Count == 1 ? "holds" : "hold";
                return new Row(
                    Mark.Notable,
                    0,
                    [$"between two writes {wording.List(users)} {hold} what neither side gives: {Few(group.Key)}"]
                );
            });

    private string Few(GrantSet grants) =>
        plan.Detail == Detail.Verbose || grants.Count <= 3
            ? string.Join(", ", grants.Select(grant => wording.ShortWith(grant.Permission, grant.Rights)))
            : Wording.Count(grants);
}
