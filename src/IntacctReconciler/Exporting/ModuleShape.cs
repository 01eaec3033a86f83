using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;

namespace IntacctReconciler.Exporting;

/// <summary>How the grants of a module are told in the fewest lines: what the rest gets, what sections get, and who is apart.</summary>
/// <param name="Rest">What every permission gets that no line names; none is not written.</param>
/// <param name="Sections">Keys of sections, and their presets.</param>
/// <param name="Apart">Permissions with a line of their own.</param>
internal sealed record ModuleShape(
    Preset Rest,
    ImmutableArray<(string Key, Preset Preset)> Sections,
    ImmutableArray<Permission> Apart
)
{
    /// <summary>A preset says something of at least so many.</summary>
    private const int Few = 3;

    /// <summary>A rule has so many cases for each exception: with more it is no rule that somebody would keep in mind.</summary>
    private const int CasesForException = 3;

    public int Lines => (Rest is Preset.None ? 0 : 1) + Sections.Length + Apart.Length;

    /// <summary>Whether the module can be told by its preset alone.</summary>
    public bool IsWhole => Sections.IsEmpty && Apart.IsEmpty;

    /// <summary>A line for each permission that is held.</summary>
    public static ModuleShape Plain(GrantSet held) => new(Preset.None, [], [.. held.Select(grant => grant.Permission)]);

    /// <param name="held">Grants of this module alone.</param>
    public static ModuleShape Of(ImmutableArray<Offer> offers, GrantSet held)
    {
        foreach (var preset in new[] { Preset.All, Preset.ReadOnly })
        {
            if (held.Count > 0 && Exceptions(offers, held, preset).Length + Strange(offers, held).Length == 0)
                return new(preset, [], []);
        }
        var best = With(Preset.None, offers, held)!;
        foreach (var rest in new[] { Preset.ReadOnly, Preset.All })
        {
            if (With(rest, offers, held) is { } other && other.Lines < best.Lines)
                best = other;
        }
        return best;
    }

    private static ModuleShape? With(Preset rest, ImmutableArray<Offer> offers, GrantSet held)
    {
        var sections = ImmutableArray.CreateBuilder<(string, Preset)>();
        var apart = Strange(offers, held).ToList();
        var (cases, exceptions) = (0, 0);
        foreach (var section in offers.GroupBy(offer => offer.Section, StringComparer.Ordinal))
        {
            ImmutableArray<Offer> all = [.. section];
            var others = Exceptions(all, held, rest);
            if (Own(section.Key, rest, all, held, others.Length) is var (key, preset, own))
            {
                sections.Add((key, preset));
                apart.AddRange(own);
                continue;
            }
            apart.AddRange(others);
            cases += Cases(all, held, rest);
            exceptions += others.Length;
        }
        if (sections.Count > 0)
            apart.AddRange(offers.Where(offer => offer.IsTwofold).Select(offer => offer.Permission).Except(apart));
        return rest is Preset.None || IsRule(cases, exceptions)
            ? new(rest, sections.DrainToImmutable(), [.. apart])
            : null;
    }

    /// <summary>A preset for a section of its own, where that takes fewer lines than it saves.</summary>
    private static (string Key, Preset Preset, ImmutableArray<Permission> Exceptions)? Own(
        string? section,
        Preset rest,
        ImmutableArray<Offer> offers,
        GrantSet held,
        int lines
    )
    {
        if (Catalogue.Sections.Keys.FirstOrDefault(key => Catalogue.Sections.Named(key) == section) is not { } key)
            return null;
        (string, Preset, ImmutableArray<Permission>)? best = null;
        foreach (var preset in new[] { Preset.All, Preset.ReadOnly, Preset.None }.Where(preset => preset != rest))
        {
            var exceptions = Exceptions(offers, held, preset);
            var cases = preset is Preset.None ? offers.Length - exceptions.Length : Cases(offers, held, preset);
            if (!IsRule(cases, exceptions.Length) || exceptions.Length + 1 >= lines)
                continue;
            best = (key, preset, exceptions);
            lines = exceptions.Length + 1;
        }
        return best;
    }

    private static bool IsRule(int cases, int exceptions) => cases >= Few && cases >= CasesForException * exceptions;

    /// <summary>How many hold just what the preset gives, and not nothing.</summary>
    private static int Cases(ImmutableArray<Offer> offers, GrantSet held, Preset preset) =>
        offers.Count(offer =>
            offer.Given(preset) is { IsEmpty: false } given && given == held.RightsOn(offer.Permission)
        );

    private static ImmutableArray<Permission> Exceptions(ImmutableArray<Offer> offers, GrantSet held, Preset preset) =>
        [
            .. offers
                .Where(offer => offer.Given(preset) is not { } given || given != held.RightsOn(offer.Permission))
                .Select(offer => offer.Permission),
        ];

    /// <summary>Held although it is not offered.</summary>
    private static ImmutableArray<Permission> Strange(ImmutableArray<Offer> offers, GrantSet held)
    {
        var offered = offers.Select(offer => offer.Permission).ToHashSet();
        return [.. held.Select(grant => grant.Permission).Where(permission => !offered.Contains(permission))];
    }
}
