using System.Globalization;
using IntacctReconciler.Declarations;
using IntacctReconciler.Declarations.Layers;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Exporting;

/// <summary>
/// The files of a company as the one file that they come to, each value with the place where it was written. The file means
/// the same as those that it was made of.
/// </summary>
public static class ExpandedFile
{
    private const int LongestInBrackets = 4;

    /// <param name="problems">Takes what is wrong with the texts; what was read all the same is written.</param>
    public static string Write(AccessInput input, IProblems problems)
    {
        var values = new Values(problems);
        var objects = new List<ComposedObject>();
        var text = new Composer(input, values, settles: false).Read(objects.Add);
        var yaml = new YamlWriter();
        yaml.Comment("Everything put together. After # stands where each value was written.");
        foreach (var at in text.Waiting)
            yaml.Comment($"{Place(at)}: left out, as the entities of the company are not known here");
        yaml.Pair("version", 1);
        foreach (var entry in text.Head.Entries.OrderBy(entry => Keys.File.IndexOf(entry.Key.Text)))
        {
            // What blueprints make is among the objects.
            if (entry.Key.Text != "blueprints" && (input.Connection is null || entry.Key.Text != "connection"))
                Entry(yaml, entry, isObject: false);
        }
        // Paths in it are relative to the fleet file.
        if (input.Connection is { } connection)
            ConnectionLines.Write(yaml, connection, Place);
        foreach (
            var section in Order
                .Select(name => objects.FindAll(one => one.Section == name))
                .Where(found => found.Count > 0)
        )
        {
            yaml.Blank();
            using (yaml.Map(section[0].Section))
            {
                foreach (var one in section)
                    Entry(yaml, new(one.Key, one.Node), isObject: true);
            }
        }
        return yaml.ToString();
    }

    private static readonly string[] Order = ["roles", "groups", "users"];

    /// <param name="isObject">Whether it is a role, group or user: where that begins is worth saying; of maps within, their values say it.</param>
    private static void Entry(YamlWriter yaml, YamlEntry entry, bool isObject)
    {
        var key = Literal.Of(entry.Key.Text);
        switch (entry.Value)
        {
            case YamlScalar scalar:
                yaml.Pair(key, Value(scalar), Place(scalar.At));
                break;
            case YamlMap { Entries.IsEmpty: false } map:
                using (yaml.Map(key, isObject ? Place(entry.Key.At) : null))
                {
                    foreach (var inner in map.Entries)
                        Entry(yaml, inner, isObject: false);
                }
                break;
            case YamlList list when !IsOfOnePiece(list):
                using (yaml.List(key))
                {
                    foreach (var item in list.Items.Where(item => item is not YamlFault))
                        yaml.Item(Value(item), Place(item.At));
                }
                break;
            case YamlFault:
                break;
            case YamlList { Items: [var first, ..] } list:
                yaml.Pair(key, Value(list), Place(first.At));
                break;
            case var other:
                yaml.Pair(key, Value(other), Place(other.At));
                break;
        }
    }

    /// <summary>Short, and written on one line.</summary>
    private static bool IsOfOnePiece(YamlList list) =>
        list.Items.Length <= LongestInBrackets
        && list.Items.All(item =>
            item is YamlScalar && item.At.Source == list.Items[0].At.Source && item.At.Line == list.Items[0].At.Line
        );

    private static YamlValue Value(YamlNode node) =>
        node switch
        {
            YamlScalar { Kind: ScalarKind.Text } text => YamlValue.Of(Literal.Of(text.Text)),
            YamlScalar scalar => YamlValue.Of(scalar),
            YamlList list => YamlValue.Of(list.Items.Where(item => item is not YamlFault).Select(Value)),
            YamlMap map => YamlValue.Of(
                map.Entries.Where(entry => entry.Value is not YamlFault)
                    .Select(entry => (Literal.Of(entry.Key.Text), Value(entry.Value)))
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Place(Origin at)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{Printable.Of(at.Source.Path)}:{at.Line}");
        return Way.Of(at) is { } way ? $"{place}, {way}" : place;
    }
}
