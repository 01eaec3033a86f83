using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Evidence;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>A pack as it was written.</summary>
/// <param name="Digest">The SHA-256 of the file.</param>
public sealed record WrittenPack(string Path, string Digest);

/// <summary>What a pack holds, at one look.</summary>
public static class EvidenceContent
{
    private static readonly ImmutableArray<Column> OfCompanies =
    [
        new("company"),
        new("users", IsNumber: true),
        new("roles", IsNumber: true),
        new("open", IsNumber: true),
        new("waived", IsNumber: true),
        new("changes", IsNumber: true),
        new("journal"),
    ];

    public static Report Of(CompanyEvidence evidence, CompanyPack pack, WrittenPack written)
    {
        Section?[] sections =
        [
            Header(evidence),
            new(
                "FILES",
                $"in {Names.FileName(written.Path)}",
                new Block([.. pack.Files.Select(file => Row(file.Name, file.Rows))])
            ),
            NotesSection.Of(evidence.Notes, Detail.Brief),
            new(null, Summary(pack.Counts)),
            Close($"SHA-256 {written.Digest}"),
        ];
        return new([.. sections.OfType<Section>()]);
    }

    public static Report Of(FleetEvidence fleet, WrittenPack written)
    {
        var title = new Section("PACK", $"of {Plural.Of(fleet.Members.Length, "company", "companies")}")
        {
            Listing = new(OfCompanies, [.. fleet.Members.Select(Cells)]),
        };
        Section?[] sections =
        [
            title,
            fleet.Missing.IsEmpty
                ? null
                : new(
                    null,
                    new Piece(
                        $"NOT IN THE PACK: {Names.List([.. fleet.Missing.Select(one => one.Company)], Detail.Brief)}.",
                        Tone.Refused
                    )
                ),
            new(null, $"{Names.FileName(written.Path)} holds a folder for each."),
            Close($"SHA-256 {written.Digest}"),
        ];
        return new([.. sections.OfType<Section>()]);
    }

    private static Section Close(string line) => new(null, line) { Close = true };

    private static Section Header(CompanyEvidence evidence)
    {
        var subject = evidence.Subject;
        var model = subject.PermissionModel == PermissionModel.RoleBased ? "role-based" : "user-based";
        var simulated = subject.Endpoint.StartsWith("simulator:", StringComparison.Ordinal) ? ", simulated" : "";
        var reader = subject.Reader is { } by ? $" by {Names.Id(by)}" : "";
        return new(
            null,
            new(
                new(Names.Id(subject.Company), Tone.Title),
                $" ({model}{simulated})  {Names.FileName(subject.File)}  as of {Wording.Time(evidence.AsOf)}{reader}"
            )
        );
    }

    private static Row Row(string name, int? rows) =>
        new(Mark.None, 0, [name, rows is { } count ? Plural.Of(count, "row") : ""]);

    private static Phrase Summary(EvidenceCounts counts) =>
        $"{Plural.Of(counts.Users, "user")} ({counts.SignIn:N0} can sign in), {Plural.Of(counts.Roles, "role")}, {Plural.Of(counts.Groups, "user group")}; {Plural.Of(counts.Open, "open conflict")}, {counts.Waived:N0} waived; {Plural.Of(counts.Steps, "change")} in the journal.";

    private static ImmutableArray<Piece> Cells(CompanyPack pack) =>
        [
            new(Names.Id(pack.Company), pack.IsDamaged ? Tone.Refused : Tone.Plain),
            Number(pack.Counts.Users),
            Number(pack.Counts.Roles),
            new(Text(pack.Counts.Open), pack.Counts.Open > 0 ? Tone.Notable : Tone.Plain),
            Number(pack.Counts.Waived),
            Number(pack.Counts.Steps),
            pack.Journal switch
            {
                JournalCondition.None => new("none"),
                JournalCondition.Intact => new("intact"),
                _ => new("DAMAGED", Tone.Refused),
            },
        ];

    private static Piece Number(int count) => new(Text(count));

    private static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
