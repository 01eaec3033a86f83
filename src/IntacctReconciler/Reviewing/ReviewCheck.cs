using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Model;

namespace IntacctReconciler.Reviewing;

/// <summary>
/// Holds a reviewed file against the company as it is. What is decided is whether a user shall have something: another way to
/// the same role is the same access, unless the review has a row for that way.
/// </summary>
public sealed class ReviewCheck
{
    private readonly record struct Thing(string User, ReviewItem Item, string Access)
    {
        public static Thing Of(ReviewRow row) => new(row.Key.UserId, row.Item, row.Key.Access);
    }

    private readonly CompanyState observed;
    private readonly EffectiveAccess access;
    private readonly ImmutableArray<ReviewRow> reviewed;
    private readonly ImmutableArray<ReviewRow> now;
    private readonly ILookup<Thing, ReviewRow> held;
    private readonly HashSet<ReviewKey> ways;
    private readonly Dictionary<string, User> users;
    private readonly HashSet<string> roles;

    private ReviewCheck(ImmutableArray<ReviewRow> reviewed, CompanyState observed)
    {
        (this.reviewed, this.observed, access, now) = (reviewed, observed, new(observed), ReviewSheet.Of(observed));
        held = now.ToLookup(Thing.Of);
        ways = [.. reviewed.Select(row => row.Key)];
        users = observed
            .Users.DistinctBy(user => ReviewKey.Bare(user.Id), StringComparer.Ordinal)
            .ToDictionary(user => ReviewKey.Bare(user.Id), StringComparer.Ordinal);
        roles = observed.Roles.Select(role => ReviewKey.Bare(role.Id)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>An outcome for each row in its order, and then those of what no row has.</summary>
    /// <param name="reviewed">The rows of this company.</param>
    /// <param name="observed">The company as it is, with users, roles, groups and all that they hold.</param>
    public static ImmutableArray<ReviewOutcome> Of(ImmutableArray<ReviewRow> reviewed, CompanyState observed)
    {
        var check = new ReviewCheck(reviewed, observed);
        return [.. reviewed.SelectMany(check.OfRow), .. check.WithoutRows()];
    }

    private IEnumerable<ReviewOutcome> OfRow(ReviewRow row)
    {
        if (!users.TryGetValue(row.Key.UserId, out var user))
        {
            yield return new(ReviewState.Gone) { Row = row, GoneName = $"user {row.UserId}" };
            yield break;
        }
        if (IsRoleGone(row))
        {
            yield return new(ReviewState.Gone) { Row = row, GoneName = $"role {row.Access}" };
            yield break;
        }
        var same = Held(row, user);
        yield return new(StateOf(row, user, same)) { Row = row, Now = same };
        if (row.Decision == ReviewDecision.Keep && IsMore(row, same))
            yield return new(ReviewState.Gained) { Row = row, Now = same };
    }

    private bool IsRoleGone(ReviewRow row) =>
        row.Item == ReviewItem.Role && !roles.Contains(row.Key.Access) && !held.Contains(Thing.Of(row));

    /// <summary>What is held of it: by the way of the row, else by ways that the review does not have.</summary>
    private ImmutableArray<ReviewRow> Held(ReviewRow row, User user)
    {
        var all = held[Thing.Of(row)];
        if (row.Item == ReviewItem.Account)
            return EffectiveAccess.IsExternal(user.Id) || user.Status != "inactive" ? [.. all] : [];
        ImmutableArray<ReviewRow> mine = [.. all.Where(one => one.Key == row.Key)];
        return mine is [] ? [.. all.Where(one => !ways.Contains(one.Key))] : mine;
    }

    private ReviewState StateOf(ReviewRow row, User user, ImmutableArray<ReviewRow> same) =>
        row.Decision switch
        {
            null => same is [] ? ReviewState.Lapsed : ReviewState.NotReviewed,
            ReviewDecision.Revoke when same is not [] => ReviewState.StillHeld,
            ReviewDecision.Keep when same.Any(one => one.Key == row.Key) => ReviewState.Kept,
            _ when !CanBeTold(row, user) => ReviewState.NotKnown,
            ReviewDecision.Revoke => ReviewState.Revoked,
            _ when row.Item == ReviewItem.Account && SaysInactive(row) => ReviewState.Kept,
            _ => ReviewState.NotHeld,
        };

    /// <summary>Whether it would be seen if it were held.</summary>
    private bool CanBeTold(ReviewRow row, User user) =>
        row.Item switch
        {
            ReviewItem.Account => user.Status is not null,
            ReviewItem.AdminPrivileges => user.Admin is not null,
            ReviewItem.Role => user.Roles is not null && !MayComeByGroup(row.Access, user),
            _ => user is { Permissions: not null, Applications: not null, Agents: not null },
        };

    /// <summary>Whether a group may give the role without its being seen: nobody knows its members, or its roles.</summary>
    private bool MayComeByGroup(string role, User user) =>
        observed.OffersMembers
            ? access.GroupsOf(user.Id).Any(group => group.Roles is null)
            : observed.Groups.Any(group => group.Roles?.Contains(role) != false);

    /// <summary>Whether somebody came to more since: signs in again, is a higher administrator, has more rights in the module.</summary>
    private static bool IsMore(ReviewRow row, ImmutableArray<ReviewRow> same) =>
        same is [var held]
        && row.Item switch
        {
            ReviewItem.Account => SaysInactive(row) && !SaysInactive(held) && !EffectiveAccess.IsExternal(held.UserId),
            ReviewItem.AdminPrivileges => Level(row.Access) < Level(held.Access),
            ReviewItem.Permissions => ReviewSheet.RightsIn(row.HeldThrough) < ReviewSheet.RightsIn(held.HeldThrough),
            _ => false,
        };

    private static bool SaysInactive(ReviewRow account) =>
        account.Access.TrimEnd().EndsWith("inactive", StringComparison.OrdinalIgnoreCase);

    /// <summary>A level that this version does not know may be any.</summary>
    private static int Level(string admin) =>
        Choices.Admin.Find(admin)?.Token switch
        {
            "off" => 0,
            "limited" => 1,
            _ => 2,
        };

    private IEnumerable<ReviewOutcome> WithoutRows()
    {
        var known = reviewed.Select(Thing.Of).ToHashSet();
        var people = known.Select(thing => thing.User).ToHashSet(StringComparer.Ordinal);
        foreach (var user in now.GroupBy(row => row.Key.UserId, StringComparer.Ordinal))
        {
            ImmutableArray<ReviewRow> rows =
            [
                .. user.Where(row => !known.Contains(Thing.Of(row)) && GivesSomething(row)),
            ];
            if (rows is [])
                continue;
            if (!people.Contains(user.Key))
                yield return new(ReviewState.Gained) { Now = rows, IsWholeUser = true };
            else
            {
                foreach (var thing in rows.GroupBy(Thing.Of))
                    yield return new(ReviewState.Gained) { Now = [.. thing] };
            }
        }
    }

    /// <summary>The account of somebody who was deactivated is nothing to have.</summary>
    private static bool GivesSomething(ReviewRow row) => row.Item != ReviewItem.Account || !SaysInactive(row);
}
