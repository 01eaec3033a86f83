using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Resolving;
using IntacctReconciler.Reviewing;

namespace IntacctReconciler.Auditing;

/// <summary>What a company was compared with.</summary>
public enum ComparedWith
{
    File,

    /// <summary>And what the file does not declare, with a baseline.</summary>
    FileAndBaseline,
    Baseline,

    /// <summary>The file declares nothing, and there is no baseline.</summary>
    Nothing,
}

/// <summary>What an audit has found.</summary>
/// <param name="Findings">Gravest first; those that nobody has accepted.</param>
public sealed record AuditReview(Plan Plan, CompanyState Observed, ImmutableArray<AuditFinding> Findings)
{
    public required ComparedWith ComparedWith { get; init; }

    /// <summary>What the file wants, for whoever says where something is declared; null where that is not known any more.</summary>
    public DesiredState? Desired { get; init; }

    /// <summary>Findings that the baseline accepts for a time.</summary>
    public ImmutableArray<AuditFinding> Accepted { get; init; } = [];

    /// <summary>Entries of the baseline of which nothing is found any more.</summary>
    public ImmutableArray<AcceptedFinding> Settled { get; init; } = [];

    public ImmutableArray<Diagnostic> Notes { get; init; } = [];

    /// <summary>What became of the access review; null where none is checked.</summary>
    public ReviewTally? Reviewed { get; init; }

    /// <summary>Conflicts with policies that somebody has accepted in the file.</summary>
    public int Waived { get; init; }

    /// <summary>Whether somebody holds what a policy forbids, and nobody has accepted it.</summary>
    public bool BreaksPolicy => Findings.Any(finding => finding.Kind == AuditKinds.Policy);

    /// <summary>Whether somebody has to look at something.</summary>
    public bool NeedsAttention => Findings.Any(IsGrave);

    /// <summary>The same, if a baseline accepted all that one can accept.</summary>
    public bool NeedsMoreThanABaseline => Findings.Any(finding => IsGrave(finding) && !finding.Kind.IsAcceptable);

    private static bool IsGrave(AuditFinding finding) => finding.Severity >= AuditSeverity.Medium;
}
