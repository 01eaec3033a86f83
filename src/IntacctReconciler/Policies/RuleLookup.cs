using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Policies;

/// <summary>Looks the words of rules up in a catalogue.</summary>
internal sealed class RuleLookup(PermissionCatalogue catalogue, IProblems problems)
{
    private readonly ScreenWords words = new(catalogue);

    public Rule Of(RuleDeclaration declared, string policy, PolicyMode mode)
    {
        var (left, whyLeft) = Side(declared, declared.Left);
        var (right, whyRight) = declared.Right is { } side ? Side(declared, side) : (null, null);
        return new(declared.Id, policy, declared.Title, declared.Severity, mode, declared.Basis, left, right)
        {
            NotCheckable = whyLeft ?? whyRight,
        };
    }

    private (RuleSide Side, string? Why) Side(RuleDeclaration rule, SideDeclaration declared)
    {
        var met = ImmutableArray.CreateBuilder<Requirement>();
        string? why = null;
        foreach (var requirement in declared.AnyOf)
        {
            var (found, missing) = Requirement(rule, requirement);
            met.AddRange(found);
            why ??= missing;
        }
        return met.Count > 0
            ? (new(new(met.DrainToImmutable())), null)
            : (new(SequenceOf<Requirement>.Empty), why ?? "it names nothing");
    }

    private (ImmutableArray<Requirement> Found, string? Missing) Requirement(
        RuleDeclaration rule,
        RequirementDeclaration declared
    ) =>
        declared switch
        {
            RequirementDeclaration.OnPermission on => OnPermission(rule, on),
            RequirementDeclaration.OfUser user => (
                [new Requirement.OfUser(user.Admin is { } levels ? IdSet.Of(levels) : null, user.WebServicesOnly)],
                null
            ),
            RequirementDeclaration.OfCatalogue of => ([new Requirement.OfCatalogue(of.Percent)], null),
            RequirementDeclaration.NotCheckable not => ([], $"{not.What}: {not.Why}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private (ImmutableArray<Requirement>, string?) OnPermission(
        RuleDeclaration rule,
        RequirementDeclaration.OnPermission on
    )
    {
        var rights = Meant(rule, on);
        var modules = words.Modules(on.Module);
        if (on.Name == "*")
        {
            ImmutableArray<Requirement> wide =
            [
                .. modules.Where(catalogue.HasModule).Select(module => new Requirement.InModule(module, rights)),
            ];
            return wide.IsEmpty
                ? Missing(rule, on, $"the module {Said(on.Module)}", words.NearestModule(on.Module))
                : (wide, null);
        }
        ImmutableArray<CatalogueEntry> entries = [.. modules.SelectMany(module => words.Permissions(module, on.Name))];
        if (entries.IsEmpty)
            return Missing(
                rule,
                on,
                $"{Said(on.Module)} / {Said(on.Name)}",
                modules is [var only] ? words.NearestPermission(only, on.Name) : words.NearestModule(on.Module)
            );
        ImmutableArray<Requirement> offered =
        [
            .. entries
                .Where(entry => rights.IsEmpty || rights.Overlaps(entry.Allowed))
                .Select(entry => new Requirement.OnPermission(entry.Permission, rights)),
        ];
        return offered.IsEmpty
            ? Missing(
                rule,
                on,
                $"{words.Full(entries[0].Permission)} {string.Join(' ', RightWords.Print(rights, entries[0].Allowed))}",
                null
            )
            : (offered, null);
    }

    private (ImmutableArray<Requirement>, string?) Missing(
        RuleDeclaration rule,
        RequirementDeclaration.OnPermission on,
        string what,
        string? near
    )
    {
        problems.Add(Codes.RuleNamesNothing(on.At, rule.Id, what, near));
        return ([], $"{what}: the catalogue does not offer it");
    }

    /// <summary>A word of the screens can stand for several tokens: any of them will do.</summary>
    private Rights Meant(RuleDeclaration rule, RequirementDeclaration.OnPermission on)
    {
        var all = Rights.None;
        foreach (var right in on.Rights ?? [])
        {
            var meant = RightWords.Read(right.Value, Rights.None).Meant;
            if (meant.IsEmpty && catalogue.Entries.Any(entry => entry.Allowed.Covers(Rights.Of(right.Value))))
                meant = Rights.Of(right.Value);
            if (meant.IsEmpty)
                problems.Add(
                    Codes.UnknownRuleRight(
                        right.At,
                        rule.Id,
                        right.Value,
                        RightWords.Closest(right.Value, Rights.Of(Rights.DocumentedTokens))
                    )
                );
            all |= meant;
        }
        return all;
    }

    private static string Said(string written) => $"\"{Printable.Of(written)}\"";
}
