using System.Collections.Immutable;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Writing;

/// <summary>
/// How each object of a batch ended. An object can take several requests: the first that does not go well is its outcome, and
/// when others of its requests did go well it is no longer true that nothing changed.
/// </summary>
internal sealed class Outcomes
{
    private readonly Lock gate = new();
    private readonly Dictionary<Address, Outcome> failed = [];
    private readonly HashSet<Address> touched = [];
    private readonly HashSet<Address> sent = [];

    /// <summary>A request about it has left, so that it may have been changed.</summary>
    public void Sent(Address address)
    {
        lock (gate)
            sent.Add(address);
    }

    public bool HasFailed(Address address)
    {
        lock (gate)
            return failed.ContainsKey(address);
    }

    public void Done(Address address)
    {
        lock (gate)
            touched.Add(address);
    }

    public void Refused(Address address, ApiError error) =>
        Add(new(address, OutcomeKind.Refused, Explained(error), error.SupportId));

    /// <summary>Nothing of it was sent, for a reason that was found before.</summary>
    public void NotSent(Address address, string message) => Add(new(address, OutcomeKind.NotSent, message));

    public void Unknown(Address address, string message, string? supportId = null) =>
        Add(new(address, OutcomeKind.Unknown, message, supportId));

    public ImmutableArray<Outcome> Of(IEnumerable<Address> addresses)
    {
        lock (gate)
            return [.. addresses.Select(OutcomeOf)];
    }

    /// <summary>When the writing broke off: what was not sent is not, and of what was only reading back can tell.</summary>
    public ImmutableArray<Outcome> Of(IEnumerable<Address> addresses, string brokenOff)
    {
        lock (gate)
            return [.. addresses.Select(address => OutcomeOf(address, brokenOff))];
    }

    private Outcome OutcomeOf(Address address, string brokenOff) =>
        failed.ContainsKey(address) ? OutcomeOf(address)
        : sent.Contains(address) ? new(address, OutcomeKind.Unknown, brokenOff)
        : new(address, OutcomeKind.NotSent, brokenOff);

    private Outcome OutcomeOf(Address address) =>
        !failed.TryGetValue(address, out var failure) ? new(address, OutcomeKind.Done)
        : failure.Kind == OutcomeKind.Refused && touched.Contains(address)
            ? failure with
            {
                Kind = OutcomeKind.Unknown,
                Message = $"done in part, then refused: {failure.Message}",
            }
        : failure;

    private void Add(Outcome outcome)
    {
        lock (gate)
            failed.TryAdd(outcome.Address, outcome);
    }

    /// <summary>Intacct's words; a missing permission comes as a business rule, so what it means is added.</summary>
    private static string Explained(ApiError error) =>
        error.LooksLikeMissingPermission
            ? $"{error.Words}. The user that writes lacks a permission: it needs Administration > Users with Add, Edit, "
                + "Permissions and Groups, and to give administrator rights it must be a full administrator or hold Grant admin rights"
            : error.Words;
}
