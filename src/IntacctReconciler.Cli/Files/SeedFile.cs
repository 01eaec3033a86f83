using IntacctReconciler.Simulator;

namespace IntacctReconciler.Cli.Files;

/// <summary>Opens simulated companies and puts what is wrong with their files into words.</summary>
internal static class SeedFile
{
    /// <param name="shown">The snapshot as the user wrote it.</param>
    /// <param name="state">Where changes are kept; null keeps them in memory.</param>
    /// <exception cref="CannotRun">The seed, the state or a switch cannot be used.</exception>
    public static SimulatedCompany Open(
        string seed,
        string shown,
        string? state,
        IEnumerable<KeyValuePair<string, string>> switches,
        TimeProvider clock
    )
    {
        if (Directory.Exists(seed))
            throw new CannotRun(Messages.BadSeed($"{shown} is a folder"));
        if (!File.Exists(seed))
            throw new CannotRun(Messages.BadSeed($"{shown} does not exist"));
        try
        {
            return SimulatedCompany.Open(seed, state, clock, switches);
        }
        catch (Exception why) when (why is SimulatorSeedException or SimulatorStateException)
        {
            throw new CannotRun(Messages.BadSeed(why.Message));
        }
        catch (SimulatorSwitchException why)
        {
            throw new CannotRun(Messages.BadSwitch(why.Message));
        }
    }
}
