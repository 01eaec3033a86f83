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
        var ids = new Dictionary<string, Origin>(StringComparer.Ordinal);
        foreach (var one in only)
        {
            foreach (var id in Find(one, now))
                ids.TryAdd(id, one.At);
        }
        if (ids.Count == 0)
            return null;
        var restriction = Restriction.To(IdSet.Of(ids.Keys), declared.TopLevel?.Value ?? false);
        return new(new FieldValue.Reach(restriction), declared.At, Mode)
        {
            Places = ids.ToImmutableDictionary(StringComparer.Ordinal),
        };
    }

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
        if (known.Find(written.Value) is { } exact)
            return Exact(written, exact, now);
        if (now?.Only?.Contains(written.Value) ?? false)
            return [written.Value];
        if (!Wildcard.IsPattern(written.Value))
        {
            var near = Nearest.To(written.Value, known.Where(one => one.Active).Select(one => one.Id));
            resolution.Problems.Add(Codes.UnknownTarget(written.At, who, field, written.Value, near));
            return [];
        }
        string[] matching = [.. known.Where(one => Wildcard.Matches(written.Value, one.Id)).Select(one => one.Id)];
        string[] active = [.. matching.Where(id => known.Find(id)!.Active)];
        if (active.Length == 0)
            resolution.Problems.Add(
                Codes.PatternMatchesNothing(written.At, who, field, written.Value, matching.Length)
            );
        return active;
    }

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
