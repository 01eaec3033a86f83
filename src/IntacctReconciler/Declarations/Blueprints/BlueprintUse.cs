using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations.Blueprints;

/// <summary>A blueprint as an access file uses it, its parameters filled in.</summary>
/// <param name="Name">The key under <c>blueprints</c>.</param>
/// <param name="User">As the vendor asks for it; permissions are in <paramref name="Asked"/>.</param>
/// <param name="Asked">All permissions that the vendor asks for, nothing left out.</param>
public sealed record BlueprintUse(
    string Name,
    Origin At,
    Blueprint Blueprint,
    UserDeclaration User,
    PermissionsDeclaration Asked
)
{
    /// <summary>Null in a user-based company.</summary>
    public string? Role { get; init; }

    /// <summary>The clauses that hold here, each by itself.</summary>
    public ImmutableArray<AskedPermissions> Clauses { get; init; } = [];

    /// <summary>Custom applications that the vendor asks for; null where it asks for none.</summary>
    public CustomGrantsDeclaration? CustomApplications { get; init; }

    /// <summary>The guide's words for them; empty where it asks for none.</summary>
    public string CustomApplicationsSay { get; init; } = "";

    /// <summary><c>except</c> as written; null where the file leaves it as it is.</summary>
    public PermissionsDeclaration? Except { get; init; }

    /// <summary>What the file makes of it with <c>except</c>; null where it leaves it as it is.</summary>
    public PermissionsDeclaration? Given { get; init; }

    public ImmutableArray<HandoverStep> Handover { get; init; } = [];
}

/// <param name="Says">The guide's words.</param>
public sealed record AskedPermissions(string Says, PermissionsDeclaration Permissions);

public sealed record HandoverStep(string Say, ImmutableArray<VendorAccount> Accounts);

/// <summary>An account at the vendor.</summary>
/// <param name="Entity">Null: the top level.</param>
public sealed record VendorAccount(string Name, string? Entity, Origin At);
