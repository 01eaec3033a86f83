using System.Collections.Concurrent;
using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Text;

namespace IntacctReconciler.Intacct.Wire;

/// <summary>
/// What reading found that cannot be compared. A hidden field is hidden of every user, so each kind of finding is one note
/// that counts its objects.
/// </summary>
internal sealed class Notes
{
    private const int Examples = 3;

    private readonly ConcurrentDictionary<(string Field, string Kind), ConcurrentDictionary<string, bool>> unreadable =
        new();
    private readonly ConcurrentDictionary<string, bool> readOnly = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> contradictory = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Diagnostic> others = new();

    /// <param name="field">The REST property.</param>
    public void Unreadable(string field, string kind, string id) =>
        unreadable.GetOrAdd((field, kind), _ => new(StringComparer.Ordinal))[id] = true;

    public void ReadOnlyRestrictions(string user) => readOnly[user] = true;

    public void ContradictoryRestrictions(string user) => contradictory[user] = true;

    public void Add(Diagnostic note) => others.Enqueue(note);

    public ImmutableArray<Diagnostic> All =>
        [
            .. others,
            .. unreadable
                .OrderBy(pair => pair.Key.Kind, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Field, StringComparer.Ordinal)
                .Select(pair =>
                    Trouble.Unreadable(pair.Key.Field, pair.Key.Kind, pair.Value.Count, Some(pair.Value.Keys))
                ),
            .. readOnly.IsEmpty ? [] : new[] { Trouble.ReadOnlyRestrictions(readOnly.Count, Some(readOnly.Keys)) },
            .. contradictory.IsEmpty
                ? []
                : new[] { Trouble.ContradictoryRestrictions(contradictory.Count, Some(contradictory.Keys)) },
        ];

    /// <summary>Of a company that is known from a report alone, the fields of users that are not in it, in one note.</summary>
    public ImmutableArray<Diagnostic> OfReport(string company) =>
        unreadable.IsEmpty
            ? [.. others]
            :
            [
                .. others,
                Trouble.KnownFromReport(
                    company,
                    string.Join(
                        ", ",
                        unreadable
                            .Keys.Select(key => key.Field)
                            .Distinct(StringComparer.Ordinal)
                            .Order(StringComparer.Ordinal)
                    )
                ),
            ];

    private static string Some(ICollection<string> ids) =>
        string.Join(", ", ids.Order(StringComparer.Ordinal).Take(Examples).Select(id => Printable.Of(id, 60)))
        + (ids.Count > Examples ? ", …" : "");
}
