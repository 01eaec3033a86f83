using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Reviewing;

namespace IntacctReconciler.Auditing;

/// <summary>
/// What is not as the file or the baseline says, and what in a company deserves a look whatever they say. Pure: the same company,
/// file and time give the same findings in the same order.
/// </summary>
public static class Audit
{
    /// <summary>
    /// What is read besides what the file needs: users with all that they hold, so that nothing undeclared is overlooked and a
    /// baseline has all of it.
    /// </summary>
    public const Facets Reads = Facets.Everything & ~(Facets.Departments | Facets.Territories);

    public static AuditReview Of(Audited on)
    {
        var policies = PolicyFindings.Review(on);
        var reviewed = on.Reviewed is { } rows ? ReviewCheck.Of(rows, on.Observed) : [];
        ImmutableArray<AuditFinding> all =
        [
            .. Sorted([
                .. DriftFindings.Of(on),
                .. UndeclaredFindings.Of(on),
                .. BaselineFindings.Of(on),
                .. EndedFindings.Of(on),
                .. UserFindings.Of(on),
                .. RoleFindings.Of(on),
                .. GroupFindings.Of(on),
                .. BlueprintFindings.Of(on),
                .. ReviewFindings.Of(on, reviewed),
                .. PolicyFindings.Of(on, policies),
                .. PolicyFindings.Unused(on),
                .. CatalogueFindings.Of(on),
            ]),
        ];
        var found = all.Select(finding => finding.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var known = all.Select(finding => Answered(finding, on)).ToImmutableArray();
        return new(on.Plan, on.Observed, [.. known.Where(finding => finding.Accepted is null)])
        {
            ComparedWith = (on.IsConnectionOnly, on.Baseline) switch
            {
                (true, null) => ComparedWith.Nothing,
                (true, _) => ComparedWith.Baseline,
                (false, null) => ComparedWith.File,
                _ => ComparedWith.FileAndBaseline,
            },
            Desired = on.Desired,
            Reviewed = on.Reviewed is null ? null : ReviewTally.Of(reviewed),
            Waived = PolicyFindings.Waived(policies),
            Accepted = [.. known.Where(finding => finding.Accepted is not null)],
            Settled =
            [
                .. (on.Baseline?.Accepted ?? []).Where(entry =>
                    !found.Contains(entry.Fingerprint) && AuditKinds.Find(entry.Kind) is not null
                ),
            ],
            Notes = [.. on.Plan.Notes.Where(note => !IsFound(note)), .. Notes(on)],
        };
    }

    /// <summary>The gravest first, kinds in the order of their table, then by subject.</summary>
    private static IEnumerable<AuditFinding> Sorted(ImmutableArray<AuditFinding> findings) =>
        findings
            .OrderByDescending(finding => finding.Severity)
            .ThenBy(finding => AuditKinds.All.IndexOf(finding.Kind))
            .ThenBy(finding => finding.Subject)
            .ThenBy(finding => finding.Field, StringComparer.Ordinal)
            .ThenBy(finding => finding.What, StringComparer.Ordinal);

    private static AuditFinding Answered(AuditFinding finding, Audited on)
    {
        if (!finding.Kind.IsAcceptable || on.Baseline?.AcceptedAs(finding) is not { } acceptance)
            return finding;
        return acceptance.HoldsAt(on.AsOf)
            ? finding with
            {
                Accepted = acceptance,
            }
            : finding with
            {
                Lapsed = acceptance,
            };
    }

    /// <summary>Whether a finding says the same.</summary>
    private static bool IsFound(Diagnostic note) =>
        note.Code is Codes.OverrideEndedCode or Codes.WaiverEndedCode or Codes.WaiverUnusedCode;

    private static IEnumerable<Diagnostic> Notes(Audited on)
    {
        if (on is { IsConnectionOnly: true, Baseline: null })
            yield return Codes.NothingToCompareWith();
    }
}
