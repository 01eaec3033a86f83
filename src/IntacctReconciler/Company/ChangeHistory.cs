using System.Collections.Immutable;
using IntacctReconciler.Model;

namespace IntacctReconciler.Company;

/// <summary>A change of one field, as the company's audit history tells it.</summary>
/// <param name="Field">A name of the table of fields.</param>
/// <param name="Source">Through what, as REST has it: <c>userInterface</c>, <c>api</c>, <c>csvImport</c>, ...</param>
/// <param name="Before">Intacct's own words; null where it does not say.</param>
public sealed record FieldHistory(
    Address Address,
    string Field,
    string? By,
    DateTimeOffset? At,
    string? Source,
    string? Before,
    string? After
);

/// <summary>What the audit history tells of some objects.</summary>
/// <param name="Changes">The newest first.</param>
/// <param name="Missing">Why it tells nothing; null where it was read.</param>
public sealed record ChangeHistory(ImmutableArray<FieldHistory> Changes, string? Missing = null)
{
    public static ChangeHistory Empty { get; } = new([]);
}

/// <summary>Reads who changed what. Cannot write.</summary>
public interface IChangeHistory
{
    /// <summary>The changes of these objects. Does not throw where the company does not offer them, or to whom it does not.</summary>
    Task<ChangeHistory> ReadAsync(
        IReadOnlyCollection<Address> objects,
        IProgress<ReadProgress>? progress,
        CancellationToken cancel
    );
}
