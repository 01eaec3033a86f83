namespace IntacctReconciler.Access;

/// <summary>What could not be read of somebody's access, so that there may be more of it than is seen.</summary>
[Flags]
public enum AccessGaps
{
    None = 0,

    /// <summary>The company does not offer the members of groups over the API, or they were not read.</summary>
    Members = 1,

    /// <summary>Which roles the user has.</summary>
    Roles = 2,

    /// <summary>What a role of the user's grants, or which roles a group of the user's has.</summary>
    RoleGrants = 4,

    /// <summary>What the user holds directly.</summary>
    UserGrants = 8,
}
