using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

/// <summary>
/// A map whose keys are known. Asking for a key gives its value or null; what does not fit is reported, and unknown keys
/// are reported at once.
/// </summary>
internal sealed class MapReader
{
    private readonly YamlMap map;
    private readonly Values values;

    private MapReader(YamlMap map, Subject? subject, Origin at, Values values) =>
        (this.map, Subject, At, this.values) = (map, subject, at, values);

    public Subject? Subject { get; }

    /// <summary>Where a reader looks for it: the key under which the map stands.</summary>
    public Origin At { get; }

    public IProblems Problems => values.Problems;

    public Values Values => values;

    /// <summary>The map, or null after reporting that the node is none.</summary>
    public static MapReader? Of(YamlNode node, Subject subject, Origin at, ImmutableArray<string> known, Values values)
    {
        if (node is YamlMap map)
            return Of(map, subject, at, known, values);
        if (node is YamlScalar { Kind: ScalarKind.Null })
            values.Problems.Add(Codes.NullValue(at, subject.ToString(), "write {} for one of which nothing is said"));
        else
            values.Wrong<int>(node, subject.ToString(), "a map", null);
        return null;
    }

    public static MapReader Of(YamlMap map, Subject? subject, Origin at, ImmutableArray<string> known, Values values)
    {
        foreach (var (key, _) in map.Entries)
        {
            if (!known.Contains(key.Text, StringComparer.Ordinal))
                values.Problems.Add(Unknown(key, subject, known));
        }
        return new(map, subject, at, values);
    }

    /// <summary>A map whose keys somebody else judges.</summary>
    public static MapReader Of(YamlMap map, Subject? subject, Origin at, Values values) =>
        new(map, subject, at, values);

    /// <summary>The map, whose keys somebody else judges; or null after reporting that the node is none.</summary>
    public static MapReader? OfAny(YamlNode node, Subject subject, Origin at, Values values) =>
        Of(node, subject, at, node is YamlMap map ? [.. map.Entries.Select(entry => entry.Key.Text)] : [], values);

    public static Diagnostic Unknown(YamlKey key, Subject? subject, ImmutableArray<string> known) =>
        Codes.UnknownKey(key.At, key.Text, subject?.ToString(), Nearest.To(key.Text, known), string.Join(", ", known));

    public Spot Spot(string key) => new(Subject, key);

    public bool Has(string key) => map.Entries.Any(entry => entry.Key.Text == key);

    /// <summary>The value under the key; null where there is none or where it is null, which is reported.</summary>
    public YamlEntry? Find(string key)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.Key.Text != key)
                continue;
            if (entry.Value is YamlFault)
                return null;
            if (entry.Value is not YamlScalar { Kind: ScalarKind.Null })
                return entry;
            Problems.Add(Codes.NullValue(entry.Key.At, Spot(key).ToString(), null));
            return null;
        }
        return null;
    }

    public Setting<string>? Text(string key) => Find(key) is { } entry ? values.Text(entry.Value, Spot(key)) : null;

    public Setting<string>? FreeText(string key) =>
        Find(key) is { } entry ? values.FreeText(entry.Value, Spot(key)) : null;

    public Setting<bool>? Flag(string key) => Find(key) is { } entry ? values.Flag(entry.Value, Spot(key)) : null;

    public Setting<int>? Whole(string key, int most = int.MaxValue) =>
        Find(key) is { } entry ? values.Whole(entry.Value, Spot(key), most) : null;

    public Setting<string>? Choice(string key, Choices choices) =>
        Find(key) is { } entry ? values.Choice(entry.Value, Spot(key), choices) : null;

    public Setting<T>? Word<T>(string key, ImmutableArray<(string Word, T Value)> words)
        where T : struct => Find(key) is { } entry ? values.Word(entry.Value, Spot(key), words) : null;

    public ImmutableArray<Setting<string>> Texts(string key) =>
        Find(key) is { } entry ? values.Texts(entry.Value, Spot(key)) ?? [] : [];

    public MapReader? Map(string key, ImmutableArray<string> known) =>
        Find(key) is { } entry ? Of(entry.Value, new(key, Of: Subject), entry.Key.At, known, values) : null;

    public Setting<Moment>? Until(string key = "until") => Moment(key, Moments.Until);

    public Setting<Moment>? From(string key = "from") => Moment(key, Moments.From);

    /// <summary>Reports the keys that must be there and are not.</summary>
    public void Need(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!Has(key))
                Problems.Add(Codes.MissingKey(At, Subject?.ToString(), key, HintFor(key)));
        }
    }

    private string? HintFor(string key) =>
        (Subject, key) switch
        {
            (null, "version") => "write: version: 1",
            (null, "company") => "write the id of the company that this file is for",
            (null, "permissionModel") => "write role-based or user-based, as the company is set up",
            (_, "owner") => "name who answers for it",
            (_, "until") => "write the last day on which it holds: 2027-03-31",
            _ => null,
        };

    private Setting<Moment>? Moment(string key, Func<string, Moment?> parse)
    {
        if (Text(key) is not { } text)
            return null;
        if (parse(text.Value) is { } moment)
            return new(moment, text.At);
        Problems.Add(Codes.BadMoment(text.At, Spot(key).ToString(), text.Value));
        return null;
    }
}
