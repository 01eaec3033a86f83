using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Writing;

/// <summary>
/// Writes batches: many objects in a request, only what changes of each, every request under an idempotency key. It proves
/// nothing; whoever applies reads back.
/// </summary>
public sealed class IntacctWriter : ICompanyWriter
{
    private readonly WritingTransport transport;
    private readonly ApiClient client;
    private readonly KeyRing keys;
    private readonly IntacctOptions options;
    private readonly Traffic traffic;
    private readonly string runId;

    internal IntacctWriter(
        WritingTransport transport,
        ApiClient client,
        KeyRing keys,
        IntacctOptions options,
        Traffic traffic,
        string runId
    ) =>
        (this.transport, this.client, this.keys, this.options, this.traffic, this.runId) = (
            transport,
            client,
            keys,
            options,
            traffic,
            runId
        );

    /// <inheritdoc/>
    public async Task<ImmutableArray<Outcome>> WriteAsync(Batch batch, CancellationToken cancel)
    {
        var outcomes = new Outcomes();
        var idempotency = new IdempotencyKey(runId, batch.Id, batch.Attempt);
        var sender = new Sender(transport, keys, outcomes, traffic, options, idempotency);
        var work = new Work(batch, client, keys, sender, outcomes, cancel);
        try
        {
            await WriteAsync(work);
            return outcomes.Of(batch.Objects);
        }
        catch (CompanyException broken)
        {
            return outcomes.Of(batch.Objects, broken.Message);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return outcomes.Of(batch.Objects, "the run was cut short");
        }
    }

    private static Task WriteAsync(Work work) =>
        work.Batch.Kind switch
        {
            ObjectKind.Contact => new ContactWriting(work).WriteAsync(),
            ObjectKind.Role => new RoleWriting(work).WriteAsync(),
            ObjectKind.Group => new GroupWriting(work).WriteAsync(),
            ObjectKind.User => new UserWriting(work).WriteAsync(),
            _ => throw new UnreachableException(),
        };
}
