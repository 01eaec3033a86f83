using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Resolving;

/// <summary>A user's entities, departments or territories against those of the company.</summary>
/// <param name="targets">Asked only when ids are named: otherwise they need not have been read.</param>
internal sealed class RestrictionResolver(
    Resolution resolution,
    UserDeclaration user,
    string field,
    Func<Table<RestrictionTarget>> targets
)
{
    public const string WidenScope = "widen-scope";
    private const string Entities = "entities";

    private readonly string who = Address.User(user.Id).Said();

    /// <summary>A new user gets what is declared in any mode: left alone, Intacct would let it into everything.</summary>
    private ListMode Mode =>
        resolution.Manage.UserRestrictions is ListMode.Ignore && !resolution.Users.IsObserved(user.Id)
            ? ListMode.Exclusive
            : resolution.Manage.UserRestrictions;

    /// <param name="now">As it is; null for a new user, or where it could not be read.</param>
    /// <returns>Null when it is not managed or cannot be resolved.</returns>
    public Wanted? Resolve(RestrictionDeclaration? declared, Restriction? now)
    {
        if (declared is null || Mode is ListMode.Ignore)
            return null;
        if (declared.Only is not { } only)
            return ResolveAll(declared, now);
        if (Mode is ListMode.Additive && now is { IsAll: true })
        {
            resolution.Problems.Add(Codes.NarrowsThoughAdditive(declared.At, who, field));
            return null;
        }
        var (places, through) = Places(only, now);
        if (places.Count == 0)
            return null;
        var restriction = Restriction.To(IdSet.Of(places.Keys), declared.TopLevel?.Value ?? false);
        if (declared.TopLevel is { Value: false } closed && restriction.OpensTopLevel)
            resolution.Problems.Add(Codes.TopLevelOpenAnyhow(closed.At, who, places.Count));
        return new(new FieldValue.Reach(restriction), declared.At, Mode)
        {
            Places = places.ToImmutableDictionary(StringComparer.Ordinal),
            Through = through.ToImmutableDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>
    /// Every id that the entries come to, with the line of the restriction that first names it, and where that is an entity
    /// group its line there.
    /// </summary>
    private (Dictionary<string, Origin> Places, Dictionary<string, Origin> Through) Places(
        ImmutableArray<Setting<string>> only,
        Restriction? now
    )
    {
        var places = new Dictionary<string, Origin>(StringComparer.Ordinal);
        var through = new Dictionary<string, Origin>(StringComparer.Ordinal);
        foreach (var written in only)
        {
            if (field == Entities && EntityGroupReference.NameIn(written.Value) is { } group)
            {
                foreach (var (id, at) in MembersOf(group, written.At, now))
                {
                    if (places.TryAdd(id, written.At))
                        through.Add(id, at);
                }
            }
            else
            {
                foreach (var id in Find(written, now))
                    places.TryAdd(id, written.At);
            }
        }
        return (places, through);
    }

    private IEnumerable<EntityGroupMember> MembersOf(string group, Origin namedAt, Restriction? now) =>
        resolution.EntityGroups.Find(group, namedAt) is not { } members
            ? []
            : members.Active.Concat(members.Inactive.Where(member => now?.Only?.Contains(member.Id) ?? false));

    private Wanted? ResolveAll(RestrictionDeclaration declared, Restriction? now)
    {
        if (now is { IsAll: false })
            CheckWidening(declared, now);
        return new(new FieldValue.Reach(Restriction.All), declared.At, Mode);
    }

    private void CheckWidening(RestrictionDeclaration declared, Restriction now)
    {
        var allowed = user.Allow.Where(allow => allow.Code == WidenScope).ToArray();
        if (allowed.Any(allow => allow.Until is not { } until || resolution.AsOf < until.Value.At))
            return;
        resolution.Problems.Add(
            Codes.WidensScope(
                declared.At,
                who,
                field,
                [.. now.Only!],
                allowed.FirstOrDefault()?.Until?.Value.Text,
                resolution.AsOf.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            )
        );
    }

    private IEnumerable<string> Find(Setting<string> written, Restriction? now)
    {
        var known = targets();
        var id = field == Entities ? EntityGroupReference.IdIn(written.Value) : written.Value;
        if (known.Find(id) is { } exact)
            return Exact(written, exact, now);
        if (now?.Only?.Contains(id) ?? false)
            return [id];
        if (!Wildcard.IsPattern(id))
        {
            resolution.Problems.Add(Unknown(written, id, known));
            return [];
        }
        string[] matching = [.. known.Where(one => Wildcard.Matches(id, one.Id)).Select(one => one.Id)];
        string[] active = [.. matching.Where(one => known.Find(one)!.Active)];
        if (matching.Length == 0 && IsMisplacedGroup(id))
            resolution.Problems.Add(Codes.EntityGroupElsewhere(written.At, who, field, id));
        else if (active.Length == 0)
            resolution.Problems.Add(
                Codes.PatternMatchesNothing(written.At, who, field, written.Value, matching.Length)
            );
        return active;
    }

    private bool IsMisplacedGroup(string id) => field != Entities && EntityGroupReference.LooksLike(id);

    private Diagnostic Unknown(Setting<string> written, string id, Table<RestrictionTarget> known) =>
        IsMisplacedGroup(id)
            ? Codes.EntityGroupElsewhere(written.At, who, field, id)
            : Codes.UnknownTarget(
                written.At,
                who,
                field,
                id,
                Nearest.To(id, known.Where(one => one.Active).Select(one => one.Id))
            );

    /// <summary>An inactive one cannot be given, but who has it may keep it.</summary>
    private IEnumerable<string> Exact(Setting<string> written, RestrictionTarget target, Restriction? now)
    {
        if (target.Active)
            return [target.Id];
        var holds = now?.Only?.Contains(target.Id) ?? false;
        resolution.Problems.Add(
            holds
                ? Codes.KeepsInactiveTarget(written.At, who, field, target.Id)
                : Codes.InactiveTarget(written.At, who, field, target.Id)
        );
        return holds ? [target.Id] : [];
    }
}
