using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Declarations.Layers;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations;

/// <summary>Reads a fleet file. The files that it names are not touched.</summary>
public static class FleetFileReader
{
    private static readonly FrozenSet<string> Sections = FrozenSet.Create(StringComparer.Ordinal, "companies");

    /// <summary>
    /// The fleet as declared. Everything wrong with it goes to <paramref name="problems"/>, in the order of the file; after
    /// errors the result is for showing only. It is null when the text broke off.
    /// </summary>
    /// <param name="utf8">Not copied; must not change meanwhile.</param>
    public static FleetFile? Read(Source source, ReadOnlyMemory<byte> utf8, IProblems problems)
    {
        var found = new Problems();
        var file = new FleetReader(source, found).Read(utf8, Sections);
        problems.AddInOrder(found);
        return file;
    }
}

/// <summary>Gathers the pieces of one fleet file.</summary>
internal sealed class FleetReader(Source source, IProblems problems)
{
    private readonly Values values = new(problems);
    private readonly ImmutableArray<YamlEntry>.Builder head = ImmutableArray.CreateBuilder<YamlEntry>();
    private readonly ImmutableArray<FleetCompany>.Builder companies = ImmutableArray.CreateBuilder<FleetCompany>();
    private readonly Dictionary<string, Setting<string>> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<YamlKey> withoutFile = [];
    private Origin? companiesAt;

    public FleetFile? Read(ReadOnlyMemory<byte> utf8, FrozenSet<string> sections)
    {
        var yaml = new YamlFile(source, utf8, problems);
        foreach (var part in yaml.Parts(sections))
            Take(part);
        if (yaml.IsBroken)
            return null;
        var map = MapReader.Of(new(yaml.Start, head.DrainToImmutable()), null, yaml.Start, Keys.Fleet, values);
        var file = Head(map);
        var hasBase = map.Find("base") is { Value: not YamlList { Items: [] } };
        foreach (var id in hasBase ? [] : withoutFile)
            problems.Add(Codes.NothingSaysWhat(id.At, id.Text));
        return file;
    }

    private void Take(YamlPart part)
    {
        if (part.Section is not null)
            TakeCompany(part.Key, part.Value!);
        else if (part.Key.Text != "companies")
            head.Add(new(part.Key, part.Value!));
        else
        {
            companiesAt = part.Key.At;
            if (part.Value is { } other)
                values.Wrong<int>(other, "\"companies\"", "a map of companies by id", null);
        }
    }

    private void TakeCompany(YamlKey id, YamlNode node)
    {
        if (string.IsNullOrWhiteSpace(id.Text))
            problems.Add(Codes.EmptyText(id.At, "an id in \"companies\""));
        var setting = new Setting<string>(id.Text, id.At);
        if (!byName.TryAdd(id.Text, setting) && byName[id.Text] is var other)
            problems.Add(Codes.CompaniesInTwoCases(id.At, id.Text, other.Value, other.At));
        var subject = new Subject("company", id.Text);
        if (node is YamlScalar { Kind: ScalarKind.Text } text)
            values.Wrong<int>(
                node,
                subject.ToString(),
                "a map",
                $"write {{ file: {YamlScalarText.Of(text.Text, inFlow: true)} }}"
            );
        if (
            node is YamlScalar { Kind: ScalarKind.Text }
            || MapReader.Of(node, subject, id.At, Keys.FleetCompany, values) is not { } company
        )
            return;
        if (!company.Has("file"))
            withoutFile.Add(id);
        companies.Add(
            new(setting)
            {
                File = company.Text("file") is { } path ? AccessFileName(path, company.Spot("file")) : null,
                Vars = company.Variables(),
                Connection = company.Connection(),
            }
        );
    }

    private FleetFile Head(MapReader file)
    {
        file.Need("version");
        if (file.Whole("version") is { Value: not 1 } version)
            problems.Add(
                Codes.UnsupportedFleetVersion(version.At, version.Value.ToString(CultureInfo.InvariantCulture))
            );
        if (companiesAt is null || (byName.Count == 0 && !problems.HasErrors))
            problems.Add(Codes.NoCompanies(companiesAt ?? file.At));
        var below = file.Texts("base");
        foreach (var path in below)
            AccessFileName(path, file.Spot("base").Entry);
        return new(source)
        {
            Base = below,
            Vars = file.Variables(),
            Companies = companies.DrainToImmutable(),
        };
    }

    /// <summary>
    /// A file of another name is not opened: what is wrong with a file is shown with its lines, and those of some files are
    /// secrets.
    /// </summary>
    private Setting<string> AccessFileName(Setting<string> path, Spot spot)
    {
        if (!SourcePaths.IsYaml(path.Value))
            problems.Add(Codes.NotAnAccessFileName(path.At, spot.ToString(), path.Value));
        return path;
    }
}
