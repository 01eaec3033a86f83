using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Comparing;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Objects that differ, kind by kind: those on both sides with what differs, then those on one alone.</summary>
internal sealed class DiffObjects(Wording wording, CompanyState a, CompanyState b)
{
    /// <summary>More objects than this of one sort are folded, down to the first few.</summary>
    private const int Most = 20;
    private const int Few = 10;
    private readonly FieldWords fields = new(wording, _ => false);
    private readonly GrantRows grants = new(wording);
    private readonly OneSideWords alone = new(wording);

    public IEnumerable<Section> Of(CompanyDifference difference) =>
        difference.Kinds.Where(kind => !kind.Objects.IsEmpty).Select(Of);

    private Section Of(KindDifference kind)
    {
        ImmutableArray<string> parts =
        [
            .. Part(kind.CountOf(Sides.Both), "differ"),
            .. Part(kind.CountOf(Sides.A), "only in A"),
            .. Part(kind.CountOf(Sides.B), "only in B"),
        ];
        var rows = new[] { Sides.Both, Sides.A, Sides.B }.SelectMany(where =>
            Folded([.. kind.Objects.Where(one => one.In == where)], where)
        );
        return new(TitleOf(kind.Kind), $"{string.Join(", ", parts)}; {kind.Same:N0} the same", new Block([.. rows]));
    }

    internal static string TitleOf(ObjectKind kind) => $"{Address.Word(kind)}s".ToUpperInvariant();

    private static IEnumerable<string> Part(int count, string words) => count == 0 ? [] : [$"{count:N0} {words}"];

    private IEnumerable<Row> Folded(ImmutableArray<ObjectDifference> objects, Sides where)
    {
        var shown = wording.Detail == Detail.Verbose || objects.Length <= Most ? objects.Length : Few;
        foreach (var row in objects.Take(shown).SelectMany(Rows))
            yield return row;
        if (shown == objects.Length)
            yield break;
        var how = where switch
        {
            Sides.Both => "that differ",
            Sides.A => "only in A",
            _ => "only in B",
        };
        var more = Plural.Of(objects.Length - shown, "more " + Address.Word(objects[0].Address.Kind));
        yield return new(Mark.None, 0, [Phrase.Empty, new Piece($"and {more} {how} (--verbose shows all)", Tone.Dim)]);
    }

    private IEnumerable<Row> Rows(ObjectDifference one) => one.In == Sides.Both ? OnBoth(one) : OnOne(one);

    private IEnumerable<Row> OnOne(ObjectDifference one)
    {
        var (state, mark) = one.In == Sides.A ? (a, Mark.Lose) : (b, Mark.Gain);
        var item = state.Find(one.Address)!;
        yield return new(mark, 0, [Names.Id(one.Address.Id), alone.Of(item)]);
        if (wording.Detail != Detail.Verbose)
            yield break;
        foreach (var row in grants.Of(mark, OneSideWords.GrantsOf(item), null, 1))
            yield return row;
    }

    private IEnumerable<Row> OnBoth(ObjectDifference one)
    {
        var flat = one.Fields.Where(field => field.Field.Shape != FieldShape.Grants).ToList();
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        foreach (var field in flat)
        {
            if (pieces.Count > 0)
                pieces.Add("; ");
            pieces.AddRange(fields.Of(field));
        }
        var deep = one.Fields.Where(field => field.Field.Shape == FieldShape.Grants).ToList();
        if (deep.Count > 0 && pieces.Count == 0)
            pieces.Add(GrantCounts(deep));
        if (LastChange(one.Address) is { } last)
            pieces.Add(new($"; {last}", Tone.Dim));
        yield return new(Mark.Change, 0, [Names.Id(one.Address.Id), new(pieces.DrainToImmutable())]);
        foreach (var field in deep)
        {
            var (had, has) = (GrantsOf(field.Before), GrantsOf(field.After));
            foreach (var row in grants.Of(Mark.Gain, has.Except(had), had, 1))
                yield return row;
            foreach (var row in grants.Of(Mark.Lose, had.Except(has), null, 1))
                yield return row;
        }
    }

    private static Piece GrantCounts(IReadOnlyCollection<FieldDifference> fields)
    {
        var count = fields.Sum(field =>
        {
            var (had, has) = (GrantsOf(field.Before), GrantsOf(field.After));
            return has.Except(had).Union(had.Except(has)).Count;
        });
        return $"{Plural.Of(count, "permission")} {(count == 1 ? "differs" : "differ")}";
    }

    private static GrantSet GrantsOf(FieldValue? value) => (value as FieldValue.Grants)?.Value ?? GrantSet.Empty;

    /// <summary>Of one company at two times: who changed the object between them, as far as Intacct tells.</summary>
    private string? LastChange(Address address)
    {
        if (a.Company != b.Company)
            return null;
        var (before, after) = (a.LastChanges.GetValueOrDefault(address), b.LastChanges.GetValueOrDefault(address));
        var later = (before?.At ?? DateTimeOffset.MinValue) > (after?.At ?? DateTimeOffset.MinValue) ? before : after;
        return Equals(before, after) ? null : Wording.LastChange(later);
    }
}
