using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using IntacctReconciler.Declarations;
using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Reports.Content;

/// <summary>A blueprint as somebody reads it who is about to use it.</summary>
public static class BlueprintContent
{
    public static Report List(IReadOnlyCollection<Blueprint> blueprints) =>
        new(
            new Section(null, Plural.Of(blueprints.Count, "blueprint"))
            {
                Listing = new(
                    [new("name"), new("what it makes"), new("guide read")],
                    [
                        .. blueprints.Select(one =>
                            (ImmutableArray<Piece>)
                                [
                                    new(Names.Id(one.Name), Tone.Title),
                                    new(Names.Text(one.Title)),
                                    new(Day(one.Guide.Read), Tone.Dim),
                                ]
                        ),
                    ]
                ),
            },
            new Section(null, "blueprint show NAME says what one asks for, and how it is used.")
        );

    public static Report Of(Blueprint blueprint) =>
        new([
            new Section(
                null,
                new(new(Names.Id(blueprint.Name), Tone.Title), $"  {Names.Text(blueprint.Title)}"),
                new Block(
                    new Row(Mark.None, 0, ["guide", Printable.Of(blueprint.Guide.Title, 200)]),
                    new Row(Mark.None, 0, [Phrase.Empty, Printable.Of(blueprint.Guide.Url, 300)]),
                    new Row(Mark.None, 0, ["read", Day(blueprint.Guide.Read)])
                )
            ),
            new("PARAMETERS", Phrase.Empty, new Block([.. blueprint.Parameters.Select(Parameter)])),
            BlueprintMakes.Of(blueprint),
            Asks(blueprint),
            .. Excess(blueprint),
            .. Handover(blueprint),
            new("IN access.yaml", Phrase.Empty, new Block([.. Example(blueprint).Select(Code)])),
        ]);

    /// <summary>Members as in the file, texts with their parameters.</summary>
    public static JsonObject Json(Blueprint blueprint) =>
        new()
        {
            ["name"] = blueprint.Name,
            ["title"] = blueprint.Title,
            ["vendor"] = blueprint.Vendor,
            ["guide"] = new JsonObject
            {
                ["title"] = blueprint.Guide.Title,
                ["url"] = blueprint.Guide.Url,
                ["read"] = Day(blueprint.Guide.Read),
            },
            ["parameters"] = new JsonArray([
                .. blueprint.Parameters.Select(
                    JsonNode (one) =>
                        new JsonObject
                        {
                            ["name"] = one.Name,
                            ["kind"] = Kind(one.Kind),
                            ["description"] = one.Description,
                            ["required"] = one.Required,
                            ["default"] = Default(one),
                        }
                ),
            ]),
            ["subscriptions"] = new JsonArray([.. blueprint.Subscriptions.Select(one => JsonValue.Create(one.Value))]),
            ["user"] = Made(blueprint.User),
            ["role"] = Made(blueprint.Role),
            ["permissions"] = Clauses(blueprint.Permissions),
            ["customApplications"] = Clauses(blueprint.CustomApplications),
            ["asks"] = new JsonArray([.. Demands(blueprint).Select(one => JsonValue.Create(one.Says))]),
            ["excess"] = new JsonArray([
                .. blueprint.Excess.Select(JsonNode (one) => new JsonObject { ["what"] = one.What, ["why"] = one.Why }),
            ]),
            ["handover"] = new JsonArray([.. blueprint.Handover.Select(one => JsonValue.Create(one.Say.Text))]),
        };

    private static JsonObject Made(BlueprintObject made)
    {
        var json = new JsonObject { ["id"] = YamlJson.Of(made.Id) };
        foreach (var (key, value) in made.Fields.Entries)
            json[key.Text] = YamlJson.Of(value);
        return json;
    }

    private static JsonArray Clauses(ImmutableArray<BlueprintClause> clauses) =>
        new([
            .. clauses.Select(
                JsonNode (one) =>
                    new JsonObject
                    {
                        ["says"] = one.Says.Text,
                        ["when"] = Parameters(one.Conditions, set: true),
                        ["without"] = Parameters(one.Conditions, set: false),
                        ["give"] = YamlJson.Of(one.Give),
                    }
            ),
        ]);

    private static JsonArray Parameters(ImmutableArray<BlueprintCondition> conditions, bool set) =>
        new([.. conditions.Where(one => one.Set == set).Select(one => JsonValue.Create(one.Parameter))]);

    private static Row Parameter(BlueprintParameter one)
    {
        var needed =
            one.Required ? "must be given"
            : Default(one) is { } standard ? $"default {standard}"
            : "may be left out";
        var kind = one.Kind == ParameterKind.Text ? "" : $"{Kind(one.Kind)}, ";
        return new(Mark.None, 0, [Names.Id(one.Name), $"{kind}{needed}", Printable.Of(one.Description, 300)]);
    }

