using System.Collections.Immutable;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Fleets;

/// <summary>Which companies of a fleet a run is about.</summary>
internal static class Selection
{
    /// <summary>
    /// Those that a pattern names, then the part of them that the shard is: the same patterns with each number of the shard
    /// give every company once.
    /// </summary>
    /// <exception cref="CannotRun">A pattern names none.</exception>
    public static ImmutableArray<AccessSource> Of(
        ImmutableArray<AccessSource> companies,
        FleetValues values,
        FleetSource fleet
    )
    {
        foreach (var pattern in values.Companies)
        {
            if (!companies.Any(one => Wildcard.Matches(pattern, one.Name)))
                throw new CannotRun(
                    Messages.NoSuchCompany(pattern, fleet.Shown, [.. companies.Select(one => one.Name)])
                );
        }
        var named = companies.Where(one =>
            values.Companies.IsEmpty || values.Companies.Any(pattern => Wildcard.Matches(pattern, one.Name))
        );
        return [.. values.Shard?.In(named) ?? named];
    }
}
