using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Cli;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Plans;
using Serilog.Events;

namespace IntacctReconciler.Tests.Cli;

/// <summary>A desk with a plan for ACME, and a place for a journal that is still empty.</summary>
internal sealed class JournalScene : IAsyncDisposable
{
    public Desk Desk { get; }

    private JournalScene(Desk desk, string folder, Plan plan)
    {
        Desk = desk;
        Plan = plan;
        Place = new(desk.PathOf(folder));
        Session = new(desk.World(TextWriter.Null, TextWriter.Null), new CommonValues(LogEventLevel.Warning, false));
        Began = new(
            new("r1", "intacct-reconciler 0.1.0", "recon_bot", "CHG-1", "cfo", null),
            "ACME",
            plan.Subject.Endpoint,
            "d1",
            plan.Changes.Length,
            false
        );
    }

    public Plan Plan { get; }

    public JournalPlace Place { get; }

    public Session Session { get; }

    public RunBegan Began { get; }

    public byte[] Key { get; } = [1, 2, 3];

    public static async Task<JournalScene> NewAsync(string folder = ".reconciler/ACME")
    {
        var example = Desk.With("acme");
        await example.RunAsync("plan", "--out", "p.json");
        var bytes = await File.ReadAllBytesAsync(example.PathOf("p.json"), TestContext.Current.CancellationToken);
        return new(example, folder, PlanFile.Read(bytes, "p.json", [], new Problems())!);
    }

    public JournalFile Open() => JournalFile.Open(Place, "ACME", Key, Session);

    public Task WriteAsync(byte[] journal) =>
        File.WriteAllBytesAsync(Place.Journal, journal, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await Desk.DisposeAsync();
    }
}
