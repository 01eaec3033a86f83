using IntacctReconciler.Reports.Content;

namespace IntacctReconciler.Cli.Fleets;

/// <summary>How a verb ended for one company.</summary>
/// <param name="Plan">What was planned; null where no plan came about, or none was asked for.</param>
internal sealed record CompanyEnd(int ExitCode, PlanTally? Plan = null)
{
    /// <summary>What an audit found; null where nothing was audited.</summary>
    public AuditTally? Audit { get; init; }

    /// <summary>There is something to do, and somebody is to be asked first.</summary>
    public bool IsPending { get; init; }

    public static CompanyEnd Failed { get; } = new(Cli.ExitCode.Failed);

    public static CompanyEnd Done { get; } = new(Cli.ExitCode.Done);
}
