using System.Runtime.InteropServices;

namespace IntacctReconciler.Cli;

/// <summary>
/// The wish to stop. The first one lets a batch that is under way come to its end, because a write cut in two has to be
/// found out about later; the second one does not wait.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource abort = new();
    private readonly List<PosixSignalRegistration> registrations = [];

    public CancellationToken Stop => stop.Token;

    public CancellationToken Abort => abort.Token;

    /// <summary>Listens to Ctrl-C, to the end of the session and to a polite kill.</summary>
    public static Interruption OfProcess()
    {
        var interruption = new Interruption();
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
            interruption.registrations.Add(PosixSignalRegistration.Create(signal, interruption.On));
        return interruption;
    }

    public void Signal()
    {
        if (stop.IsCancellationRequested)
        {
            abort.Cancel();
            return;
        }
        stop.Cancel();
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        stop.Dispose();
        abort.Dispose();
    }

    private void On(PosixSignalContext context)
    {
        // A third wish ends the process where it stands.
        context.Cancel = !abort.IsCancellationRequested;
        Signal();
    }
}
