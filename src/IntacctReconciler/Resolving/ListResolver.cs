using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

/// <summary>Lists of roles, groups and members: who is named exists, and entries hold for their time only.</summary>
internal sealed class ListResolver(Resolution resolution)
{
    /// <param name="kept">Patterns of ids that an exclusive list leaves alone.</param>
    /// <returns>Null when the list is not managed.</returns>
    public Wanted? Resolve(
        Address owner,
        string field,
        ListDeclaration? list,
        ListMode mode,
        KnownIds known,
        ImmutableArray<string> kept
    )
    {
        if (list is null || mode is ListMode.Ignore)
            return null;
        var items = list.Items.DistinctBy(item => item.Id, StringComparer.Ordinal).ToArray();
        var ended = items.Where(item => item.At(resolution.AsOf) is Standing.Ended).ToArray();
        var holding = items.Except(ended).Where(item => Holds(owner, field, item, known)).ToArray();
        return new(new FieldValue.Ids(IdSet.Of(holding.Select(item => item.Id))), list.At, mode)
        {
            Ended = ByIdOf(ended, item => new EndedEntry(item.Until!.Value.Value, item.At, item.Reason?.Value)),
            Places = ByIdOf(items, item => item.At),
            Temporary = ByIdOf(holding.Where(item => item.Until is not null), item => item.Until!.Value.Value),
            Kept = mode is ListMode.Exclusive ? kept : [],
        };
    }

    private static ImmutableDictionary<string, T> ByIdOf<T>(IEnumerable<ListItem> items, Func<ListItem, T> value) =>
        items.ToImmutableDictionary(item => item.Id, value, StringComparer.Ordinal);

    /// <summary>Whether an entry that has not ended holds now; reports it where it does not.</summary>
    private bool Holds(Address owner, string field, ListItem item, KnownIds known)
    {
        if (WrongWith(owner, field, item, known) is { } wrong)
        {
            resolution.Problems.Add(wrong);
            return false;
        }
        if (item.At(resolution.AsOf) is not Standing.NotYet)
            return true;
        var from = item.From!.Value.Value.Text;
        resolution.Problems.Add(Codes.BeginsLater(item.At, owner.Said(), field, item.Id, from));
        return false;
    }

    /// <summary>Why this entry cannot be in the list, or null.</summary>
    private Diagnostic? WrongWith(Address owner, string field, ListItem item, KnownIds known)
    {
        var who = owner.Said();
        var named = new Address(known.Kind, item.Id).Said();
        var key = $"manage.{Address.Word(known.Kind)}s.objects";
        return known.Of(item.Id) switch
        {
            Existence.Stays => null,
            Existence.RemovedAsExtra => Codes.NamesAnExtra(item.At, who, field, named, key),
            Existence.Unknown when known.Kind is ObjectKind.User && IsNoUser(item.Id) is { } what =>
                Codes.MemberIsNoUser(item.At, who, what.Said()),
            Existence.Unknown => Codes.NamesNothing(item.At, who, field, named, known.Nearest(item.Id)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The role or group that was written where a user belongs.</summary>
    private Address? IsNoUser(string id) =>
        resolution.Groups.Of(id) is not Existence.Unknown ? Address.Group(id)
        : resolution.Roles.Of(id) is not Existence.Unknown ? Address.Role(id)
        : null;
}
