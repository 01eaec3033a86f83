using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations;

/// <summary>A name for entities that many restrictions share: <c>entityGroups: { EMEA: ["UK-*", DE-01] }</c>.</summary>
/// <param name="Members">Ids and patterns as written. Never empty: reading refuses that.</param>
public sealed record EntityGroupDeclaration(string Name, ImmutableArray<Setting<string>> Members, Origin At);

/// <summary>How an entry of <c>entities</c> says that it is a group.</summary>
/// <remarks>
/// <c>group:EMEA</c> is always the group and never an entity, whatever the company has, so that a new entity cannot change
/// what a file means. An entity whose id begins so is written with the colon doubled: <c>group::EMEA</c>.
/// </remarks>
public static class EntityGroupReference
{
    public const string Prefix = "group:";

    /// <summary>The name of the group that is meant; null where the text is an id or a pattern.</summary>
    public static string? NameIn(string written) =>
        LooksLike(written) && !IsDoubled(written) ? written[Prefix.Length..] : null;

    /// <summary>The id or pattern that is meant where the text names no group.</summary>
    public static string IdIn(string written) => IsDoubled(written) ? Prefix + written[(Prefix.Length + 1)..] : written;

    /// <summary>How an entity's id is written in a list of entities.</summary>
    public static string OfId(string id) => LooksLike(id) ? $"{Prefix}:{id[Prefix.Length..]}" : id;

    /// <summary>Whether the text begins as a reference does, which outside of <c>entities</c> means nothing.</summary>
    public static bool LooksLike(string written) => written.StartsWith(Prefix, StringComparison.Ordinal);

    private static bool IsDoubled(string written) =>
        LooksLike(written) && written.Length > Prefix.Length && written[Prefix.Length] == ':';
}
