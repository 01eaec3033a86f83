using System.Collections.Immutable;
using IntacctReconciler.Auditing;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>The last line of an audit.</summary>
/// <param name="ExitCode">What the audit tells the shell.</param>
/// <param name="Written">Where a baseline was written that accepts what is found, and until when; null where none was.</param>
public sealed record AuditSummary(AuditReview Review, int ExitCode, (string Path, string Until)? Written = null)
{
    /// <summary>12 findings: 1 critical, 3 high, 8 low; 2 accepted. Somebody has to look at it (exit 2).</summary>
    internal Phrase Phrase =>
        new([
            new Piece($"{Counts}.", IsCalm ? Tone.Ok : Tone.Title),
            .. Baseline(),
            new Piece($" {Verdict} (exit {ExitCode}).", IsCalm ? Tone.Plain : Tone.Refused),
        ]);

    private bool IsCalm => ExitCode == 0;

    private string Verdict =>
        ExitCode switch
        {
            0 when Written is not null => "All of it is accepted now",
            0 when Review.Findings.IsEmpty => "Nothing to do",
            0 => "Nothing has drifted",
            6 => "A policy is broken",
            _ => "Somebody has to look at it",
        };

    private string Counts
    {
        get
        {
            var accepted =
                (Review.Accepted.IsEmpty ? "" : $"; {Review.Accepted.Length:N0} accepted")
                + (Review.Waived == 0 ? "" : $"; {Plural.Of(Review.Waived, "conflict")} waived");
            if (Review.Findings.IsEmpty)
                return $"No findings{accepted}";
            var parts = Review
                .Findings.GroupBy(finding => finding.Severity)
                .OrderByDescending(group => group.Key)
                .Select(group => $"{group.Count():N0} {AuditWords.Severity(group.Key)}");
            return $"{Plural.Of(Review.Findings.Length, "finding")}: {string.Join(", ", parts)}{accepted}";
        }
    }

    private IEnumerable<Piece> Baseline() =>
        Written is var (path, until)
            ? [$" {Names.FileName(path)} accepts them until {Names.Text(until)}."]
            : (ImmutableArray<Piece>)[];
}
