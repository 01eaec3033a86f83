namespace IntacctReconciler.Tests.Applying;

/// <summary>Kills the process at its n-th step, whatever that is: a write, half a write, a line of the journal.</summary>
internal sealed class Fate(int after = int.MaxValue)
{
    private int left = after;

    public bool HasStruck { get; private set; }

    public void Step()
    {
        if (left-- > 0)
            return;
        HasStruck = true;
        throw new KilledException();
    }
}

/// <summary>Nobody catches it, as nobody catches a kill.</summary>
internal sealed class KilledException : Exception;
