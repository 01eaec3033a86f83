using System.Collections.Immutable;
using IntacctReconciler.Company;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Auditing;

/// <summary>Who changed the fields that have drifted, where the company's audit history tells.</summary>
public static class AuditHistory
{
    /// <summary>Of a company that has nothing in common with its file, the history of everything would be read.</summary>
    private const int MostObjects = 500;

    /// <summary>The objects of which fields are not as they should be, those of the gravest findings first.</summary>
    public static ImmutableArray<Address> Asked(AuditReview review) =>
        [.. review.Findings.Where(IsOfField).Select(AddressOf).OfType<Address>().Distinct().Take(MostObjects)];

    /// <summary>The same with the newest change of each field; with a note where nothing could be read.</summary>
    public static AuditReview Told(AuditReview review, ChangeHistory history)
    {
        var newest = history
            .Changes.GroupBy(change => (change.Address, change.Field))
            .ToDictionary(changes => changes.Key, changes => changes.First());
        return review with
        {
            Findings =
            [
                .. review.Findings.Select(finding =>
                    IsOfField(finding)
                    && AddressOf(finding) is { } address
                    && newest.TryGetValue((address, finding.Field!), out var change)
                        ? finding with
                        {
                            Change = change,
                        }
                        : finding
                ),
            ],
            Notes = history.Missing is { } why ? [.. review.Notes, Codes.HistoryMissing(why)] : review.Notes,
        };
    }

    private static bool IsOfField(AuditFinding finding) => finding is { Difference: not null, Field: not null };

    private static Address? AddressOf(AuditFinding finding)
    {
        foreach (var kind in new[] { ObjectKind.User, ObjectKind.Role, ObjectKind.Group })
        {
            if (Address.Word(kind) == finding.Subject.Type)
                return new(kind, finding.Subject.Name);
        }
        return null;
    }
}
