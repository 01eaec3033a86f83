using System.Collections.Immutable;
using IntacctReconciler.Model;

namespace IntacctReconciler.Company;

/// <summary>What to read.</summary>
/// <param name="Only">Read back just these objects, by key; facets say which of their parts. Null reads everything of the facets.</param>
/// <param name="Contacts">Contacts to look up by id; a company has thousands that nobody asks for.</param>
public sealed record ReadScope(
    Facets Facets,
    ImmutableHashSet<Address>? Only = null,
    ImmutableHashSet<string>? Contacts = null
);

/// <summary>How far reading has come.</summary>
/// <param name="What">"users", "roles", ...</param>
/// <param name="Total">How many there are, when that is known.</param>
public readonly record struct ReadProgress(string What, int Done, int? Total);

/// <summary>Reads a company. Cannot write.</summary>
public interface ICompanyReader
{
    /// <summary>
    /// The state of the facets asked for. A failed, short or inconsistent page throws <see cref="CompanyException"/>: what
    /// could not be read is never taken for absent. With <see cref="ReadScope.Only"/>, an object that is gone is missing from its table.
    /// </summary>
    Task<CompanyState> ReadAsync(ReadScope scope, IProgress<ReadProgress>? progress, CancellationToken cancel);
}

/// <summary>Writes batches to a company.</summary>
public interface ICompanyWriter
{
    /// <summary>
    /// Brings the batch's objects from what was seen to the goal, and says how each ended. Does not throw for what Intacct
    /// refuses, nor when nothing can be written any more (credentials gone, host unreachable after all retries) or the run
    /// is cut short: what was sent by then is unknown and the rest is not sent, each with the reason.
    /// </summary>
    Task<ImmutableArray<Outcome>> WriteAsync(Batch batch, CancellationToken cancel);
}

/// <summary>At most 500 objects of one kind to bring from one state to the next.</summary>
/// <param name="Id">Stable within a run: it goes into idempotency keys.</param>
/// <param name="Attempt">1 at first. From 2 on, grants that are still there although they should be gone are taken away by every
/// other documented means (<c>accessRights: []</c>).</param>
public sealed record Batch(
    string Id,
    ObjectKind Kind,
    ImmutableArray<Address> Objects,
    CompanyState Seen,
    CompanyState Goal,
    int Attempt = 1
);

public enum OutcomeKind
{
    /// <summary>Intacct said so; reading back proves it.</summary>
    Done,

    /// <summary>Intacct refused; nothing of this object changed.</summary>
    Refused,

    /// <summary>No answer: it may or may not have happened. Reading back tells.</summary>
    Unknown,

    /// <summary>Not sent, because something before it failed or the run was stopped.</summary>
    NotSent,
}

/// <param name="Message">Intacct's own words, not yet made safe for printing.</param>
/// <param name="SupportId">What Sage's support asks for.</param>
public sealed record Outcome(Address Address, OutcomeKind Kind, string? Message = null, string? SupportId = null);