    private static Section Asks(Blueprint blueprint)
    {
        var rows = Demands(blueprint)
            .Select(one => new Row(
                Mark.None,
                0,
                [one.When.Length == 0 ? one.Says : new Phrase(new Piece(one.Says), new($"  ({one.When})", Tone.Dim))]
            ));
        return new("ASKS FOR", new Piece("in the words of the guide", Tone.Dim), new Block([.. rows]));
    }

    private static IEnumerable<(string Says, string When)> Demands(Blueprint blueprint) =>
        blueprint
            .Subscriptions.Select(one => ($"Subscription: {Printable.Of(one.Value)}", ""))
            .Concat(blueprint.Says.Select(one => (Printable.Of(one.Value, 300), "")))
            .Concat(
                blueprint
                    .Permissions.Concat(blueprint.CustomApplications)
                    .Select(one => (Printable.Of(one.Says.Text, 300), When(one.Conditions)))
            );

    private static string When(ImmutableArray<BlueprintCondition> conditions) =>
        string.Join(", ", conditions.Select(one => $"{(one.Set ? "with" : "without")} {Printable.Of(one.Parameter)}"));

    private static IEnumerable<Section> Excess(Blueprint blueprint)
    {
        if (!blueprint.Excess.IsEmpty)
            yield return new(
                "MORE THAN THE JOB NEEDS",
                new Piece("in our judgement; plan says it, too", Tone.Dim),
                new Block([
                    .. blueprint.Excess.Select(one => new Row(
                        Mark.Notable,
                        0,
                        [$"{Printable.Of(one.What, 300)}: {Printable.Of(one.Why, 300)}"]
                    )),
                ])
            );
    }

    private static IEnumerable<Section> Handover(Blueprint blueprint)
    {
        if (!blueprint.Handover.IsEmpty)
            yield return new(
                "BY HAND",
                new Piece("once the user is there", Tone.Dim),
                new Block([
                    .. blueprint.Handover.Select(one => new Row(
                        Mark.None,
                        0,
                        [
                            When(one.Conditions) is { Length: > 0 } when
                                ? new Phrase(new Piece(one.Say.Text), new($"  ({when})", Tone.Dim))
                                : one.Say.Text,
                        ]
                    )),
                ])
            );
    }

    private static Row Code(string line) => new(Mark.None, 0, [new Piece(line, Tone.Code)]);

    /// <summary>The shortest use: what must be given, and an answer for a full administrator.</summary>
    private static IEnumerable<string> Example(Blueprint blueprint)
    {
        yield return "blueprints:";
        yield return $"  {blueprint.Name}:";
        foreach (var one in blueprint.Parameters.Where(one => one.Required))
            yield return $"    {one.Name}: {Placeholder(one)}";
        ImmutableArray<string> codes = [.. AllowCodes(blueprint)];
        if (codes.IsEmpty)
            yield break;
        yield return "    allow:";
        foreach (var code in codes)
        {
            yield return $"      {code}:";
            yield return $"        {{ owner: cfo, reason: {blueprint.Vendor} asks for it, until: 2027-12-31 }}";
        }
    }

    /// <summary>What the guards will ask somebody to answer for.</summary>
    private static string[] AllowCodes(Blueprint blueprint)
    {
        var admin =
            blueprint.User.Fields.Entries.FirstOrDefault(field => field.Key.Text == "admin").Value as YamlScalar;
        if (admin?.Text == "full")
            return ["full-admin-web-services"];
        var gives = blueprint.Permissions.Any(clause => GivesAdministration(clause.Give))
            ? new[] { "grant-admin-rights", "change-permissions" }
            : [];
        return admin?.Text == "limited" ? ["limited-admin", .. gives] : gives;
    }

    private static bool GivesAdministration(YamlNode give) =>
        give switch
        {
            YamlScalar whole => PermissionsReader.PresetOf(whole.Text) is Preset.All,
            YamlMap modules => modules.Entries.Any(module =>
                module.Key.Text is "Administration" or "administration"
                && module.Value is YamlScalar preset
                && PermissionsReader.PresetOf(preset.Text) is Preset.All
            ),
            _ => false,
        };

    private static string Placeholder(BlueprintParameter one) =>
        one.Kind switch
        {
            ParameterKind.Flag => "true",
            ParameterKind.Entities => "[UK-01]",
            ParameterKind.Accounts => "{ ACME UK: UK-01 }",
            ParameterKind.Applications => "{ Application: { objects: { Name: [list] } } }",
            _ when one.Name.Contains("mail", StringComparison.OrdinalIgnoreCase) => "ap@acme.example",
            _ => "...",
        };

    private static string? Default(BlueprintParameter one) => (one.Default as YamlScalar)?.Text;

    private static string Kind(ParameterKind kind) => kind.ToString().ToLowerInvariant();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
