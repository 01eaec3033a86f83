using System.Collections.Immutable;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;

namespace IntacctReconciler.Auditing;

/// <summary>
/// What was found in a company and accepted for a time, and how everything stood then, so that what moves later is found
/// though no file declares it.
/// </summary>
/// <param name="Reader">By whose eyes it was read.</param>
public sealed record Baseline(string Company, DateTimeOffset WrittenAt, string? Reader)
{
    private ImmutableDictionary<string, AcceptedFinding>? byFingerprint;

    public ImmutableArray<AcceptedFinding> Accepted { get; init; } = [];

    public Table<Role> Roles { get; init; } = Table<Role>.Empty;

    public Table<UserGroup> Groups { get; init; } = Table<UserGroup>.Empty;

    public Table<User> Users { get; init; } = Table<User>.Empty;

    /// <summary>
    /// The company as this audit has seen it, with all that it found accepted until a time. What was accepted before and still
    /// is keeps its owner, reason and end; what has ended begins anew; what is found no more is left out.
    /// </summary>
    public static Baseline Of(AuditReview review, DateTimeOffset now, Moment until, string? owner, string? reason) =>
        new(review.Observed.Company, now, review.Plan.Subject.Reader)
        {
            Accepted =
            [
                .. review
                    .Accepted.Select(finding => finding.Accepted!)
                    .Concat(
                        review
                            .Findings.Where(finding => finding.Kind.IsAcceptable)
                            .Select(finding => new AcceptedFinding(
                                finding.Fingerprint,
                                finding.Kind.Code,
                                finding.Subject,
                                finding.Field,
                                until.Text,
                                until.At
                            )
                            {
                                Owner = owner,
                                Reason = reason,
                            })
                    )
                    .DistinctBy(entry => entry.Fingerprint, StringComparer.Ordinal)
                    .OrderBy(entry => entry.Kind, StringComparer.Ordinal)
                    .ThenBy(entry => entry.Subject)
                    .ThenBy(entry => entry.Field, StringComparer.Ordinal)
                    .ThenBy(entry => entry.Fingerprint, StringComparer.Ordinal),
            ],
            Roles = review.Observed.Roles,
            Groups = review.Observed.Groups,
            Users = review.Observed.Users,
        };

    public AcceptedFinding? AcceptedAs(AuditFinding finding) =>
        (
            byFingerprint ??= Accepted
                .DistinctBy(entry => entry.Fingerprint, StringComparer.Ordinal)
                .ToImmutableDictionary(entry => entry.Fingerprint, StringComparer.Ordinal)
        ).GetValueOrDefault(finding.Fingerprint);

    public IIdentified? Find(Address address) =>
        address.Kind switch
        {
            ObjectKind.Role => Roles.Find(address.Id),
            ObjectKind.Group => Groups.Find(address.Id),
            ObjectKind.User => Users.Find(address.Id),
            _ => null,
        };
}
