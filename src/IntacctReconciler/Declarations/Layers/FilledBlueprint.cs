using System.Collections.Immutable;
using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary>The texts of a blueprint with its parameters filled in, as far as their conditions hold.</summary>
/// <param name="set">The parameters that have a value.</param>
internal sealed class FilledBlueprint(Blueprint blueprint, ImmutableDictionary<string, YamlNode> set, Rewriting filling)
{
    public YamlNode Id(BlueprintObject of) => filling.Of(of.Id);

    public ImmutableArray<YamlEntry> Fields(BlueprintObject of) => ((YamlMap)filling.Of(of.Fields)).Entries;

    public IEnumerable<(string Says, YamlNode Give)> Clauses(ImmutableArray<BlueprintClause> clauses) =>
        clauses
            .Where(clause => Holds(clause.Conditions))
            .Select(clause => (TextOf(clause.Says), filling.Of(clause.Give)));

    /// <summary>The clauses over one another; nothing at all is none.</summary>
    public YamlNode Whole(ImmutableArray<BlueprintClause> clauses) =>
        Merged(clauses) ?? new YamlScalar(blueprint.Role.Id.At, "none", isPlain: true);

    /// <summary>The same; null where no clause holds.</summary>
    public YamlNode? Merged(ImmutableArray<BlueprintClause> clauses)
    {
        YamlNode? whole = null;
        foreach (var (_, give) in Clauses(clauses))
            whole = whole is null ? give : PermissionTexts.Over(whole, give);
        return whole;
    }

    public ImmutableArray<HandoverStep> Handover() =>
        [
            .. blueprint
                .Handover.Where(step => Holds(step.Conditions))
                .Select(step => new HandoverStep(TextOf(step.Say), Accounts(step.Accounts))),
        ];

    private ImmutableArray<VendorAccount> Accounts(string? parameter) =>
        parameter is not null && set.GetValueOrDefault(parameter) is YamlMap accounts
            ?
            [
                .. accounts.Entries.Select(account => new VendorAccount(
                    account.Key.Text,
                    account.Value is YamlScalar { Text: not BlueprintValues.Top } entity ? entity.Text : null,
                    account.Value.At
                )),
            ]
            : [];

    private bool Holds(ImmutableArray<BlueprintCondition> conditions) =>
        conditions.All(condition => BlueprintValues.IsSet(set.GetValueOrDefault(condition.Parameter)) == condition.Set);

    private string TextOf(YamlScalar text) => filling.Of(text) is YamlScalar filled ? filled.Text : text.Text;
}
