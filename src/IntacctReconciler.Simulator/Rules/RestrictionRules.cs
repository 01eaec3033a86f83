using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>Which entities a user is restricted to: the list and the flag beside it.</summary>
internal sealed class RestrictionRules(Simulation company, Caller caller)
{
    private const string Unrestricted = "entityAccess.allowUnrestrictedAccess";
    private SimulatorSwitches Switches => company.Switches;

    public Record Complete(Record? before, Record after, Payload payload)
    {
        if (payload.Has("locations") && !Switches.Is(SimulatorSwitches.UserLocations, "own"))
        {
            throw Refusal.Rule("SIM-0122", "locations only repeats entities here: send entities", "/locations");
        }
        if (payload.Has("entities"))
        {
            after = WithinReach(before, after);
        }
        if (
            payload.Has("entities")
            && !payload.Has(Unrestricted)
            && Switches.Is(SimulatorSwitches.EntitiesSetRestriction, "on")
        )
        {
            after = after.With(Unrestricted, after.References("entities").Length == 0);
        }
        if (
            (payload.Has("entities") || payload.Has(Unrestricted))
            && !after.Flag(Unrestricted)
            && after.References("entities").Length == 0
            && Switches.Is(SimulatorSwitches.RestrictedWithoutEntities, "refused")
        )
        {
            throw Refusal.Rule(
                "SIM-0120",
                "A user without unrestricted access needs at least one entity",
                "/entityAccess/allowUnrestrictedAccess"
            );
        }
        return after;
    }

    // A restricted caller reaches only its own entities; the rest of the list stays as it is.
    private Record WithinReach(Record? before, Record after)
    {
        if (caller.Scope is not { } reach)
        {
            return after;
        }
        var sent = after.References("entities");
        var beyond = (before?.References("entities") ?? []).Where(entity => !reach.Contains(entity)).ToArray();
        if (sent.All(reach.Contains) && beyond.Length == 0)
        {
            return after;
        }
        return Switches.Is(SimulatorSwitches.RestrictedWrite, "refused")
            ? throw Refusal.Rule("SIM-0121", "The user spans entities that the caller has no access to", "/entities")
            : after.With("entities", (long[])[.. beyond, .. sent.Where(reach.Contains)]);
    }
}
