using System.Collections.Immutable;
using IntacctReconciler.Declarations.Layers;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Blueprints;

/// <summary>Whether every parameter that a text speaks of is there, and has a value wherever the text is used.</summary>
internal sealed class BlueprintTextCheck(ImmutableArray<BlueprintParameter> parameters, Values values)
{
    public void Check(YamlNode text, ImmutableArray<BlueprintCondition> conditions)
    {
        Fill(text, parameters, values.Problems);
        foreach (var parameter in parameters.Where(one => !one.IsAlwaysSet && !IsAsked(one, conditions)))
        {
            var others = new Problems();
            Fill(text, parameters.Remove(parameter), others);
            if (others.Found is [{ At: { } at }, ..])
                values.Problems.Add(Codes.ParameterMayBeUnset(at, parameter.Name));
        }
    }

    private static void Fill(YamlNode text, IEnumerable<BlueprintParameter> known, IProblems problems)
    {
        var set = Variables.None.With(Variables.Company, new YamlScalar(text.At, "", isPlain: false));
        foreach (var parameter in known)
            set = set.With(parameter.Name, Example(parameter));
        new Rewriting(set, null, problems).Of(text);
    }

    private static bool IsAsked(BlueprintParameter parameter, ImmutableArray<BlueprintCondition> conditions) =>
        conditions.Any(condition => condition.Set && condition.Parameter == parameter.Name);

    /// <summary>What is only there to be filled in: as a map it can stand for a whole value only, as it will be.</summary>
    private static YamlNode Example(BlueprintParameter parameter) =>
        parameter.Kind switch
        {
            ParameterKind.Text or ParameterKind.Flag => new YamlScalar(parameter.At, "x", isPlain: false),
            _ => new YamlMap(parameter.At, []),
        };
}
