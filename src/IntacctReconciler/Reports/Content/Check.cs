using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Reports.Content;

/// <summary>How a check ended, for tools that know passed and failed.</summary>
public enum CheckEnd
{
    Passed,

    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Somebody should look at it.</summary>
    Warning,
    Failed,

    /// <summary>It would be a failure, had nobody answered for it for a time.</summary>
    Accepted,

    /// <summary>It could not be checked.</summary>
    Skipped,
}

/// <summary>What is checked: a guard, a rule of a policy, a kind of finding.</summary>
/// <param name="Group">guards, policies, audit, notes.</param>
/// <param name="Severity">low, medium, high or critical; null where it has none.</param>
public sealed record CheckRule(string Id, string Group, string Title, string? Severity = null, string? Help = null);

/// <summary>What a check says of one subject. The texts are safe to print.</summary>
/// <param name="Subject">The address of an object, where it is about one.</param>
/// <param name="At">Where in a file; null where no file says so.</param>
public sealed record Check(CheckRule Rule, CheckEnd End, string Message, string? Subject = null, Origin? At = null)
{
    public string? Remedy { get; init; }

    /// <summary>Who answers for it and until when, where somebody has accepted it.</summary>
    public string? Accepted { get; init; }

    /// <summary>What makes it the same finding in the next run; the rule and the subject where it has nothing of its own.</summary>
    public string? Identity { get; init; }

    /// <summary>The same for the same finding, however it is worded and wherever it stands.</summary>
    public string Fingerprint =>
        Identity
        ?? Digest.Of(
            new JsonObject
            {
                ["rule"] = Rule.Id,
                ["subject"] = Subject,
                ["message"] = Message,
            }
        )[..16];
}

/// <summary>What a verb checked one by one, for the formats of code hosts and test reports.</summary>
/// <param name="Verb">plan or audit.</param>
/// <param name="File">The access file, for what has no place of its own.</param>
/// <param name="Rules">All of them, also those that found nothing.</param>
public sealed record CheckList(
    string Verb,
    string Company,
    string File,
    ImmutableArray<CheckRule> Rules,
    ImmutableArray<Check> Checks
);
