using System.Collections.Immutable;
using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary>What lies below a text that is put over it, where that must not be weakened, and where that is said.</summary>
internal readonly record struct LockedBelow(YamlNode Node, Origin At);

/// <summary>A role, group or user with everything put together that is said of it.</summary>
internal readonly record struct ComposedObject(
    string Section,
    YamlKey Key,
    YamlNode Node,
    ImmutableArray<LockedBelow> Locks
)
{
    /// <summary>Where it says, or its file does, that overlays may not weaken it.</summary>
    public Origin? LockedAt { get; init; }
}

/// <summary>The rest of a composition.</summary>
/// <param name="Head">The top-level keys that are left to be read.</param>
/// <param name="IsBroken">Whether the text of a file broke off or could not be had.</param>
/// <param name="RolesAt">Where <c>roles</c> stands first.</param>
/// <param name="Waiting">Where something is left out until the company's entities are known.</param>
/// <param name="Groups">Groups of entities for which objects are made.</param>
/// <param name="Base">The head of the base by itself.</param>
/// <param name="Locks">Keys of the base's head that an overlay may not weaken, and where that is said.</param>
/// <param name="Blueprints">Those that are used; what they make is among the objects.</param>
internal sealed record ComposedText(
    YamlMap Head,
    bool IsBroken,
    Origin? RolesAt,
    ImmutableArray<Origin> Waiting,
    ImmutableHashSet<string> Groups,
    YamlMap Base,
    ImmutableDictionary<string, Origin> Locks,
    ImmutableArray<BlueprintUse> Blueprints
);

/// <summary>
/// Puts the files together, as text: what they include, the templates, what is generated, the overlay over the base. What
/// comes out is what a person would have written into one file, and each value knows where it was written.
/// </summary>
/// <param name="settles">Whether objects that are complete as they stand are handed on at once, before all others.</param>
internal sealed class Composer(AccessInput input, Values values, bool settles = true)
{
    private readonly HashSet<(string Section, string Id)> written = [];
    private Layer? below;
    private HashSet<(string Section, string Id)> belowIds = [];

    private IProblems Problems => values.Problems;

    /// <param name="take">Gets each object, so that not all texts are held at a time.</param>
    public ComposedText Read(Action<ComposedObject> take)
    {
        below = input.Base.IsEmpty
            ? null
            : new LayerReader(input.Files, values, _ => false).Read(input.Base, isBase: true);
        belowIds = [.. (below?.Objects ?? []).Select(one => (one.Section, one.Key.Text))];
        var above = input.Own is { } own
            ? new LayerReader(input.Files, values, one => Settle(one, take)).Read([own], isBase: false)
            : new();
        var layers = below is null ? [above] : new[] { below, above };
        var head = below is null ? above.Head : Merging.Heads(below.Head, above.Head, Problems);
        var variables = VariablesOf(layers, head);
        var rewriting = new Rewriting(variables, null, Problems);
        var filled = Filled(WithCompany(head), rewriting, StartOf(layers));
        var generation = new Generation(input.Entities, rewriting, new EntityGroupTexts(filled).Find, values);
        Put(layers, generation, variables, take);
        var blueprints = new BlueprintTexts(input.Files, IsUserBased(filled), variables, values);
        foreach (var one in blueprints.Objects(filled))
            take(one);
        return new(
            filled,
            layers.Any(layer => layer.IsBroken),
            RolesAt(layers),
            [.. generation.Waiting],
            generation.Groups.ToImmutableHashSet(StringComparer.Ordinal),
            Filled(below?.Head ?? [], rewriting, StartOf(layers)),
            LocksOf(below),
            [.. blueprints.Uses]
        );
    }

    private static bool IsUserBased(YamlMap head) =>
        head.Entries.FirstOrDefault(entry => entry.Key.Text == "permissionModel").Value
            is YamlScalar { Text: "user-based" };

    private bool Settle(ObjectText one, Action<ComposedObject> take)
    {
        written.Add((one.Section, one.Key.Text));
        if (
            !settles
            || below is { Generates.Count: > 0 }
            || belowIds.Contains((one.Section, one.Key.Text))
            || (one.Node is YamlMap map && map.Entries.Any(entry => entry.Key.Text == "like"))
            || Rewriting.Mentions(one.Key.Text)
            || Rewriting.Mentions(one.Node)
        )
            return false;
        take(new(one.Section, one.Key, one.Node, []));
        return true;
    }

