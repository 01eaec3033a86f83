using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Access;

/// <summary>A limit that a user type sets to what permissions give, as a document of Sage's tells.</summary>
/// <param name="Types">Tokens of the user types that have it.</param>
/// <param name="Says">What such a user is or does, to be read after "a user of this type".</param>
/// <param name="Source">The address of the document.</param>
public sealed record Ceiling(IdSet Types, string Says, string Source)
{
    /// <summary>The modules it is about, or those that it is not about.</summary>
    public required IdSet Modules { get; init; }
    public required bool AllButModules { get; init; }

    /// <summary>Names of the permissions it is about; null for all of the modules.</summary>
    public required IdSet? Permissions { get; init; }

    /// <summary>The rights that have no effect; null for all.</summary>
    public required Rights? Capped { get; init; }

    internal Rights On(Grant grant) =>
        grant.Permission.Kind == PermissionKind.Standard
        && Modules.Contains(grant.Permission.Module) != AllButModules
        && Permissions?.Contains(grant.Permission.Name) != false
            ? Capped is { } only
                ? grant.Rights & only
                : grant.Rights
            : Rights.None;
}

/// <summary>Rights that a ceiling may keep from having an effect.</summary>
public sealed record CappedRights(Ceiling Ceiling, GrantSet Rights);

/// <summary>
/// The ceilings of user types, as far as documents tell. They are notes: neither does the API show them nor is the list
/// complete, so a right that one is about is never taken out of anybody's effective access (docs/decisions/0019).
/// </summary>
public static class Ceilings
{
    private const string File = "ceilings.tsv";
    private const string Everything = "*";
    private const string AllBut = "not";

    public static ImmutableArray<Ceiling> All { get; } = [.. EmbeddedTable.Rows(File, 6).Select(Read)];

    /// <summary>What ceilings say of these rights in the hands of a user of this type; each right under the first that it falls under.</summary>
    /// <param name="type">The token of the user type; null where it could not be read, and then nothing is said.</param>
    public static ImmutableArray<CappedRights> On(string? type, GrantSet grants)
    {
        if (type is null or "business")
            return [];
        var found = ImmutableArray.CreateBuilder<CappedRights>();
        foreach (var ceiling in All.Where(ceiling => ceiling.Types.Contains(type)))
        {
            var capped = GrantSet.Of(grants.Select(grant => grant with { Rights = ceiling.On(grant) }));
            if (capped.Count == 0)
                continue;
            found.Add(new(ceiling, capped));
            grants = grants.Except(capped);
        }
        return found.DrainToImmutable();
    }

    private static Ceiling Read(string[] cells)
    {
        var modules = cells[1].Split(' ');
        var allBut = modules[0] == AllBut;
        return new(IdSet.Of(cells[0].Split(' ')), cells[4], cells[5])
        {
            Modules = IdSet.Of(allBut ? modules[1..] : modules),
            AllButModules = allBut,
            Permissions = cells[2] == Everything ? null : IdSet.Of(cells[2].Split(' ')),
            Capped = cells[3] == Everything ? null : Rights.Of(cells[3].Split(' ')),
        };
    }
}
