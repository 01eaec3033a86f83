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
                    lookup.Problems.Add(ResolvingCodes.ModuleTwice(module.At, module.Name, token, places[token]));
            }
            if (fresh.Count > 0)
                found.Add(new(module, fresh.DrainToImmutable()));
        }
        return found;
    }

    private string[] Tokens(ModuleDeclaration module)
    {
        var meant = lookup.Words.Modules(module.Name);
        if (meant.IsEmpty && heldModules.Contains(module.Name))
            return [module.Name];
        var offered = meant.Where(token => lookup.Catalogue.HasModule(token) || heldModules.Contains(token)).ToArray();
        if (offered.Length == 0)
            lookup.Unknown(Missing(module, meant));
        return offered;
    }

    private Diagnostic Missing(ModuleDeclaration module, ImmutableArray<string> meant)
    {
        var moved = Aliases.All.Where(alias => alias.From.Module == module.Name).ToArray();
        if (moved.Length > 0)
            return ResolvingCodes.ModuleMoved(
                module.At,
                module.Name,
                [.. moved.Select(alias => alias.To.Module).Distinct(StringComparer.Ordinal)],
                moved[0].Release
            );
        return meant.IsEmpty
                ? ResolvingCodes.UnknownModule(module.At, module.Name, lookup.Words.NearestModule(module.Name))
            : lookup.Offline ? ResolvingCodes.ModuleNotShipped(module.At, module.Name)
            : ResolvingCodes.NotSubscribed(module.At, module.Name);
    }
}
