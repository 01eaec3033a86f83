using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Policies;

/// <summary>Notes on findings where a user type may cut what is found. They take nothing away (docs/decisions/0019).</summary>
internal sealed class FindingCeilings
{
    private readonly Dictionary<string, string> types = new(StringComparer.Ordinal);

    public FindingCeilings(CompanyState before, CompanyState after)
    {
        foreach (var user in before.Users.Concat(after.Users))
        {
            if (user.Type is { } type && Ceilings.All.Any(ceiling => ceiling.Types.Contains(type)))
                types[user.Id] = type;
        }
    }

    public PolicyFinding On(PolicyFinding finding)
    {
        if (types.Count == 0)
            return finding;
        var evidence = new[] { finding.Cause.Left, finding.Cause.Right }.Select(source => source?.By).OfType<Grant>();
        var found = finding
            .Users.Where(types.ContainsKey)
            .GroupBy(user => types[user], StringComparer.Ordinal)
            .SelectMany(alike => On(alike.Key, IdSet.Of(alike), GrantSet.Of(evidence)))
            .ToImmutableArray();
        return found.IsEmpty ? finding : finding with { Ceilings = new(found) };
    }

    private static IEnumerable<TypeCeiling> On(string type, IdSet users, GrantSet evidence) =>
        Ceilings
            .On(type, evidence)
            .Select(capped => new TypeCeiling(type, users, capped.Ceiling.Says, capped.Ceiling.Source));
}
