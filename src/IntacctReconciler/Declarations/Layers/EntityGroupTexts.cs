using System.Collections.Immutable;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary>The named groups of entities as they stand at the top of the files; whether they are well made is judged when they are read.</summary>
internal sealed class EntityGroupTexts(YamlMap head)
{
    private readonly YamlMap? groups =
        head.Entries.FirstOrDefault(entry => entry.Key.Text == "entityGroups").Value as YamlMap;

    public ImmutableArray<string>? Find(string name)
    {
        foreach (var (key, value) in groups?.Entries ?? [])
        {
            if (key.Text == name && value is YamlList list)
                return [.. list.Items.OfType<YamlScalar>().Select(item => EntityGroupReference.IdIn(item.Text))];
        }
        return null;
    }
}
