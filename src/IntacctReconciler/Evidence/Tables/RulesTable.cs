using IntacctReconciler.Policies;

namespace IntacctReconciler.Evidence.Tables;

/// <summary>Every rule that was tried, also those that found nothing: an empty list of conflicts says little without it.</summary>
internal static class RulesTable
{
    private sealed record Row(Rule Rule, int Open, int Waived);

    public static PackTable Table { get; } =
        new PackTable<Row>(
            "rules.csv",
            "Every rule of the policies, with how many conflicts it finds; also those that could not be tried, and why.",
            Rows,
            new("Rule", "its id", row => row.Rule.Id),
            new("Policy", "the file of rules that it is from", row => row.Rule.Policy),
            new("Title", "what it sets apart", row => row.Rule.Title),
            new("Severity", "low, medium, high or critical", row => Conflict.Word(row.Rule.Severity)),
            new("Mode", "as in conflicts.csv", row => Plans.Words.Kebab(row.Rule.Mode)),
            new("Basis", "where the conflict is published, or who demands it", row => row.Rule.Basis),
            new("Tried", "yes, or why nobody can be judged by it", row => row.Rule.NotCheckable ?? "yes"),
            new("Open", "conflicts that nobody has accepted", row => CellWords.Number(row.Open)),
            new("Waived", "conflicts that somebody has accepted", row => CellWords.Number(row.Waived))
        );

    private static IEnumerable<Row> Rows(CompanyEvidence company)
    {
        var conflicts = Conflict.In(company.Policies).ToLookup(conflict => conflict.Rule, StringComparer.Ordinal);
        return company.Policies.Settings.Rules.Select(rule => new Row(
            rule,
            conflicts[rule.Id].Count(conflict => !conflict.IsWaived),
            conflicts[rule.Id].Count(conflict => conflict.IsWaived)
        ));
    }
}
