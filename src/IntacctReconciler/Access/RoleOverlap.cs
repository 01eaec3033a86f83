using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Access;

public enum OverlapKind
{
    /// <summary>Both grant the same.</summary>
    Equal,

    /// <summary>The other one grants all of this one, and more.</summary>
    PartOf,

    /// <summary>This one grants all of the other one, and more.</summary>
    Contains,
    Shares,
}

/// <summary>What a role has in common with another one.</summary>
/// <param name="Other">The other role.</param>
/// <param name="Shared">Single rights that both grant; never 0.</param>
/// <param name="Own">Single rights that this one grants.</param>
/// <param name="Others">Single rights that the other one grants.</param>
public readonly record struct RoleOverlap(string Other, OverlapKind Kind, int Shared, int Own, int Others)
{
    /// <summary>Null for grants that have nothing in common.</summary>
    public static RoleOverlap? Between(GrantSet own, string other, GrantSet others)
    {
        var shared = own.Intersect(others).RightCount;
        if (shared == 0)
            return null;
        var (mine, theirs) = (own.RightCount, others.RightCount);
        var kind =
            shared == mine && shared == theirs ? OverlapKind.Equal
            : shared == mine ? OverlapKind.PartOf
            : shared == theirs ? OverlapKind.Contains
            : OverlapKind.Shares;
        return new(other, kind, shared, mine, theirs);
    }

    /// <summary>Every other role that grants something of this one: equal ones first, then those with most in common.</summary>
    public static ImmutableArray<RoleOverlap> Of(Role role, Table<Role> roles)
    {
        var own = EffectiveAccess.Own(role);
        return
        [
            .. roles
                .Where(other => other.Id != role.Id)
                .Select(other => Between(own, other.Id, EffectiveAccess.Own(other)))
                .OfType<RoleOverlap>()
                .OrderBy(overlap => overlap.Kind)
                .ThenByDescending(overlap => overlap.Shared)
                .ThenBy(overlap => overlap.Other, StringComparer.Ordinal),
        ];
    }
}
