using System.Collections.Immutable;
using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary>The parameters of a blueprint as a use of it sets them.</summary>
internal sealed class BlueprintParameters(Blueprint blueprint, MapReader use, Values values)
{
    /// <summary>Those that have a value, given or by default; null when one is wrong or missing, which is reported.</summary>
    public ImmutableDictionary<string, YamlNode>? Read(YamlMap given)
    {
        var fits = true;
        foreach (var (key, _) in given.Entries)
            fits &= Knows(key);
        var set = ImmutableDictionary.CreateBuilder<string, YamlNode>(StringComparer.Ordinal);
        foreach (var parameter in blueprint.Parameters)
        {
            if (use.Find(parameter.Name) is { } entry)
            {
                fits &= BlueprintValues.Check(entry.Value, parameter.Kind, use.Spot(parameter.Name), values);
                set[parameter.Name] = entry.Value;
            }
            else if (parameter.Default is { } standard)
                set[parameter.Name] = standard;
            else if (parameter.Required)
                fits = Missing(parameter);
        }
        return fits ? set.ToImmutable() : null;
    }

    private bool Knows(YamlKey key)
    {
        if (blueprint.Parameter(key.Text) is not null || Keys.BlueprintUse.Contains(key.Text, StringComparer.Ordinal))
            return true;
        ImmutableArray<string> known = [.. blueprint.Parameters.Select(one => one.Name), .. Keys.BlueprintUse];
        values.Problems.Add(
            Codes.UnknownBlueprintParameter(key.At, blueprint.Name, key.Text, Nearest.To(key.Text, known), known)
        );
        return false;
    }

    private bool Missing(BlueprintParameter parameter)
    {
        if (!use.Has(parameter.Name))
            values.Problems.Add(
                Codes.MissingBlueprintParameter(use.At, blueprint.Name, parameter.Name, parameter.Description)
            );
        return false;
    }
}
