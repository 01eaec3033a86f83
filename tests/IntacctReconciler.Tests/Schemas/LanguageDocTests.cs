using System.Text;
using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Declarations;

namespace IntacctReconciler.Tests.Schemas;

/// <summary>
/// The tables of docs/language.md between their markers are made of the table of fields and the schema's descriptions;
/// UPDATE_GOLDEN=1 rewrites them.
/// </summary>
public sealed class LanguageDocTests
{
    private const string Path = "docs/language.md";
    private const string End = "<!-- end -->";
    private static readonly JsonNode Root = JsonNode.Parse(IntacctReconciler.Declarations.Schemas.Access)!;
    private static readonly JsonNode Fleet = JsonNode.Parse(IntacctReconciler.Declarations.Schemas.Fleet)!;
    private static readonly string[] NeededToCreate = ["email", "contact", "type", "entities"];

    [Fact]
    public void Its_tables_are_those_of_the_model_and_the_schema()
    {
        var text = MaintainedFile.Read(Path);
        foreach (var (name, table) in Tables())
            text = Replace(text, $"<!-- table: {name} -->\n", table);
        MaintainedFile.ShouldBe(Path, text);
    }

    private static IEnumerable<(string Name, string Table)> Tables()
    {
        yield return ("file", Keys(Root));
        yield return ("connection", Keys(Root["properties"]!["connection"]!));
        yield return (
            "guards",
            Keys(Root["properties"]!["guards"]!)
                + "\n`maxRemovals`:\n\n"
                + Keys(Root["properties"]!["guards"]!["properties"]!["maxRemovals"]!)
        );
        yield return ("user", FieldTable(ObjectKind.User, "user"));
        yield return ("role", FieldTable(ObjectKind.Role, "role"));
        yield return ("group", FieldTable(ObjectKind.Group, "group"));
        yield return ("allow", Keys(Root["definitions"]!["allow"]!));
        foreach (var name in (string[])["allowed", "override", "policyUse", "waiver", "blueprintUse"])
            yield return (name, Keys(Root["definitions"]![name]!));
        yield return ("entry", Keys(Item("roleList"), rename: ("role", "`role`, `group` or `user`")));
        yield return ("manage", Manage());
        yield return ("ignored", Ignored());
        yield return ("presets", Presets());
        yield return ("sections", SectionTable());
        yield return ("fleet", Keys(Fleet) + "\nA company:\n\n" + Keys(Fleet["definitions"]!["company"]!));
        yield return ("values", ValueTable());
    }

    /// <summary>An entry of a list where it is a map.</summary>
    private static JsonNode Item(string list) =>
        Root["definitions"]![list]!["anyOf"]![0]!["items"]!["anyOf"]!
            .AsArray()
            .Single(one => one!["properties"] is not null)!;

    private static string Manage()
    {
        var table = new StringBuilder("| key | meaning | default |\n| --- | --- | --- |\n");
        foreach (var (kind, node) in Root["properties"]!["manage"]!["properties"]!.AsObject())
        foreach (var (key, property) in node!["properties"]?.AsObject() ?? [])
            table.Append($"| `{kind}.{key}` | {Description(property!)} | {Code(property!["default"]?.ToString())} |\n");
        return table.ToString();
    }

    private static string Ignored() =>
        $"""
            | of | ignored always |
            | --- | --- |
            | users | {string.Join(
                ", ",
                BuiltInIgnores.Users.Select(pattern => Code(pattern.Replace("|", "\\|", StringComparison.Ordinal)))
            )} |
            | roles | {string.Join(", ", BuiltInIgnores.Roles.Select(Code))} |

            """.ReplaceLineEndings(
            "\n"
        );

    private static string Presets() =>
        "| preset | gives |\n| --- | --- |\n"
        + string.Concat(
            Enum.GetValues<Preset>().Reverse().Select(preset => $"| {Code(WordOf(preset))} | {MeaningOf(preset)} |\n")
        );

