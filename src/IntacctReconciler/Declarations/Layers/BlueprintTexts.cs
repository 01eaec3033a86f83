using System.Collections.Immutable;
using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary>What the blueprints that a file uses come to: a role and a user each, or in a user-based company the user alone.</summary>
internal sealed class BlueprintTexts(ISourceFiles files, bool isUserBased, Variables variables, Values values)
{
    public const string Key = "blueprints";

    private const string Permissions = "permissions";
    private const string Applications = "customApplications";

    private readonly ImmutableArray<BlueprintUse>.Builder uses = ImmutableArray.CreateBuilder<BlueprintUse>();

    /// <summary>Those that could be filled in.</summary>
    public IReadOnlyList<BlueprintUse> Uses => uses;

    private IProblems Problems => values.Problems;

    /// <param name="head">With its variables filled in.</param>
    public IEnumerable<ComposedObject> Objects(YamlMap head)
    {
        var reader = MapReader.Of(head, null, head.At, values);
        if (reader.Find(Key) is not { } entry)
            return [];
        if (entry.Value is YamlMap all)
            return all.Entries.SelectMany(use => Expand(use.Key, use.Value)).ToList();
        values.Wrong<int>(entry.Value, reader.Spot(Key).ToString(), "a map of blueprints by name", null);
        return [];
    }

    private ComposedObject[] Expand(YamlKey key, YamlNode node)
    {
        if (!Variables.IsName(key.Text))
            Problems.Add(Codes.BadUseName(key.At, key.Text));
        var subject = new Subject("blueprint", key.Text);
        if (MapReader.OfAny(node, subject, key.At, values) is not { } reader || Find(key, reader) is not { } blueprint)
            return [];
        var given = new BlueprintParameters(blueprint, reader, values);
        return given.Read((YamlMap)node) is { } set ? Expand(key, reader, blueprint, set) : [];
    }

    private ComposedObject[] Expand(
        YamlKey key,
        MapReader reader,
        Blueprint blueprint,
        ImmutableDictionary<string, YamlNode> set
    )
    {
        var passage = new Passage(PassageKind.Blueprint, blueprint.Name, key.At);
        var inner = variables.With(set.Select(one => new YamlEntry(new(one.Key, one.Value.At), one.Value)));
        var filling = new Rewriting(inner, passage, Problems);
        var text = new FilledBlueprint(blueprint, set, filling);
        if (
            values.Text(text.Id(blueprint.User), new(new("user"), "id")) is not { } userId
            || values.Text(text.Id(blueprint.Role), new(new("role"), "id")) is not { } roleId
        )
            return [];
        var asked = text.Whole(blueprint.Permissions);
        var except = reader.Find("except")?.Value;
        var given = except is null ? asked : PermissionTexts.Over(asked, except);
        var grants = ImmutableArray.Create(Entry(Permissions, given, given.At));
        if (text.Merged(blueprint.CustomApplications) is { } applications)
            grants = grants.Add(Entry(Applications, applications, applications.At));
        var notes = Kept(reader, "owner", "ticket");
        var role = new YamlMap(key.At, [.. text.Fields(blueprint.Role), .. grants, .. notes]);
        var user = new YamlMap(key.At, [.. text.Fields(blueprint.User), .. Kept(reader, "allow"), .. notes]);
        Use(
            key,
            blueprint,
            text,
            new(user.At, [.. user.Entries, .. grants]),
            except is null ? null : (except, given),
            userId.Value,
            roleId.Value
        );
        return isUserBased
            ? [new("users", new(userId.Value, key.At), new YamlMap(user.At, [.. user.Entries, .. grants]), [])]
            :
            [
                new("roles", new(roleId.Value, key.At), role, []),
                new(
                    "users",
                    new(userId.Value, key.At),
                    new YamlMap(user.At, [.. user.Entries, Entry("roles", Holding(roleId), key.At)]),
                    []
                ),
            ];
    }

    /// <summary>What of it somebody may ask for later, when the company is known. What is wrong is reported with the objects.</summary>
    private void Use(
        YamlKey key,
        Blueprint blueprint,
        FilledBlueprint text,
        YamlMap user,
        (YamlNode Except, YamlNode Given)? edited,
        string userId,
        string roleId
    )
    {
        var quiet = new Values(new Problems());
        var declared = UserReader.User(new(userId, key.At), MapReader.Of(user, new("user", userId), key.At, quiet));
        if (PermissionsIn(text.Whole(blueprint.Permissions), quiet) is not { } asked)
            return;
        uses.Add(
            new(key.Text, key.At, blueprint, declared, asked)
            {
                Role = isUserBased ? null : roleId,
                Clauses =
                [
                    .. text.Clauses(blueprint.Permissions)
                        .Select(clause => (clause.Says, Read: PermissionsIn(clause.Give, quiet)))
                        .Where(clause => clause.Read is not null)
                        .Select(clause => new AskedPermissions(clause.Says, clause.Read!)),
                ],
                CustomApplications = declared.CustomApplications,
                CustomApplicationsSay = string.Join(
                    "; ",
                    text.Clauses(blueprint.CustomApplications).Select(clause => clause.Says)
                ),
                Except = edited is null ? null : PermissionsIn(edited.Value.Except, quiet),
                Given = edited is null ? null : PermissionsIn(edited.Value.Given, quiet),
                Handover = text.Handover(),
            }
        );
    }

    private static PermissionsDeclaration? PermissionsIn(YamlNode node, Values quiet) =>
        MapReader.Of(new YamlMap(node.At, [Entry(Permissions, node, node.At)]), null, node.At, quiet).Permissions();

    private Blueprint? Find(YamlKey key, MapReader use)
    {
        if (use.Text("file") is { } file)
        {
            if (use.Find("blueprint") is { } both)
                Problems.Add(Codes.SaidTwice(both.Key.At, null, "blueprint", file.At));
            return Own(file);
        }
        var name = use.Has("blueprint") ? use.Text("blueprint") : new(key.Text, key.At);
        if (name is not { } shipped)
            return null;
        if (ShippedBlueprints.Find(shipped.Value) is { } found)
            return found;
        string[] known = [.. ShippedBlueprints.All.Select(one => one.Name)];
        Problems.Add(Codes.UnknownBlueprint(shipped.At, shipped.Value, Nearest.To(shipped.Value, known), known));
        return null;
    }

    private Blueprint? Own(Setting<string> file)
    {
        if (!SourcePaths.IsYaml(file.Value))
        {
            Problems.Add(Codes.BlueprintNotYaml(file.At, file.Value));
            return null;
        }
        var path = SourcePaths.Beside(file.At.Source.Path, file.Value);
        var (utf8, why) = files.Read(path);
        if (utf8 is { } text)
            return BlueprintReader.Read(new(path), text, Problems);
        Problems.Add(Codes.CannotReadFile(file.At, path, why!));
        return null;
    }

    private static ImmutableArray<YamlEntry> Kept(MapReader use, params ReadOnlySpan<string> keys)
    {
        var kept = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var key in keys)
        {
            if (use.Find(key) is { } entry)
                kept.Add(entry);
        }
        return kept.DrainToImmutable();
    }

    private static YamlList Holding(Setting<string> role) =>
        new(role.At, [new YamlScalar(role.At, role.Value, isPlain: false)]);

    private static YamlEntry Entry(string key, YamlNode value, Origin at) => new(new(key, at), value);
}
