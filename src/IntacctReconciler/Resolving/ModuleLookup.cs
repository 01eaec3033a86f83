using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Resolving;

/// <summary>A module of a declaration with the modules of the catalogue that it stands for.</summary>
internal sealed record NamedModule(ModuleDeclaration Declared, ImmutableArray<string> Tokens);

/// <summary>Finds the modules that a declaration names.</summary>
internal sealed class ModuleLookup(Lookup lookup, GrantSet held)
{
    public const string Others = "*";

    private readonly HashSet<string> heldModules = held.Select(grant => grant.Permission.Module)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Those that are found, each module of the catalogue once; what is not is reported.</summary>
    public IReadOnlyList<NamedModule> Find(ImmutableArray<ModuleDeclaration> declared)
    {
        var found = new List<NamedModule>();
        var places = new Dictionary<string, Origin>(StringComparer.Ordinal);
        foreach (var module in declared.Where(module => module.Name != Others))
        {
            var fresh = ImmutableArray.CreateBuilder<string>();
            foreach (var token in Tokens(module))
            {
                if (places.TryAdd(token, module.At))
                    fresh.Add(token);
                else
                    lookup.Problems.Add(Codes.ModuleTwice(module.At, module.Name, token, places[token]));
            }
            if (fresh.Count > 0)
                found.Add(new(module, fresh.DrainToImmutable()));
        }
        return found;
    }

    private string[] Tokens(ModuleDeclaration module)
    {
        var meant = lookup.Locked?.Words.Modules(module.Name) ?? [];
        if (!meant.Any(IsThere))
            meant = lookup.Words.Modules(module.Name);
        if (meant.IsEmpty && heldModules.Contains(module.Name))
            return [module.Name];
        var offered = meant.Where(IsThere).ToArray();
        if (offered.Length == 0)
            lookup.Unknown(Missing(module, meant));
        return offered;
    }

    /// <summary>Offered, held, or moved elsewhere since it was locked.</summary>
    private bool IsThere(string token) =>
        lookup.Catalogue.HasModule(token) || heldModules.Contains(token) || lookup.Presets.Reaches(token);

    private Diagnostic Missing(ModuleDeclaration module, ImmutableArray<string> meant) =>
        meant.IsEmpty ? Codes.UnknownModule(module.At, module.Name, lookup.Words.NearestModule(module.Name))
        : lookup.Offline ? Codes.ModuleNotShipped(module.At, module.Name)
        : Codes.NotSubscribed(module.At, module.Name, Moved(module, meant));

    /// <summary>Where a permission went that this module had before a release of Intacct moved it.</summary>
    private string? Moved(ModuleDeclaration module, ImmutableArray<string> meant) =>
        (
            from entry in module.Entries
            from token in meant
            from alias in Aliases.Of(Permission.Standard(token, entry.Name), lookup.Catalogue)
            select Codes.MovedTo(entry.Name, alias.To.ToString(), alias.Release)
        ).FirstOrDefault();
}
