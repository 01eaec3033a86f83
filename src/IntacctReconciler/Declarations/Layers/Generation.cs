using System.Collections.Immutable;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary>Makes objects for each entry of a list, or for each entity of the company.</summary>
/// <param name="entities">Ids of the active ones; null while they are not known.</param>
/// <param name="filling">Fills in the variables that hold in all of the files.</param>
/// <param name="groupOf">The ids and patterns of a named group of entities; null where there is none.</param>
internal sealed class Generation(
    IReadOnlyCollection<string>? entities,
    Rewriting filling,
    Func<string, ImmutableArray<string>?> groupOf,
    Values values
)
{
    private const string ForEach = "forEach";
    private static readonly Subject Entry = new("an entry of \"generate\"");

    /// <summary>One turn: what it adds to the variables, and how messages call it.</summary>
    private sealed record Round(string Name, ImmutableArray<YamlEntry> Variables);

    private readonly List<Origin> waiting = [];

    /// <summary>Where something waits for the company's entities.</summary>
    public IReadOnlyList<Origin> Waiting => waiting;

    /// <summary>Groups of entities that are named.</summary>
    public HashSet<string> Groups { get; } = new(StringComparer.Ordinal);

    public IEnumerable<ObjectText> Objects(IEnumerable<YamlNode> generates) => generates.SelectMany(Objects);

    private IEnumerable<ObjectText> Objects(YamlNode node)
    {
        if (MapReader.Of(node, Entry, node.At, Keys.Generate, values) is not { } generate)
            return [];
        generate.Need(ForEach);
        if (generate.Find(ForEach) is not { } forEach)
            return [];
        var rounds = Rounds(forEach with { Value = filling.Of(forEach.Value) }, generate);
        ObjectText[] bodies = [.. LayerReader.Sections.SelectMany(section => Bodies(generate, section))];
        if (bodies.Length == 0)
            values.Problems.Add(Codes.GeneratesNothing(generate.At));
        foreach (var body in bodies.Where(body => rounds.Length > 1 && !Rewriting.Mentions(body.Key.Text)))
            values.Problems.Add(Codes.GeneratedTwice(body.Key.At, body.Section[..^1], body.Key.Text, rounds.Length));
        return from round in rounds
            let passage = new Passage(PassageKind.Generate, round.Name, forEach.Key.At)
            from body in bodies
            where rounds.Length == 1 || Rewriting.Mentions(body.Key.Text)
            select body with
            {
                Round = round.Variables,
                Through = passage,
            };
    }

    private IEnumerable<ObjectText> Bodies(MapReader generate, string section)
    {
        if (generate.Find(section) is not { } entry)
            return [];
        if (entry.Value is YamlMap map)
            return map.Entries.Select(one => new ObjectText(section, one.Key, one.Value));
        values.Wrong<int>(entry.Value, generate.Spot(section).ToString(), $"a map of {section} by id", null);
        return [];
    }

    private ImmutableArray<Round> Rounds(YamlEntry forEach, MapReader generate)
    {
        if (forEach.Value is YamlMap map)
            return OverEntities(MapReader.Of(map, new(ForEach, Of: Entry), forEach.Key.At, Keys.ForEach, values));
        if (values.Items(forEach.Value, generate.Spot(ForEach), "a list, or { entities: [...] }") is not { } items)
            return [];
        if (items.IsEmpty)
            values.Problems.Add(Codes.ForEachEmpty(forEach.Value.At));
        return [.. items.Select((item, index) => OverItem(item, index, generate.Spot(ForEach).Entry)).OfType<Round>()];
    }

    private Round? OverItem(YamlNode item, int index, Spot spot)
    {
        if (item is YamlMap map)
            return new(
                NameOf(map) ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{index + 1}"),
                Variables.Named(map.Entries, values.Problems)
            );
        return values.Text(item, spot, "write texts, or maps of variables") is { } text
            ? new(text.Value, [new(new("each", text.At), new YamlScalar(text.At, text.Value, isPlain: false))])
            : null;
    }

    private static string? NameOf(YamlMap map) => (map.Entries.FirstOrDefault().Value as YamlScalar)?.Text;

    private ImmutableArray<Round> OverEntities(MapReader forEach)
    {
        forEach.Need("entities");
        var (wanted, except) = (forEach.Texts("entities"), forEach.Texts("except"));
        if (forEach.Find("entities") is { Value: YamlList { Items.IsEmpty: true } empty })
            values.Problems.Add(Codes.ForEachEmpty(empty.At));
        Groups.UnionWith(wanted.Concat(except).Select(one => EntityGroupReference.NameIn(one.Value)).OfType<string>());
        if (entities is null)
        {
            waiting.Add(forEach.At);
            return [];
        }
        var left = except.SelectMany(Matching).ToHashSet(StringComparer.Ordinal);
        var made = new SortedDictionary<string, Origin>(StringComparer.Ordinal);
        foreach (var one in wanted)
        {
            foreach (var id in Matching(one).Where(id => !left.Contains(id)))
                made.TryAdd(id, one.At);
        }
        return
        [
            .. made.Select(one => new Round(
                one.Key,
                [new(new("entity", one.Value), new YamlScalar(one.Value, one.Key, isPlain: false))]
            )),
        ];
    }

    private IEnumerable<string> Matching(Setting<string> written)
    {
        ImmutableArray<string> patterns;
        if (EntityGroupReference.NameIn(written.Value) is not { } group)
            patterns = [EntityGroupReference.IdIn(written.Value)];
        else if (groupOf(group) is { } members)
            patterns = members;
        else
        {
            values.Problems.Add(Codes.ForEachUnknownGroup(written.At, group));
            return [];
        }
        string[] found =
        [
            .. entities!.Where(id => patterns.Any(pattern => pattern == id || Wildcard.Matches(pattern, id))),
        ];
        if (found.Length == 0)
            values.Problems.Add(
                patterns is [var id] && !Wildcard.IsPattern(id)
                    ? Codes.ForEachUnknownEntity(written.At, id, Nearest.To(id, entities!))
                    : Codes.ForEachMatchesNothing(written.At, written.Value)
            );
        return found;
    }
}
