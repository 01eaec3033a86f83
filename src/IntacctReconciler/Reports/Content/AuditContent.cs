using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Auditing;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>An audit as a person reads it: the worst first, kind by kind, with what to do about each kind.</summary>
public sealed class AuditContent
{
    /// <summary>More findings than this of one kind are folded, down to the first few.</summary>
    private const int Most = 10;
    private const int Few = 5;
    private static readonly ImmutableHashSet<AuditKind> ByHand =
    [
        AuditKinds.Drift,
        AuditKinds.Changed,
        AuditKinds.BeyondBlueprint,
        AuditKinds.RevokeNotDone,
        AuditKinds.GainedSinceReview,
        AuditKinds.UndeclaredService,
        AuditKinds.UndeclaredUser,
        AuditKinds.UndeclaredRole,
        AuditKinds.UndeclaredGroup,
    ];
    private readonly AuditReview review;
    private readonly Detail detail;
    private readonly AuditWords words;

    private AuditContent(AuditReview review, Detail detail)
    {
        (this.review, this.detail) = (review, detail);
        words = new(new(review.Observed.Catalogue, detail));
    }

    /// <param name="summary">What the audit comes to, in a sentence that ends with the exit code.</param>
    public static Report Of(AuditReview review, Detail detail, AuditSummary summary)
    {
        var content = new AuditContent(review, detail);
        Section?[] sections =
        [
            content.Header(),
            .. Enum.GetValues<AuditSeverity>().OrderDescending().Select(content.OfSeverity),
            content.Accepted(),
            review.Reviewed is { } reviewed ? ReviewSection.Of(reviewed, detail) : null,
            NotesSection.Of(review.Notes, detail),
            Section.Summary(summary.Phrase),
        ];
        return new([.. sections.OfType<Section>()]);
    }

    private Section Header()
    {
        var subject = review.Plan.Subject;
        var model = subject.PermissionModel == PermissionModel.RoleBased ? "role-based" : "user-based";
        var simulated = subject.Endpoint.StartsWith("simulator:", StringComparison.Ordinal) ? ", simulated" : "";
        var reader = subject.Reader is { } by ? $" by {Names.Id(by)}" : "";
        var file = Names.FileName(subject.File);
        var with = review.ComparedWith switch
        {
            ComparedWith.File => file,
            ComparedWith.FileAndBaseline => $"{file} and baseline",
            ComparedWith.Baseline => "baseline",
            ComparedWith.Nothing => "compared with nothing",
            _ => throw new UnreachableException(),
        };
        return new(
            null,
            new(
                new(Names.Id(subject.Company), Tone.Title),
                $" ({model}{simulated})  {with}  as of {Wording.Time(review.Plan.AsOf)}{reader}"
            )
        );
    }

    private Section? OfSeverity(AuditSeverity severity)
    {
        var findings = review.Findings.Where(finding => finding.Severity == severity).ToList();
        if (findings.Count == 0)
            return null;
        return new(
            AuditWords.Severity(severity).ToUpperInvariant(),
            Plural.Of(findings.Count, "finding"),
            [.. findings.GroupBy(finding => finding.Kind).Select(kind => OfKind(kind.Key, [.. kind]))]
        )
        {
            IsDetail = severity <= AuditSeverity.Medium,
        };
    }

    private Block OfKind(AuditKind kind, ImmutableArray<AuditFinding> findings)
    {
        var rows = ImmutableArray.CreateBuilder<Row>();
        rows.Add(
            new(MarkOf(findings[0].Severity), 0, [new Phrase(new Piece(kind.Code, Tone.Title), $": {kind.Says}")])
        );
        // Where the subjects are all there is to say, they stand in one row.
        if (detail == Detail.Brief && findings.All(IsNameAlone))
            rows.Add(new(Mark.None, 1, [Names.List([.. findings.Select(one => one.Subject.Name)], detail, Most)]));
        else
            rows.AddRange(Folded(findings));
        foreach (var mend in findings.Select(finding => finding.Mend).Distinct(StringComparer.Ordinal))
            rows.Add(new(Mark.None, 1, [new Piece($"mend: {mend}", Tone.Dim)]));
        return new(rows.DrainToImmutable());
    }