    private static string WordOf(Preset preset)
    {
        var word = preset switch
        {
            Preset.All => "all",
            Preset.ReadOnly => "read-only",
            Preset.None => "none",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var role = Reading.Clean($"{Reading.Head}roles: {{ R: {{ permissions: {word} }} }}\n").Roles.Single();
        role.Permissions!.Everything!.Value.Value.Should().Be(preset);
        return word;
    }

    private static string MeaningOf(Preset preset) =>
        preset switch
        {
            Preset.All => "every right that the company offers there",
            Preset.ReadOnly =>
                $"what the button \"Read only\" of the screen sets: {string.Join(", ", ScreenButtons.Looking.Tokens.Select(Code))} where they are offered, and in reports every right",
            Preset.None => "nothing",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string SectionTable() =>
        "| section | on the screen | REST `permissionGroup` |\n| --- | --- | --- |\n"
        + string.Concat(
            Sections.Keys.Select(key => $"| {Code(key)} | {ScreenNameOf(key)} | {Code(Sections.Named(key))} |\n")
        );

    private static string ScreenNameOf(string section) =>
        section switch
        {
            "activities" => "Activities and lists",
            "reports" => "Reports",
            "objectIds" => "",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Every word of the closed lists, as files, screens and REST have it.</summary>
    private static string ValueTable()
    {
        var table = new StringBuilder("| key | word | on the screen | REST value |\n| --- | --- | --- | --- |\n");
        foreach (var kind in new[] { ObjectKind.User, ObjectKind.Role })
        foreach (var field in Fields.Of(kind).Where(field => field.Choices is not null))
        foreach (var choice in field.Choices!.All)
            table.Append($"| `{field.Name}` | {Code(choice.Word)} | {choice.Label} | {Code(choice.Token)} |\n");
        return table.ToString();
    }

    private static string Keys(JsonNode map, (string Key, string As)? rename = null)
    {
        var required = map["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToArray() ?? [];
        var properties = map["properties"]!.AsObject();
        var hasDefaults = properties.Any(property => property.Value!["default"] is not null);
        var table = new StringBuilder(
            hasDefaults ? "| key | meaning | default |\n| --- | --- | --- |\n" : "| key | meaning |\n| --- | --- |\n"
        );
        foreach (var (name, property) in properties)
        {
            var need = required.Contains(name, StringComparer.Ordinal) ? " Must be there." : "";
            var shown = rename?.Key == name ? rename.Value.As : Code(name);
            var meaning = rename?.Key == name ? "The id of what it is an entry for." : Description(property!);
            table.Append($"| {shown} | {meaning}{need} |");
            table.Append(hasDefaults ? $" {Code(property!["default"]?.ToString())} |\n" : "\n");
        }
        return table.ToString();
    }

    private static string FieldTable(ObjectKind kind, string definition)
    {
        var properties = Root["definitions"]![definition]!["properties"]!.AsObject();
        var fields = Fields.Of(kind);
        var table = new StringBuilder(
            "| key | meaning | values | on the screen | REST property | when absent |\n| --- | --- | --- | --- | --- | --- |\n"
        );
        foreach (var field in fields)
        {
            var property = field
                .Name.Split('.')
                .Aggregate(Root["definitions"]![definition]!, (node, step) => node["properties"]![step]!);
            table.Append(
                $"| `{field.Name}` | {Description(property)} | {Values(field)} | {field.Label} | {string.Join(", ", field.Property.Split(", ").Select(Code))} | {WhenAbsent(kind, field)} |\n"
            );
        }
        table.Append("\nBesides:\n\n| key | meaning |\n| --- | --- |\n");
        foreach (
            var (name, property) in properties.Where(each => fields.All(field => field.Name.Split('.')[0] != each.Key))
        )
            table.Append($"| `{name}` | {Description(property!)} |\n");
        return table.ToString();
    }

    private static string Values(FieldInfo field) =>
        field switch
        {
            { Choices: { } choices } => string.Join(", ", choices.All.Select(choice => Code(choice.Word))),
            { Name: "contact" } => "`{ first, last }` or `{ id }`",
            { Shape: FieldShape.Flag } => "`true`, `false`",
            { Shape: FieldShape.Text } => "text",
            { Shape: FieldShape.Ids } => "list of ids",
            { Shape: FieldShape.Reach } => "`all` or list of ids and patterns",
            { Shape: FieldShape.Grants, Name: "permissions" } => "see [Permissions](#permissions)",
            { Shape: FieldShape.Grants } => "application or agent, name, rights",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string WhenAbsent(ObjectKind kind, FieldInfo field)
    {
        if (kind == ObjectKind.User && NeededToCreate.Contains(field.Name, StringComparer.Ordinal))
            return field.OnCreateOnly ? "fine, unless the user is to be created" : "not managed; cannot create";
        var word = field.Default is null ? null : field.Choices?.WordOf(field.Default) ?? field.Default;
        return word is null ? "not managed" : $"not managed; a new {Address.Word(kind)} gets {Code(word)}";
    }

    private static string Description(JsonNode property) =>
        (
            property["description"]
            ?? Root["definitions"]![property["$ref"]!.GetValue<string>().Split('/')[^1]]!["description"]!
        )
            .GetValue<string>()
            .Replace("|", "\\|", StringComparison.Ordinal);

    private static string Code(string? text) => text is null ? "" : $"`{text}`";

    private static string Replace(string text, string marker, string table)
    {
        var start = text.IndexOf(marker, StringComparison.Ordinal);
        start.Should().BePositive("{0} must be in {1}", marker, Path);
        start += marker.Length;
        var end = text.IndexOf(End, start, StringComparison.Ordinal);
        return $"{text[..start]}{table}{text[end..]}";
    }
}
