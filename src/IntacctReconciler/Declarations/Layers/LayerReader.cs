using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary>Reads the files of one layer: those named, and all that they include.</summary>
/// <param name="settle">Takes an object that nothing more has to be done to, so that it need not be kept as text; false leaves it here.</param>
internal sealed class LayerReader(ISourceFiles files, Values values, Func<ObjectText, bool> settle)
{
    public static FrozenSet<string> Sections { get; } =
        FrozenSet.Create(StringComparer.Ordinal, "roles", "groups", "users");

    /// <summary>What only the file that a company is named by may say.</summary>
    private static readonly FrozenSet<string> OfTheCompany = FrozenSet.Create(
        StringComparer.Ordinal,
        "company",
        "permissionModel",
        "connection"
    );

    private readonly Layer layer = new();
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private readonly List<string> open = [];

    private IProblems Problems => values.Problems;

    /// <param name="isBase">Whether these are files that several companies share.</param>
    public Layer Read(IEnumerable<InputFile> roots, bool isBase)
    {
        foreach (var root in roots)
            Read(root, isBase ? ["company"] : []);
        return layer;
    }

    private void Read(InputFile file, IEnumerable<string> refused)
    {
        var askedAt = file.Via?.At;
        if (open.Contains(file.Path, StringComparer.Ordinal))
        {
            Problems.Add(Codes.IncludeCycle(askedAt!.Value, [.. open[open.IndexOf(file.Path)..], file.Path]));
            return;
        }
        if (!read.Add(file.Path))
            return;
        var (utf8, why) = files.Read(file.Path);
        if (utf8 is not { } text)
        {
            Problems.Add(Codes.CannotReadFile(askedAt, file.Path, why!));
            layer.IsBroken = true;
            return;
        }
        open.Add(file.Path);
        Read(new Source(file.Path, file.Via), text, refused.ToFrozenSet(StringComparer.Ordinal));
        open.RemoveAt(open.Count - 1);
    }

    private void Read(Source source, ReadOnlyMemory<byte> utf8, FrozenSet<string> refused)
    {
        var yaml = new YamlFile(source, utf8, Problems);
        var head = ImmutableArray.CreateBuilder<YamlEntry>();
        var first = layer.Objects.Count;
        foreach (var part in yaml.Parts(Sections))
            Take(part, head);
        layer.Start ??= yaml.Start;
        layer.IsBroken |= yaml.IsBroken;
        if (yaml.IsBroken && head.Count == 0)
            return;
        var map = MapReader.Of(new YamlMap(yaml.Start, [.. head]), null, yaml.Start, values);
        CheckVersion(map, yaml.IsBroken);
        var lockedAt = map.Flag("locked") is { Value: true } locked ? locked.At : (Origin?)null;
        for (var i = first; lockedAt is not null && i < layer.Objects.Count; i++)
            layer.Objects[i] = layer.Objects[i] with { LockedAt = lockedAt };
        foreach (var entry in head)
            TakeHead(entry, map, refused, lockedAt);
        foreach (var include in map.Texts("include"))
            Include(source, include);
    }

    private void Take(YamlPart part, ImmutableArray<YamlEntry>.Builder head)
    {
        if (part.Section is { } section)
        {
            var one = new ObjectText(section, part.Key, part.Value!);
            if (!settle(one))
                layer.Objects.Add(one);
        }
        else if (part.Value is null)
            layer.Sections.TryAdd(part.Key.Text, part.Key.At);
        else if (!Sections.Contains(part.Key.Text))
            head.Add(new(part.Key, part.Value));
        else if (part.Value is YamlScalar { Kind: ScalarKind.Null })
            Problems.Add(Codes.NullValue(part.Key.At, new Spot(null, part.Key.Text).ToString(), null));
        else
            values.Wrong<int>(
                part.Value,
                new Spot(null, part.Key.Text).ToString(),
                $"a map of {part.Key.Text} by id",
                null
            );
    }

    private void CheckVersion(MapReader file, bool isBroken)
    {
        if (!isBroken)
            file.Need("version");
        if (file.Whole("version") is { Value: not 1 } version)
            Problems.Add(Codes.UnsupportedVersion(version.At, version.Value.ToString(CultureInfo.InvariantCulture)));
    }

    private void TakeHead(YamlEntry entry, MapReader file, FrozenSet<string> refused, Origin? lockedAt)
    {
        switch (entry.Key.Text)
        {
            case "version" or "include" or "locked":
                break;
            case "vars":
                foreach (var variable in Variables.Named(MapOf(file, "vars"), Problems))
                    TakeOnce(layer.Vars, variable.Key.Text, variable, "the variable");
                break;
            case "templates":
                TakeTemplates(file);
                break;
            case "generate":
                if (file.Find("generate") is { } generate)
                    layer.Generates.AddRange(
                        values.Items(generate.Value, file.Spot("generate"), "a list of maps") ?? []
                    );
                break;
            case var key when refused.Contains(key):
                Problems.Add(Codes.NotInSharedFile(entry.Key.At, key, open.Count > 1));
                break;
            default:
                layer.Head = HeadUnion.Of(layer.Head, entry, Problems);
                if (lockedAt is { } at)
                    layer.LockedKeys.TryAdd(entry.Key.Text, at);
                break;
        }
    }

    private void TakeTemplates(MapReader file)
    {
        if (file.Map("templates", [.. Sections.Order(StringComparer.Ordinal)]) is not { } kinds)
            return;
        foreach (var section in Sections)
        {
            foreach (var template in MapOf(kinds, section))
                TakeOnce(layer.Templates, (section, template.Key.Text), template, "the template");
        }
    }

    private void TakeOnce<TKey>(Dictionary<TKey, YamlEntry> known, TKey key, YamlEntry entry, string what)
        where TKey : notnull
    {
        if (!known.TryAdd(key, entry))
            Problems.Add(Codes.SaidTwice(entry.Key.At, what, entry.Key.Text, known[key].Key.At));
    }

    private ImmutableArray<YamlEntry> MapOf(MapReader owner, string key)
    {
        if (owner.Find(key) is not { } entry)
            return [];
        if (entry.Value is YamlMap map)
            return map.Entries;
        values.Wrong<int>(entry.Value, owner.Spot(key).ToString(), "a map", null);
        return [];
    }

    private void Include(Source source, Setting<string> include)
    {
        if (!SourcePaths.IsYaml(include.Value))
        {
            Problems.Add(Codes.IncludeNotYaml(include.At, include.Value));
            return;
        }
        var path = SourcePaths.Beside(source.Path, include.Value);
        Read(new(path, new(PassageKind.Include, path, include.At)), OfTheCompany);
    }
}
