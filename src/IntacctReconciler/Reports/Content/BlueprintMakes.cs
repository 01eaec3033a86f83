using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Model;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Reports.Content;

/// <summary>The user and the role that a blueprint makes where no parameter says otherwise.</summary>
internal static class BlueprintMakes
{
    public static Section Of(Blueprint blueprint) =>
        new(
            "MAKES",
            new Piece("where no parameter says otherwise", Tone.Dim),
            new Block(
                new Row(
                    Mark.None,
                    0,
                    ["user", $"{Filled(blueprint.User.Id, blueprint)}: {string.Join(", ", Traits(blueprint))}"]
                ),
                new Row(
                    Mark.None,
                    0,
                    [
                        "role",
                        $"{Filled(blueprint.Role.Id, blueprint)}, in a role-based company; else the user has it all",
                    ]
                )
            )
        );

    private static IEnumerable<string> Traits(Blueprint blueprint)
    {
        foreach (var (key, value) in blueprint.User.Fields.Entries)
        {
            if (Trait(key.Text, value, blueprint) is { } trait)
                yield return trait;
        }
    }

    private static string? Trait(string key, YamlNode value, Blueprint blueprint) =>
        (key, Filled(value, blueprint)) switch
        {
            ("name" or "email" or "contact", _) or (_, null) => null,
            ("entities", "all") => "in all entities",
            ("entities" or "departments" or "territories", var reach) => $"{key} {reach}",
            ("type", var type) => $"{Choices.UserType.Find(type)?.Label ?? type} user",
            var (field, text) => Said(field, text),
        };

    private static string? Said(string field, string text) =>
        Fields.User.FirstOrDefault(one => one.Name == field)?.Info is not { } info ? null
        : text == "true" ? info.Label
        : text == "false" ? null
        : $"{info.Label} {info.Choices?.Find(text)?.Label ?? text}";

    /// <summary>With the defaults of its parameters; null for what is no text.</summary>
    private static string? Filled(YamlNode node, Blueprint blueprint) =>
        node is YamlScalar scalar
            ? Printable.Of(
                blueprint.Parameters.Aggregate(
                    scalar.Text,
                    (text, one) =>
                        one.Default is YamlScalar standard ? text.Replace($"${{{one.Name}}}", standard.Text) : text
                ),
                200
            )
            : null;
}
