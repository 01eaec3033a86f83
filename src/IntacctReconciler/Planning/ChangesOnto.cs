using IntacctReconciler.Model;

namespace IntacctReconciler.Planning;

/// <summary>What a change makes of the company as it is at that moment: only the changed fields are touched.</summary>
public static class ChangesOnto
{
    /// <summary>The state after changes that all concern one kind, each object at most once.</summary>
    public static CompanyState Apply(this CompanyState state, IReadOnlyCollection<Change> changes)
    {
        foreach (var kind in changes.GroupBy(change => change.Address.Kind))
        {
            var gone = kind.Where(change => change.Action == ChangeAction.Delete)
                .Select(change => change.Address.Id)
                .ToHashSet(StringComparer.Ordinal);
            state = state.With(
                kind.Key,
                [
                    .. kind.Where(change => change.Action != ChangeAction.Delete)
                        .Select(change => Changed(state, change)),
                ],
                gone
            );
        }
        return state;
    }

    /// <summary>The state before the changes of one object, given in their order, were made in whole or in part.</summary>
    public static CompanyState Without(this CompanyState state, IReadOnlyList<Change> chain)
    {
        var (address, created) = (chain[0].Address, chain[0].Action == ChangeAction.Create);
        var there = state.Find(address) ?? ObjectAccess.Empty(address);
        var before = chain
            .SelectMany(change => change.Fields)
            .GroupBy(field => field.Field.Name, StringComparer.Ordinal)
            .Where(field => field.First().Before is not null)
            .Select(field => (field.Key, field.First().Before!));
        return created
            ? state.With(address.Kind, [], new HashSet<string>(StringComparer.Ordinal) { address.Id })
            : state.With(address.Kind, [there.With(before)], new HashSet<string>(StringComparer.Ordinal));
    }

    private static IIdentified Changed(CompanyState state, Change change)
    {
        // One that is to be made may be there by half, when a run is taken up again.
        var now =
            state.FindAsked(change.Address)
            ?? (
                change.Action == ChangeAction.Create
                    ? ObjectAccess.Empty(change.Address)
                    : throw new InvalidOperationException($"{change.Address} is not there")
            );
        return now.With(
            change.Fields.Where(field => field.After is not null).Select(field => (field.Field.Name, field.After!))
        );
    }
}
