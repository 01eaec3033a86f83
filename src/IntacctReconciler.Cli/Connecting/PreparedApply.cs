using IntacctReconciler.Cli.Files;
using IntacctReconciler.Plans;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>A company that is locked and planned, and waits for somebody's yes.</summary>
internal sealed class PreparedApply(Target target, CompanyLock held) : IDisposable
{
    private ApplyHost? company;

    public Target Target => target;

    public CompanyLock Lock => held;

    /// <summary>Where it is to be told how the apply ended, besides on standard output.</summary>
    public required ReportFiles Reports { get; init; }

    public JournalFile Journal { get; set; } = null!;

    public Plan Plan { get; private set; } = null!;

    public DesiredState Desired { get; private set; } = null!;

    public PlanTally Tally => PlanTally.Of(Plan);

    /// <summary>Keeps of what was planned what applying needs, and not the company on both sides.</summary>
    public void Take(Planned planned) => (Plan, Desired) = (planned.Plan, planned.Desired);

    /// <summary>The connection, which stays open until this is closed or disposed of.</summary>
    public async Task<ApplyHost> ConnectAsync(Func<Task<ApplyHost>> open) => company ??= await open();

    /// <summary>Lets the connection go; hundreds of companies may be waiting.</summary>
    public void Close()
    {
        company?.Dispose();
        company = null;
    }

    public void Dispose()
    {
        Close();
        Journal?.Dispose();
        held.Dispose();
    }
}
