using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Comparing;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>One of two sides that are compared: which company, and how it is known.</summary>
/// <param name="Place">The file as the user wrote it.</param>
/// <param name="How">What the file is to the company: <c>live</c>, <c>simulated</c>, <c>snapshot</c>.</param>
/// <param name="ReadAt">Null for a snapshot, which does not say when it was taken.</param>
public sealed record DiffSide(
    string Company,
    string Place,
    string How,
    PermissionModel PermissionModel,
    DateTimeOffset? ReadAt,
    string? Reader
);

/// <summary>How two sides differ, as a person reads it: roles, groups, users, and what people can do in the end.</summary>
/// <param name="catalogue">For its words.</param>
public sealed class DiffContent(DiffSide a, DiffSide b, PermissionCatalogue catalogue, Detail detail)
{
    private readonly Wording wording = new(catalogue, detail);

    public Report Of(CompanyDifference difference, CompanyState inA, CompanyState inB) =>
        new([
            Side("A", a) with
            {
                Close = false,
            },
            Side("B", b),
            .. Hint(difference),
            .. new DiffObjects(wording, inA, inB).Of(difference),
            .. AccessOf(difference) is { } access ? [access] : (Section[])[],
            .. NotComparedSection.Of(difference, wording) is { } left ? [left] : (Section[])[],
            .. NotesSection.Of(NotesOf(inA, inB), detail) is { } notes ? [notes] : (Section[])[],
            Section.Summary(Summary(difference)),
        ]);

    private static Section Side(string letter, DiffSide side)
    {
        var model = side.PermissionModel == PermissionModel.RoleBased ? "role-based" : "user-based";
        var read = side.ReadAt is { } at
            ? $"  read {Wording.Time(at)}{(side.Reader is { } by ? $" as {Names.Id(by)}" : "")}"
            : "";
        return new(
            null,
            new(
                $"{letter}  ",
                new(Names.Id(side.Company), Tone.Title),
                $" ({model}, {side.How})  {Printable.Of(side.Place, 200)}{read}"
            )
        )
        {
            Close = true,
        };
    }

    private IEnumerable<Section> Hint(CompanyDifference difference)
    {
        if (difference.IsEmpty)
            yield break;
        var entities = a.Company == b.Company ? "" : "; entities, too, are the same where their ids are";
        yield return new(null, new Piece($"+ is in B alone, - in A alone; by id{entities}", Tone.Dim)) { Close = true };
    }

    private Section? AccessOf(CompanyDifference difference) =>
        difference.Access is { } access && !difference.IsEmpty ? new DiffAccess(wording).Of(access) : null;

    private static ImmutableArray<Diagnostic> NotesOf(CompanyState a, CompanyState b) =>
        [.. a.Notes.Concat(b.Notes).Distinct()];

    private static Phrase Summary(CompanyDifference difference)
    {
        var compared = Plural.List([
            .. difference.Kinds.Select(kind =>
                Plural.Of(kind.Same + kind.CountOf(Sides.Both), Address.Word(kind.Kind))
            ),
        ]);
        var rest = difference.IsComplete
            ? ""
            : " What is under NOT COMPARED is known of one side only, so the two are not called the same.";
        if (difference.IsEmpty && difference.IsComplete)
        {
            var unread = difference.NotCompared.IsEmpty ? "" : " What is under NOT COMPARED is known of neither side.";
            return new(new Piece("No differences.", Tone.Ok), $" {compared} compared.{unread}");
        }
        if (difference.IsEmpty)
            return new(new Piece("No differences in what could be compared:", Tone.Notable), $" {compared}.{rest}");
        var counts =
            $"{difference.CountOf(Sides.Both):N0} differ, {difference.CountOf(Sides.A):N0} only in A, "
            + $"{difference.CountOf(Sides.B):N0} only in B";
        return new(new Piece(counts, Tone.Title), $"; {difference.Same:N0} the same.{rest}");
    }
}