    private void Put(Layer[] layers, Generation generation, Variables variables, Action<ComposedObject> take)
    {
        var templates = new Dictionary<(string Section, string Name), YamlEntry>();
        written.UnionWith(belowIds);
        var likes = new Likes(templates, (section, id) => written.Contains((section, id)), values);
        var lower = new List<ComposedObject>();
        foreach (var layer in layers)
        {
            foreach (var (name, template) in layer.Templates)
            {
                if (!templates.TryAdd(name, template))
                    Problems.Add(Codes.SaidTwice(template.Key.At, "the template", name.Name, templates[name].Key.At));
            }
            var objects = layer
                .Objects.Concat(generation.Objects(layer.Generates))
                .Select(one => Composed(one, variables, likes))
                .ToList();
            lower = lower.Count == 0 ? objects : Over(lower, objects);
        }
        foreach (var one in lower)
            take(one);
    }

    private ComposedObject Composed(ObjectText one, Variables variables, Likes likes)
    {
        var own = variables.With(one.Round);
        var rewriting = new Rewriting(own, one.Through, Problems);
        var (key, node) = (rewriting.Of(one.Key), rewriting.Of(one.Node));
        var (whole, locks) = likes.Expand(one.Section, key, node, own);
        return new(one.Section, key, whole, locks) { LockedAt = Locked.At(whole) ?? one.LockedAt };
    }

    private List<ComposedObject> Over(List<ComposedObject> lower, List<ComposedObject> upper)
    {
        var above = upper
            .DistinctBy(one => (one.Section, one.Key.Text))
            .ToDictionary(one => (one.Section, one.Key.Text));
        var merged = new List<ComposedObject>(lower.Count + upper.Count);
        foreach (var one in lower)
        {
            if (!above.Remove((one.Section, one.Key.Text), out var over))
                merged.Add(one);
            else
                merged.Add(Over(one, over));
        }
        merged.AddRange(upper.Where(one => above.ContainsKey((one.Section, one.Key.Text))));
        return merged;
    }

    private ComposedObject Over(ComposedObject lower, ComposedObject upper)
    {
        if (lower.Node is not YamlMap below || upper.Node is not YamlMap above)
            return upper;
        return new(
            upper.Section,
            upper.Key,
            Merging.Object(below, above, Problems),
            lower.LockedAt is { } at ? upper.Locks.Add(new(below, at)) : upper.Locks
        );
    }

    private Variables VariablesOf(Layer[] layers, ImmutableArray<YamlEntry> head)
    {
        var variables = Variables.None;
        foreach (var layer in layers)
            variables = variables.With(layer.Vars.Values);
        foreach (var (name, value) in input.Vars)
            variables = variables.With(name, value.Value, value.At);
        if (input.Company is { } known)
            return variables.With(Variables.Company, known.Value, known.At);
        return
            head.FirstOrDefault(entry => entry.Key.Text == "company").Value is YamlScalar company
            && new Rewriting(variables, null, new Problems()).Of(company) is YamlScalar filled
            ? variables.With(Variables.Company, filled)
            : variables;
    }

    /// <summary>A fleet names its companies; what a file says of that must agree.</summary>
    private ImmutableArray<YamlEntry> WithCompany(ImmutableArray<YamlEntry> head)
    {
        if (input.Company is not { } company)
            return head;
        var said = head.FirstOrDefault(entry => entry.Key.Text == "company");
        if (said.Value is null)
            return head.Add(new(new("company", company.At), new YamlScalar(company.At, company.Value, isPlain: false)));
        if (said.Value is YamlScalar text && text.Text != company.Value)
            Problems.Add(Codes.OtherCompanyOfFleet(text.At, text.Text, company.Value, company.At));
        return head;
    }

    private Origin StartOf(Layer[] layers) =>
        layers[^1].Start ?? input.Company?.At ?? layers[0].Start ?? new(new((input.Own ?? input.Base[0]).Path), 1, 1);

    private static Origin? RolesAt(Layer[] layers)
    {
        foreach (var layer in layers)
        {
            if (layer.Sections.TryGetValue("roles", out var at))
                return at;
        }
        return null;
    }

    private static YamlMap Filled(ImmutableArray<YamlEntry> head, Rewriting rewriting, Origin start) =>
        new(start, [.. head.Select(entry => entry with { Value = rewriting.Of(entry.Value) })]);

    private static ImmutableDictionary<string, Origin> LocksOf(Layer? below)
    {
        var locks = ImmutableDictionary.CreateBuilder<string, Origin>(StringComparer.Ordinal);
        foreach (var entry in below?.Head ?? [])
        {
            if (Locked.At(entry.Value) is { } at)
                locks[entry.Key.Text] = at;
        }
        foreach (var (key, at) in below?.LockedKeys ?? [])
            locks.TryAdd(key, at);
        return locks.ToImmutable();
    }
}
