using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary><c>{ add: [...], remove: [...] }</c> in place of a list: what it changes in the list below.</summary>
internal static class ListEdit
{
    public const string Add = "add";
    public const string Remove = "remove";

    /// <summary>A remedy for an edit that nothing is below of.</summary>
    public const string NothingBelow =
        "add and remove change the list of a template or of a fleet's base, and here is none; write the list";

    public static bool Is(YamlNode node) =>
        node is YamlMap { Entries.IsEmpty: false } map && map.Entries.All(entry => entry.Key.Text is Add or Remove);

    public static YamlNode Apply(YamlList below, YamlMap edit, IProblems problems)
    {
        var items = below.Items.ToList();
        foreach (var (key, value) in edit.Entries)
        {
            if (value is not YamlList list)
            {
                if (value is not YamlFault)
                    problems.Add(Codes.EditNotList(key.At, key.Text));
                continue;
            }
            foreach (var item in list.Items)
                Change(items, item, key.Text == Add, below.At, problems);
        }
        return new YamlList(edit.At, [.. items]);
    }

    private static void Change(List<YamlNode> items, YamlNode item, bool adds, Origin belowAt, IProblems problems)
    {
        var at = NameOf(item) is { } name ? items.FindIndex(other => NameOf(other) == name) : -1;
        if (adds && at < 0)
            items.Add(item);
        else if (adds)
            items[at] = item;
        else if (at >= 0)
            items.RemoveAt(at);
        else if (item is not YamlFault)
            problems.Add(Codes.NothingToRemove(item.At, NameOf(item), belowAt));
    }

    /// <summary>What an item of a list is about: itself, or the object that a temporary entry names.</summary>
    private static string? NameOf(YamlNode item) =>
        item switch
        {
            YamlScalar scalar => scalar.Text,
            YamlMap map => map
                .Entries.Where(entry => entry.Key.Text is "role" or "group" or "user")
                .Select(entry => (entry.Value as YamlScalar)?.Text)
                .FirstOrDefault(),
            _ => null,
        };
}
