using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Blueprints;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Policies;

namespace IntacctReconciler.Plans;

/// <summary>What would be done to a company, and all that is needed to do exactly that later or to refuse it as stale.</summary>
public sealed record Plan
{
    public required PlanSubject Subject { get; init; }

    /// <summary>The time by which temporary entries were judged; UTC, to the minute.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The first moment at which a temporary entry begins or ends and the plan would come out differently; null when none does.</summary>
    public DateTimeOffset? HoldsUntil { get; init; }

    /// <summary>The last such moment that is no later than <see cref="AsOf"/>, which may lie ahead; null when there is none.</summary>
    public DateTimeOffset? HoldsFrom { get; init; }

    /// <summary>What was read, and must be read again before applying.</summary>
    public required Facets Read { get; init; }

    public required ImmutableArray<Change> Changes { get; init; }

    /// <summary>Roles and groups that take the place of others: what they take over is no removal.</summary>
    public ImmutableArray<Rename> Renames { get; init; } = [];

    /// <summary>What a plan without removals leaves undone; shown, never applied.</summary>
    public ImmutableArray<Change> HeldBack { get; init; } = [];

    public AccessDelta Access { get; init; } = AccessDelta.None;

    public ImmutableArray<MomentaryRights> Momentary { get; init; } = [];

    /// <summary>What protects the company from it, and how that judged it.</summary>
    public required GuardReview Guards { get; init; }

    /// <summary>The rules that access is judged by, and who is in conflict with them.</summary>
    public PolicyReview Policies { get; init; } = PolicyReview.None;

    /// <summary>Whether a guard or a policy refuses it.</summary>
    public bool IsRefused => Guards.IsRefused || Policies.IsRefused;

    /// <summary>Of the blueprints whose user or role it changes.</summary>
    public ImmutableArray<BlueprintReview> Blueprints { get; init; } = [];

    /// <summary>Null where the plan has nothing to do with the switch to role-based permissions.</summary>
    public SwitchReview? Switch { get; init; }

    /// <summary>What became of the company since its catalogue was locked; null where it is not.</summary>
    public LockReview? Lock { get; init; }

    /// <summary>Warnings and notes; a plan with errors is never made.</summary>
    public ImmutableArray<Diagnostic> Notes { get; init; } = [];

    /// <summary>Declared objects that are already as they shall be.</summary>
    public required int Unchanged { get; init; }

    public required PlanDigests Digests { get; init; }

    public bool IsEmpty => Changes.IsEmpty;

    /// <summary>Whether every temporary entry stands at this time as it stood at <see cref="AsOf"/>.</summary>
    public bool HoldsAt(DateTimeOffset time) => !(time < HoldsFrom) && !(time >= HoldsUntil);
}

/// <summary>Which company, reached how, from which file.</summary>
/// <param name="Endpoint">The API's base address, or <c>simulator:</c> and the seed's path, or <c>snapshot:</c> and the snapshot's.</param>
/// <param name="Reader">The user by whose eyes the company was read; null for a snapshot.</param>
/// <param name="File">The access file as the user named it.</param>
public sealed record PlanSubject(
    string Company,
    PermissionModel PermissionModel,
    string Endpoint,
    string? Reader,
    string File
)
{
    private const string SnapshotMark = "snapshot:";

    /// <summary>The snapshot that was read in the company's stead; null where the company itself was.</summary>
    public string? Snapshot =>
        Endpoint.StartsWith(SnapshotMark, StringComparison.Ordinal) ? Endpoint[SnapshotMark.Length..] : null;

    /// <summary>How a snapshot stands as an endpoint.</summary>
    public static string EndpointOf(string snapshot) => SnapshotMark + snapshot;

    /// <summary>Whether the file is that of a fleet, of which the company is one.</summary>
    public bool IsOfFleet { get; init; }

    /// <summary>Prefix of the environment variables with the credentials to read with; null where the company's id gives it.</summary>
    public string? ReadCredentials { get; init; }

    /// <summary>The same to apply with; null where those to read with serve.</summary>
    public string? ApplyCredentials { get; init; }
}

/// <summary>SHA-256 of what went in, as lower-case hex. Information: staleness is judged by each change's own digest.</summary>
public sealed record PlanDigests(string Desired, string Observed, string Catalogue);
