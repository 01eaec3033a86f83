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
        var ids = new List<string>();
        var places = ImmutableDictionary.CreateBuilder<string, Origin>(StringComparer.Ordinal);
        var ended = ImmutableDictionary.CreateBuilder<string, EndedEntry>(StringComparer.Ordinal);
        var temporary = ImmutableDictionary.CreateBuilder<string, Moment>(StringComparer.Ordinal);
        foreach (var item in list.Items.DistinctBy(item => item.Id, StringComparer.Ordinal))
        {
            places[item.Id] = item.At;
            var standing = item.At(resolution.AsOf);
            if (standing is Standing.Ended)
            {
                ended[item.Id] = new(item.Until!.Value.Value, item.At, item.Reason?.Value);
                continue;
            }
            if (WrongWith(owner, field, item, known) is { } wrong)
            {
                resolution.Problems.Add(wrong);
                continue;
            }
            if (standing is Standing.NotYet)
            {
                var from = item.From!.Value.Value.Text;
                resolution.Problems.Add(Codes.BeginsLater(item.At, owner.Said(), field, item.Id, from));
                continue;
            }
            ids.Add(item.Id);
            if (item.Until is { } until)
                temporary[item.Id] = until.Value;
        }
        return new(new FieldValue.Ids(IdSet.Of(ids)), list.At, mode)
        {
            Ended = ended.ToImmutable(),
            Places = places.ToImmutable(),
            Temporary = temporary.ToImmutable(),
            Kept = mode is ListMode.Exclusive ? kept : [],
        };
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