    private IEnumerable<Row> Folded(ImmutableArray<AuditFinding> findings)
    {
        var shown = detail == Detail.Verbose || findings.Length <= Most ? findings.Length : Few;
        foreach (var row in findings.Take(shown).SelectMany(Rows))
            yield return row;
        if (shown < findings.Length)
        {
            var more = Plural.Of(findings.Length - shown, "more finding");
            yield return new(Mark.None, 1, [new Piece($"and {more} like these (--verbose shows all)", Tone.Dim)]);
        }
    }

    private IEnumerable<Row> Rows(AuditFinding finding)
    {
        var said = words.Of(finding);
        Phrase[] facts = [.. said.IsEmpty ? [] : (Phrase[])[said], .. Facts(finding)];
        yield return new(
            Mark.None,
            1,
            [AuditWords.Subject(finding.Subject), .. facts.Take(1)],
            Names.Place(finding.At)
        );
        foreach (var fact in facts.Skip(1))
            yield return new(Mark.None, 1, [Phrase.Empty, fact]);
    }

    private static bool IsNameAlone(AuditFinding finding) =>
        finding is { What.Length: 0, Difference: null, At: null, Lapsed: null } && LastChange(finding) is null;

    private IEnumerable<Phrase> Facts(AuditFinding finding)
    {
        if (finding.Lapsed is { } lapsed)
            yield return new Piece($"accepted until {Names.Text(lapsed.Until)}{By(lapsed)}; that has ended", Tone.Dim);
        if (LastChange(finding) is { } last)
            yield return new Piece(last, Tone.Dim);
        if (detail == Detail.Verbose)
            yield return new Piece($"id {finding.Fingerprint}", Tone.Dim);
    }

    /// <summary>Whose doing it may be; of what time alone brought about, or has always been so, nothing.</summary>
    private static string? LastChange(AuditFinding finding) =>
        finding.Change is { } change ? Wording.Change(change)
        : ByHand.Contains(finding.Kind) ? Wording.LastChange(finding.LastChange)
        : null;

    private static Mark MarkOf(AuditSeverity severity) =>
        severity switch
        {
            AuditSeverity.Critical or AuditSeverity.High => Mark.Refused,
            AuditSeverity.Medium => Mark.Notable,
            _ => Mark.None,
        };

    private static string By(AcceptedFinding acceptance) =>
        acceptance.Owner is { } owner ? $" by {Names.Text(owner)}" : "";

    /// <summary>Accepted findings by kind and end, each a line.</summary>
    private Section? Accepted()
    {
        if (review.Accepted.IsEmpty && review.Settled.IsEmpty)
            return null;
        var rows = ImmutableArray.CreateBuilder<Row>();
        foreach (
            var group in review
                .Accepted.GroupBy(finding => (finding.Kind, finding.Accepted!.Until, finding.Accepted.Owner))
                .OrderBy(group => AuditKinds.All.IndexOf(group.Key.Kind))
        )
        {
            ImmutableArray<AuditFinding> all = [.. group];
            rows.Add(
                new(
                    Mark.Ok,
                    0,
                    [
                        group.Key.Kind.Code,
                        $"{Names.List([.. all.Select(one => one.Subject.Name).Distinct(StringComparer.Ordinal)], detail)}; until {Names.Text(group.Key.Until)}{By(all[0].Accepted!)}",
                    ]
                )
            );
        }
        if (!review.Settled.IsEmpty)
            rows.Add(
                new(
                    Mark.None,
                    0,
                    [
                        new Phrase(
                            new Piece(
                                $"{Plural.Of(review.Settled.Length, "acceptance")} of which nothing is found any more; --write-baseline leaves {(review.Settled.Length == 1 ? "it" : "them")} out",
                                Tone.Dim
                            )
                        ),
                    ]
                )
            );
        return new("ACCEPTED", "by the baseline", new Block(rows.DrainToImmutable()));
    }
}
