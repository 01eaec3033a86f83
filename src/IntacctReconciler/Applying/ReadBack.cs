using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Company;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Applying;

/// <summary>
/// Reads objects again by key, never by query: an index may lag behind. What is not there yet is asked for again, a few
/// times, before it counts as different.
/// </summary>
/// <param name="waits">How long to wait before each further reading.</param>
public sealed class ReadBack(ICompanyReader reader, TimeProvider clock, ImmutableArray<TimeSpan> waits)
{
    /// <summary>Five readings within half a minute.</summary>
    public static ImmutableArray<TimeSpan> DefaultWaits { get; } =
    [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(16)];

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The state as read back, and those changes that it does not show.</summary>
    public async Task<(CompanyState State, ImmutableArray<Change> Open)> VerifyAsync(
        CompanyState state,
        ImmutableArray<Change> changes,
        CancellationToken abort
    )
    {
        var open = changes;
        for (var i = 0; !open.IsEmpty; i++)
        {
            state = await ReadAsync(state, [.. open.Select(change => change.Address)], abort);
            open = [.. open.Where(change => !Staleness.IsDone(change, state))];
            if (open.IsEmpty || i == waits.Length)
                break;
            await Task.Delay(waits[i], clock, abort);
        }
        return (state, open);
    }

    /// <summary>The state with these objects, all of one kind, as they are now.</summary>
    public async Task<CompanyState> ReadAsync(
        CompanyState state,
        IReadOnlyCollection<Address> objects,
        CancellationToken abort
    )
    {
        if (objects.Count == 0)
            return state;
        var kind = objects.First().Kind;
        var addresses = objects.ToImmutableHashSet();
        var contacts =
            kind == ObjectKind.Contact
                ? addresses.Select(address => address.Id).ToImmutableHashSet(StringComparer.Ordinal)
                : null;
        var read = await reader.ReadAsync(new(Parts(kind), addresses, contacts), null, abort);
        var there = addresses.Select(address => read.Find(address)).OfType<IIdentified>().ToList();
        var gone = addresses.Select(address => address.Id).ToHashSet(StringComparer.Ordinal);
        gone.ExceptWith(there.Select(item => item.Id));
        return state.With(kind, there, gone) with { LastChanges = state.LastChanges.SetItems(read.LastChanges) };
    }

    private static Facets Parts(ObjectKind kind) =>
        kind switch
        {
            ObjectKind.Contact => Facets.Contacts,
            ObjectKind.Role => Facets.Roles | Facets.RoleGrants,
            ObjectKind.Group => Facets.Groups | Facets.Members,
            ObjectKind.User => Facets.Users | Facets.UserRoles | Facets.UserGrants | Facets.Restrictions,
            _ => throw new UnreachableException(),
        };
}
