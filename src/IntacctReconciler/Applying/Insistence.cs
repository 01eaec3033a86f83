using System.Collections.Immutable;
using IntacctReconciler.Company;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Applying;

/// <summary>
/// Asks a second time, by the other documented means, for rights that Intacct kept: a request for each list, so that a list
/// that cannot be emptied does not keep another from it. What Intacct answers is remembered.
/// </summary>
internal sealed class Insistence(ICompanyWriter writer, ReadBack readBack)
{
    private readonly Dictionary<Address, Outcome> answers = [];

    /// <summary>The state as read back, and what it still does not show.</summary>
    public async Task<(CompanyState State, ImmutableArray<Change> Open)> InsistAsync(
        Batch batch,
        CompanyState seen,
        ImmutableArray<Change> open,
        CancellationToken abort
    )
    {
        var leftovers = open.Where(change => Leftover.Of(change, seen)).ToImmutableArray();
        var lists = leftovers.SelectMany(change => Leftover.Fields(change, seen)).Distinct().ToList();
        try
        {
            foreach (var list in lists)
                await WriteAsync(batch, seen, Only(leftovers, list, seen), abort);
        }
        catch (CompanyException e)
        {
            foreach (var change in leftovers)
                answers.TryAdd(change.Address, new(change.Address, OutcomeKind.Unknown, e.Message));
            return (seen, open);
        }
        var (state, still) = await readBack.VerifyAsync(seen, leftovers, abort);
        return (state, [.. open.Except(leftovers), .. still]);
    }

    /// <summary>What to tell of rights that are still there.</summary>
    public string Describe(Change change, CompanyState now)
    {
        var left = Leftover.Describe(change, now);
        return answers.GetValueOrDefault(change.Address) switch
        {
            { Kind: OutcomeKind.Refused, Message: { Length: > 0 } words } =>
                $"{left}. Asked once more, Intacct says: {words}",
            { Message: { Length: > 0 } words } => $"{left}. Asked once more: {words}",
            _ => left,
        };
    }

    public string? SupportId(Change change) => answers.GetValueOrDefault(change.Address)?.SupportId;

    private async Task WriteAsync(
        Batch batch,
        CompanyState seen,
        ImmutableArray<Change> changes,
        CancellationToken abort
    )
    {
        var outcomes = await writer.WriteAsync(
            batch with
            {
                Objects = [.. changes.Select(change => change.Address)],
                Seen = seen,
                Goal = seen.Apply(changes),
                Attempt = 2,
            },
            abort
        );
        foreach (var outcome in outcomes.Where(outcome => outcome.Kind != OutcomeKind.Done))
            answers.TryAdd(outcome.Address, outcome);
    }

    private static ImmutableArray<Change> Only(ImmutableArray<Change> leftovers, FieldInfo list, CompanyState seen) =>
        [
            .. leftovers
                .Where(change => Leftover.Fields(change, seen).Contains(list))
                .Select(change => change with { Fields = [.. change.Fields.Where(field => field.Field == list)] }),
        ];
}
