using System.Collections.Immutable;

namespace IntacctReconciler.Evidence;

/// <summary>Something that an auditor may look for and a pack does not tell.</summary>
/// <param name="Instead">Where in Intacct it is to be had.</param>
public sealed record Untold(string What, string Why, string Instead);

/// <summary>
/// The limits of the evidence: what the contract of the API has no property for, what Sage's help says of how access comes
/// about, and what is not asked for.
/// </summary>
public static class NotTold
{
    public static ImmutableArray<Untold> All { get; } =
    [
        new(
            "the last sign-in of a user",
            "the API has no such property, so nothing here says whether an account is in use",
            "Intacct's audit trail and its own reports on users"
        ),
        new(
            "derived permissions",
            "some rights bring others with them in other applications, and full admins may do more than they were granted; the API shows what was granted",
            "the permissions report of a user, with \"Show derived permissions\""
        ),
        new(
            "external authorizations",
            "Sage's support, consultants and consoles come in by authorizations with an end, not by users; of console users only the record ExtUser|... is seen",
            "Company > Admin > External authorizations"
        ),
        new(
            "approval policies",
            "who has to approve what is configuration of each application; a right to approve means little where approvals are off",
            "the configuration of each application"
        ),
        new(
            "changes made in the screens",
            "changes.csv has what went through this tool, and the other tables who changed a record last; of fields that have drifted, audit reads the audit history where the company offers it over the API",
            "Intacct's audit trail"
        ),
        new(
            "password and sign-in rules of the company",
            "expiry, length, two-step verification and allowed addresses are company settings that the API does not show",
            "Company > Setup > Company > Security"
        ),
    ];
}
