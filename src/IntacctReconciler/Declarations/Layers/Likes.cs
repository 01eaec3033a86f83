using System.Collections.Immutable;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary>Puts objects over the templates that they are like.</summary>
/// <param name="templates">By section and name.</param>
/// <param name="isDeclared">Whether an object of that section and id is declared, which people take for a template.</param>
internal sealed class Likes(
    IReadOnlyDictionary<(string Section, string Name), YamlEntry> templates,
    Func<string, string, bool> isDeclared,
    Values values
)
{
    private const string Like = "like";

    private sealed record Wish(string Template, Origin At, ImmutableArray<YamlEntry> With);

    /// <param name="node">With its variables filled in.</param>
    /// <returns>The whole text, and the templates in it that must not be weakened.</returns>
    public (YamlNode Whole, ImmutableArray<LockedBelow> Locks) Expand(
        string section,
        YamlKey id,
        YamlNode node,
        Variables variables
    )
    {
        var locks = ImmutableArray.CreateBuilder<LockedBelow>();
        var whole = Expand(section, id.Text, node, variables.With(Variables.Id, id.Text, id.At), [], locks);
        return (whole, locks.DrainToImmutable());
    }

    private YamlNode Expand(
        string section,
        string id,
        YamlNode node,
        Variables variables,
        ImmutableArray<string> through,
        ImmutableArray<LockedBelow>.Builder locks
    )
    {
        if (node is not YamlMap map || map.Entries.All(entry => entry.Key.Text != Like))
            return node;
        var own = new YamlMap(map.At, [.. map.Entries.Where(entry => entry.Key.Text != Like)]);
        if (WishOf(section, id, map) is not { } wish || Find(section, wish) is not { } template)
            return own;
        if (through.Contains(wish.Template, StringComparer.Ordinal))
        {
            values.Problems.Add(Codes.TemplateCycle(wish.At, [.. through, wish.Template]));
            return own;
        }
        var inner = variables.With(wish.With);
        var passage = new Passage(PassageKind.Template, wish.Template, wish.At);
        var text = new Rewriting(inner, passage, values.Problems).Of(template.Value);
        if (Expand(section, id, text, inner, through.Add(wish.Template), locks) is not YamlMap below)
            return NotAMap(template, own);
        if (Locked.At(below) is { } at)
            locks.Add(new(below, at));
        return Merging.Object(below, own, values.Problems);
    }

    /// <summary>The template as it is named: <c>like: clerk</c>, or <c>like: { template: clerk, with: { city: Leeds } }</c>.</summary>
    private Wish? WishOf(string section, string id, YamlMap map)
    {
        var owner = new Subject(section[..^1], id);
        var like = map.Entries.First(entry => entry.Key.Text == Like);
        if (like.Value is not YamlMap long_)
            return values.Text(like.Value, new(owner, Like), "write the name of a template") is { } name
                ? new(name.Value, name.At, [])
                : null;
        var reader = MapReader.Of(long_, new(Like, Of: owner), like.Key.At, Keys.Like, values);
        reader.Need("template");
        var with = reader.Find("with") is { Value: YamlMap given } ? given.Entries : [];
        if (reader.Find("with") is { Value: not YamlMap } wrong)
            values.Wrong<int>(wrong.Value, reader.Spot("with").ToString(), "a map of variables", null);
        return reader.Text("template") is { } template
            ? new(template.Value, template.At, Variables.Named(with, values.Problems))
            : null;
    }

    private YamlEntry? Find(string section, Wish wish)
    {
        if (templates.TryGetValue((section, wish.Template), out var template))
            return template;
        string[] known =
        [
            .. templates
                .Keys.Where(key => key.Section == section)
                .Select(key => key.Name)
                .Order(StringComparer.Ordinal),
        ];
        values.Problems.Add(
            Codes.UnknownTemplate(
                wish.At,
                section,
                wish.Template,
                Nearest.To(wish.Template, known),
                isDeclared(section, wish.Template)
            )
        );
        return null;
    }

    private YamlMap NotAMap(YamlEntry template, YamlMap own)
    {
        values.Wrong<int>(template.Value, $"the template \"{Printable.Of(template.Key.Text)}\"", "a map", null);
        return own;
    }
}
