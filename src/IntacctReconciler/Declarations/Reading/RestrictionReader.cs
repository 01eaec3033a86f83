using IntacctReconciler.Declarations.Layers;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

/// <summary><c>entities: all</c>, <c>[UK-01, "DE-*"]</c> or <c>{ only: [...], topLevel: true }</c>. Never an empty list: to Intacct that is everything.</summary>
internal static class RestrictionReader
{
    public static RestrictionDeclaration? Restriction(this MapReader owner, string key, bool hasTopLevel = false)
    {
        if (owner.Find(key) is not { } entry)
            return null;
        var known = hasTopLevel ? Keys.Entities : Keys.Restriction;
        switch (entry.Value)
        {
            case YamlScalar { Text: "all" or "All", Kind: ScalarKind.Text }:
                return new(null, null, entry.Value.At);
            case YamlList list:
                return Only(owner, list, owner.Spot(key), null, entry.Key);
            case YamlMap edit when ListEdit.Is(edit):
                owner.Values.Wrong<int>(
                    edit,
                    owner.Spot(key).ToString(),
                    "all or a list of ids",
                    ListEdit.NothingBelow
                );
                return null;
            case YamlMap map:
                var inner = MapReader.Of(map, new(key, Of: owner.Subject), entry.Key.At, known, owner.Values);
                inner.Need("only");
                var topLevel = hasTopLevel ? inner.Flag("topLevel") : null;
                return inner.Find("only") is { } only
                    ? Only(owner, only.Value, inner.Spot("only"), topLevel, entry.Key)
                    : null;
            case var other:
                owner.Values.Wrong<int>(other, owner.Spot(key).ToString(), "all or a list of ids", Hint(other));
                return null;
        }
    }

    private static RestrictionDeclaration? Only(
        MapReader owner,
        YamlNode node,
        Spot spot,
        Setting<bool>? topLevel,
        YamlKey key
    )
    {
        if (node is YamlList { Items.IsEmpty: true })
            owner.Problems.Add(Codes.EmptyRestriction(node.At, spot.ToString()));
        if (node is YamlList list && list.Items.FirstOrDefault(IsGroupWithSpace) is { } map)
        {
            owner.Values.Wrong<int>(map, spot.Entry.ToString(), "a text", "write group:NAME without a space");
            return null;
        }
        return owner.Values.Texts(node, spot) is { IsEmpty: false } ids ? new(ids, topLevel, key.At) : null;
    }

    /// <summary><c>group: EMEA</c>, which to YAML is a map.</summary>
    private static bool IsGroupWithSpace(YamlNode node) =>
        node is YamlMap { Entries: [{ Key.Text: "group", Value: YamlScalar }] };

    private static string? Hint(YamlNode node) =>
        node is YamlScalar { Text: not "none" } scalar && (!scalar.IsPlain || CoreSchema.IsTextAsWritten(scalar.Text))
            ? Values.AsList(scalar.Text)
            : null;
}
