using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Exporting;

/// <summary>Grants in words, for subjects that see the same catalogues.</summary>
/// <param name="views">The catalogue under each lock that may stand beside the file.</param>
internal sealed class WordsUnderLocks(ImmutableArray<Lookup> views)
{
    /// <summary>Of the modules that a preset for everything could cover, so many for each that is told apart, and so many at least.</summary>
    private const int CasesForException = 3;

    private readonly Offers offers = new(views);
    private readonly GrantKeys keys = new(views);
    private readonly Dictionary<GrantSet, GrantLine?> known = [];

    public GrantLine? Line(Address subject, GrantSet grants)
    {
        if (!known.TryGetValue(grants, out var line))
            known[grants] = line = Lines(grants).FirstOrDefault(one => one is not null && Reads(one, subject, grants));
        return line;
    }

    /// <summary>The tidiest first.</summary>
    private IEnumerable<GrantLine?> Lines(GrantSet grants)
    {
        if (grants.Count == 0)
            yield return GrantLine.OfPreset("permissions", Preset.None);
        foreach (var preset in new[] { Preset.All, Preset.ReadOnly })
        {
            if (offers.All.All(offer => offer.Given(preset) == grants.RightsOn(offer.Permission)))
                yield return GrantLine.OfPreset("permissions", preset);
        }
        var modules = grants
            .GroupBy(grant => grant.Permission.Module, StringComparer.Ordinal)
            .ToDictionary(module => module.Key, module => GrantSet.Of(module), StringComparer.Ordinal);
        var shapes = modules.ToDictionary(
            module => module.Key,
            module => ModuleShape.Of(offers.OfModule(module.Key), module.Value),
            StringComparer.Ordinal
        );
        if (WithRest(shapes) is var (rest, apart))
            yield return Written(grants, apart, rest);
        yield return Written(grants, shapes, Preset.None);
        yield return Written(
            grants,
            modules.ToDictionary(
                module => module.Key,
                module => ModuleShape.Plain(module.Value),
                StringComparer.Ordinal
            ),
            Preset.None,
            presets: false
        );
    }

    /// <summary>One preset for most modules and lines for the others, those with nothing among them.</summary>
    private (Preset Preset, Dictionary<string, ModuleShape> Apart)? WithRest(Dictionary<string, ModuleShape> shapes)
    {
        foreach (var preset in new[] { Preset.All, Preset.ReadOnly })
        {
            var cases = shapes.Where(shape => shape.Value.IsWhole && shape.Value.Rest == preset).Select(one => one.Key);
            var covered = cases.ToHashSet(StringComparer.Ordinal);
            var apart = shapes.Keys.Union(
                offers.Modules.Where(module => Gives(preset, module)),
                StringComparer.Ordinal
            );
            var others = apart
                .Except(covered, StringComparer.Ordinal)
                .ToDictionary(
                    module => module,
                    module => shapes.GetValueOrDefault(module) ?? new(Preset.None, [], []),
                    StringComparer.Ordinal
                );
            if (covered.Count >= CasesForException * Math.Max(others.Count, 1))
                return (preset, others);
        }
        return null;
    }

    private bool Gives(Preset preset, string module) =>
        offers.OfModule(module).Any(offer => offer.Given(preset) is not { IsEmpty: true });

    private GrantLine? Written(
        GrantSet grants,
        Dictionary<string, ModuleShape> shapes,
        Preset rest,
        bool presets = true
    )
    {
        var naming = keys.For(grants);
        var lines = new List<GrantLine>();
        foreach (var (module, shape) in shapes)
        {
            if (Module(naming, module, shape, grants, presets) is not { } line)
                return null;
            lines.Add(line);
        }
        var first = rest is Preset.None ? [] : new[] { GrantLine.OfPreset(GrantLine.Rest, rest) };
        return GrantLine.OfLines("permissions", [.. first, .. Sorted(lines)]);
    }

    private GrantLine? Module(Naming naming, string module, ModuleShape shape, GrantSet grants, bool presets)
    {
        if (naming.ModuleKey(module) is not { } key)
            return null;
        if (shape.IsWhole)
            return GrantLine.OfPreset(key, shape.Rest);
        var first = shape.Rest is Preset.None ? [] : new[] { GrantLine.OfPreset(GrantLine.Rest, shape.Rest) };
        var sections = shape.Sections.Select(one => GrantLine.OfPreset($"section:{one.Key}", one.Preset));
        var lines = new List<GrantLine>();
        foreach (var permission in shape.Apart)
        {
            if (
                naming.PermissionKey(permission, key) is not { } name
                || Permission(name, permission, grants.RightsOn(permission), presets) is not { } line
            )
                return null;
            lines.Add(line);
        }
        return GrantLine.OfLines(key, [.. first, .. sections, .. Sorted(lines)]);
    }

    private GrantLine? Permission(string key, Permission permission, Rights rights, bool presets)
    {
        if (rights.IsEmpty)
            return GrantLine.OfPreset(key, Preset.None);
        if (presets && PresetFor(permission, rights) is { } preset)
            return GrantLine.OfPreset(key, preset);
        return keys.Words(permission, rights) is { } words ? GrantLine.OfRights(key, words) : null;
    }

    /// <summary>
    /// One right is said by its word. On approvals, where List alone lets one approve, a word says more than "read-only".
    /// </summary>
    private Preset? PresetFor(Permission permission, Rights rights)
    {
        var offer = offers.Find(permission);
        if (rights.Count > 1 && rights == offer?.ReadOnly && !PermissionsResolver.IsApproval(permission))
            return Preset.ReadOnly;
        return rights.Count > 2 && rights == offer?.All ? Preset.All : null;
    }

    private bool Reads(GrantLine line, Address subject, GrantSet grants)
    {
        var declaration = line.Declaration();
        return views.All(view =>
        {
            // A line that is refused may mean the same as the rest of its module, and is an error all the same.
            var problems = new Problems();
            var read = new PermissionsResolver(view with { Problems = problems }, subject, grants).Resolve(declaration);
            return read.Grants.Equals(grants) && !problems.HasErrors;
        });
    }

    private static IEnumerable<GrantLine> Sorted(IEnumerable<GrantLine> lines) =>
        lines
            .OrderBy(line => line.Key, StringComparer.OrdinalIgnoreCase)
            .ThenBy(line => line.Key, StringComparer.Ordinal);
}
