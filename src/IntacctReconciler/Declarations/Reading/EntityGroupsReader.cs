using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

/// <summary><c>entityGroups</c>: lists of entity ids and patterns by name.</summary>
internal static class EntityGroupsReader
{
    private const string Key = "entityGroups";

    public static ImmutableArray<EntityGroupDeclaration> EntityGroups(this MapReader file)
    {
        if (file.Find(Key) is not { } entry)
            return [];
        if (entry.Value is not YamlMap map)
        {
            file.Values.Wrong<int>(
                entry.Value,
                file.Spot(Key).ToString(),
                "a map of lists by name",
                "write { EMEA: [UK-01, \"DE-*\"] }"
            );
            return [];
        }
        return [.. map.Entries.Select(group => Group(file.Values, group)).OfType<EntityGroupDeclaration>()];
    }

    private static EntityGroupDeclaration? Group(Values values, YamlEntry group)
    {
        var (key, node) = group;
        if (WrongName(key) is { } wrong)
        {
            values.Problems.Add(wrong);
            return null;
        }
        if (node is YamlList { Items.IsEmpty: true })
            values.Problems.Add(Codes.EmptyEntityGroup(node.At, key.Text));
        var spot = new Spot(new(Key), key.Text);
        if (node is YamlScalar { Text: "all" or "All", Kind: ScalarKind.Text })
        {
            values.Wrong<int>(node, spot.ToString(), "a list", "write [\"*\"] for every entity that is active");
            return null;
        }
        if (values.Texts(node, spot) is not { IsEmpty: false } members)
            return null;
        foreach (var member in members.Where(member => EntityGroupReference.NameIn(member.Value) is not null))
            values.Problems.Add(Codes.EntityGroupInGroup(member.At, key.Text, member.Value));
        return new(
            key.Text,
            members.RemoveAll(member => EntityGroupReference.NameIn(member.Value) is not null),
            key.At
        );
    }

    /// <summary>A name that no reference could reach.</summary>
    private static Diagnostic? WrongName(YamlKey key) =>
        string.IsNullOrWhiteSpace(key.Text) ? Codes.EmptyText(key.At, $"a name in \"{Key}\"")
        : key.Text[0] == ':' || key.Text != key.Text.Trim() ? Codes.BadEntityGroupName(key.At, key.Text)
        : EntityGroupReference.LooksLike(key.Text) ? Codes.BadEntityGroupName(key.At, key.Text)
        : null;
}
