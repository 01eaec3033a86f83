using System.Text.Json.Nodes;
using IntacctReconciler.Company;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Reviewing;

namespace IntacctReconciler.Auditing;

/// <summary>What a finding is about: an object of the company, a permission, or an entry of the file.</summary>
/// <param name="Type">user, role, group, permission, entity, waiver, override, allow.</param>
public readonly record struct AuditSubject(string Type, string Name) : IComparable<AuditSubject>
{
    public static AuditSubject Of(Address address) => new(Address.Word(address.Kind), address.Id);

    public static AuditSubject User(string id) => Of(Address.User(id));

    public static AuditSubject Role(string id) => Of(Address.Role(id));

    public static AuditSubject Group(string id) => Of(Address.Group(id));

    public static AuditSubject Waiver(string rule, string? user, string? role) =>
        new(
            "waiver",
            user is not null ? $"{rule} for user {user}"
                : role is not null ? $"{rule} for role {role}"
                : rule
        );

    public int CompareTo(AuditSubject other) =>
        Type == other.Type ? string.CompareOrdinal(Name, other.Name) : string.CompareOrdinal(Type, other.Type);
}

/// <summary>Something that should not be so, or that somebody should know.</summary>
/// <param name="What">What is found, after the subject; empty where the kind and the subject say all.</param>
public sealed record AuditFinding(AuditKind Kind, AuditSeverity Severity, AuditSubject Subject, string What = "")
{
    /// <summary>The field in question.</summary>
    public string? Field { get; init; }

    /// <summary>How the company differs: from is what it has, to is what the file says; of a baseline, from the baseline to the company.</summary>
    public FieldDifference? Difference { get; init; }

    /// <summary>What else belongs to the identity of the finding: accepting it accepts this and no more.</summary>
    public JsonNode? Detail { get; init; }

    /// <summary>Where the file says otherwise.</summary>
    public Origin? At { get; init; }

    /// <summary>Who changed the object last, by Intacct's audit fields.</summary>
    public LastChange? LastChange { get; init; }

    /// <summary>Who changed the field last, by the company's audit history; null where that does not tell.</summary>
    public FieldHistory? Change { get; init; }

    /// <summary>The row of an access review, where the finding is about one.</summary>
    public ReviewRow? Reviewed { get; init; }

    /// <summary>What to do about this one, where the kind's remedy does not say it.</summary>
    public string? OwnMend { get; init; }

    /// <summary>Who has accepted it in the baseline; null where nobody has.</summary>
    public AcceptedFinding? Accepted { get; init; }

    /// <summary>The acceptance that has ended.</summary>
    public AcceptedFinding? Lapsed { get; init; }

    public string Mend => OwnMend ?? Kind.Mend;

    /// <summary>
    /// The same for the same finding, however it is worded and wherever it stands: of kind, subject, field and detail alone.
    /// </summary>
    public string Fingerprint =>
        Digest.Of(
            new JsonObject
            {
                ["kind"] = Kind.Code,
                ["type"] = Subject.Type,
                ["name"] = Subject.Name,
                ["field"] = Field,
                ["detail"] = Detail?.DeepClone(),
            }
        )[..16];
}
