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
            CheckExistence(owner, field, item, known);
            if (standing is Standing.NotYet)
            {
                resolution.Problems.Add(
                    ResolvingCodes.BeginsLater(item.At, owner.Said(), field, item.Id, item.From!.Value.Value.Text)
                );
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

    private void CheckExistence(Address owner, string field, ListItem item, KnownIds known)
    {
        var named = new Address(known.Kind, item.Id).Said();
        switch (known.Of(item.Id))
        {
            case Existence.Stays:
                return;
            case Existence.RemovedAsExtra:
                resolution.Problems.Add(
                    ResolvingCodes.NamesAnExtra(
                        item.At,
                        owner.Said(),
                        field,
                        named,
                        $"manage.{Address.Word(known.Kind)}s.objects"
                    )
                );
                return;
            case Existence.Unknown when field == "members" && IsNoUser(item.Id) is { } what:
                resolution.Problems.Add(ResolvingCodes.MemberIsNoUser(item.At, owner.Said(), what.Said()));
                return;
            case Existence.Unknown:
                resolution.Problems.Add(
                    ResolvingCodes.NamesNothing(item.At, owner.Said(), field, named, known.Nearest(item.Id))
                );
                return;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The role or group that was written where a user belongs.</summary>
    private Address? IsNoUser(string id) =>
        resolution.Groups.Of(id) is not Existence.Unknown ? Address.Group(id)
        : resolution.Roles.Of(id) is not Existence.Unknown ? Address.Role(id)
        : null;
}
