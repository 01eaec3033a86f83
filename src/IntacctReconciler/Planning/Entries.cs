using System.Collections.Immutable;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Planning;

/// <summary>Where a difference comes from, and the time of the entries behind it; null where there is none.</summary>
internal readonly record struct EntryFacts(
    Origin? At,
    ImmutableDictionary<string, string>? Ended,
    ImmutableDictionary<string, string>? Temporary
);

/// <summary>The entries of the files behind a difference. Those of a group's members may stand with the users.</summary>
internal sealed class Entries(DesiredState desired)
{
    public EntryFacts Of(Address address, FieldDifference difference, DesiredObject? declared)
    {
        var wanted = declared?.Fields.GetValueOrDefault(difference.Field.Name);
        if (difference is not { Before: null or FieldValue.Ids, After: null or FieldValue.Ids })
            return new(wanted is null ? null : PlaceOfValue(difference, wanted), null, null);
        var (was, now) = (Ids(difference.Before), Ids(difference.After));
        var (came, went) = (now.Except(was), was.Except(now));
        var known = came.Union(went).Select(id => (Id: id, Entry: EntryOf(address, difference, wanted, id))).ToList();
        return new(
            PlaceOf(known, came, wanted),
            Times(known.Where(one => went.Contains(one.Id)), entry => entry.Ended),
            Times(known.Where(one => came.Contains(one.Id)), entry => entry.Until)
        );
    }

    private Entry EntryOf(Address address, FieldDifference difference, Wanted? wanted, string id)
    {
        var own = wanted is null ? default : Entry.Of(wanted, id);
        return
            address.Kind == ObjectKind.Group
            && difference.Field.Name == "members"
            && desired.Users.Find(id)?.Fields.GetValueOrDefault(DesiredObject.Groups) is { } groups
            ? own.Or(Entry.Of(groups, address.Id))
            : own;
    }

    /// <summary>The line of the one entry that makes the difference; with several, the field's.</summary>
    private static Origin? PlaceOf(List<(string Id, Entry Entry)> known, IdSet came, Wanted? wanted)
    {
        var entry =
            came.Count == 1 ? known.Find(one => came.Contains(one.Id)).Entry
            : known is [var only] ? only.Entry
            : default;
        return came.Count <= 1 && entry.At is { } at
            ? at
            : wanted?.At ?? known.Select(one => one.Entry.At).FirstOrDefault(at => at is not null);
    }

    private static Origin PlaceOfValue(FieldDifference difference, Wanted wanted)
    {
        var entries = (difference.Before, difference.After) switch
        {
            (FieldValue.Reach { Value.Only: { } was }, FieldValue.Reach { Value.Only: { } now }) => now.Except(was),
            (FieldValue.Grants was, FieldValue.Grants now) => IdSet.Of(
                now.Value.Except(was.Value)
                    .Concat(was.Value.Except(now.Value))
                    .Select(grant => grant.Permission.ToString())
            ),
            _ => IdSet.Empty,
        };
        return entries.Count == 1 ? wanted.PlaceOf(entries[0]) : wanted.At;
    }

    private static ImmutableDictionary<string, string>? Times(
        IEnumerable<(string Id, Entry Entry)> entries,
        Func<Entry, string?> time
    )
    {
        var times = entries
            .Where(one => time(one.Entry) is not null)
            .ToImmutableDictionary(one => one.Id, one => time(one.Entry)!, StringComparer.Ordinal);
        return times.IsEmpty ? null : times;
    }

    private static IdSet Ids(FieldValue? value) => (value as FieldValue.Ids)?.Value ?? IdSet.Empty;

    /// <summary>What a list says of one id.</summary>
    /// <param name="Holds">Whether it names it, so that it holds now.</param>
    private readonly record struct Entry(bool Holds, Origin? At, Moment? End, string? Ended)
    {
        public string? Until => End?.Text;

        public static Entry Of(Wanted wanted, string id)
        {
            var holds = ((FieldValue.Ids)wanted.Value).Value.Contains(id);
            return new(
                holds,
                wanted.Places.TryGetValue(id, out var at) ? at : null,
                wanted.Temporary.TryGetValue(id, out var end) ? end : null,
                wanted.Ended.TryGetValue(id, out var over) ? over.Until.Text : null
            );
        }

        /// <summary>Both lists together: it holds while either says so, and ends with the one that ends last.</summary>
        public Entry Or(Entry other) =>
            (Holds, other.Holds) switch
            {
                (true, true) => this with
                {
                    End =
                        End?.At >= other.End?.At ? End
                        : End is null ? null
                        : other.End,
                },
                (false, true) => other,
                (true, false) => this,
                _ => new(false, At ?? other.At, null, Ended ?? other.Ended),
            };
    }
}
