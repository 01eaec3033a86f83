using System.Globalization;
using IntacctReconciler.Reports.Content;

namespace IntacctReconciler.Cli.Fleets;

/// <summary>A run over many companies in a sentence or two.</summary>
internal static class FleetSummary
{
    private const int Named = 6;

    /// <summary>An exit code, and what it means in a word.</summary>
    public static string Ended(CompanyEnd end)
    {
        var code = end.ExitCode;
        var word = code switch
        {
            ExitCode.Done => "",
            ExitCode.Failed => " error",
            ExitCode.Differs => end.Audit is null ? " changes" : " findings",
            ExitCode.Partial => " in part",
            ExitCode.Stale => " stale",
            ExitCode.RefusedByPolicy when end.Audit is not null => " policy",
            ExitCode.RefusedByGuard or ExitCode.RefusedByPolicy => " refused",
            ExitCode.Locked => " locked",
            ExitCode.Interrupted => " stopped",
            _ => "",
        };
        return code.ToString(CultureInfo.InvariantCulture) + word;
    }

    /// <summary>Who needs somebody's attention, and why.</summary>
    public static IEnumerable<string> Of(IReadOnlyCollection<CompanyResult> results)
    {
        (int Code, string Words)[] kinds =
        [
            (ExitCode.Failed, "Error"),
            (ExitCode.Partial, "Applied in part, or not verified"),
            (ExitCode.Interrupted, "Stopped"),
            (ExitCode.Locked, "Locked by another apply"),
            (ExitCode.Stale, "Stale"),
        ];
        foreach (var (code, words) in kinds)
        {
            var companies = results.Where(one => one.End.ExitCode == code).Select(one => one.Company).ToList();
            if (companies.Count > 0)
                yield return $"{words}: {Names.List(companies, Reports.Detail.Brief, Named)}.";
        }
        var broken = results
            .Where(one => one.End.ExitCode == ExitCode.RefusedByPolicy && one.End.Audit is not null)
            .Select(one => one.Company)
            .ToList();
        if (broken.Count > 0)
            yield return $"A policy is broken: {Names.List(broken, Reports.Detail.Brief, Named)} (exit 6).";
        foreach (var code in new[] { ExitCode.RefusedByPolicy, ExitCode.RefusedByGuard })
        {
            var refused = results.Where(one => one.End.ExitCode == code && one.End.Audit is null).ToList();
            if (refused.Count > 0)
                yield return $"REFUSED: {string.Join(", ", refused.Take(Named).Select(Refused))}"
                    + $"{(refused.Count > Named ? $" and {refused.Count - Named:N0} more" : "")} (exit {code}).";
        }
    }

    private static string Refused(CompanyResult result) =>
        result.End.Plan is { } plan && (plan.RefusedByRules.Length > 0 || plan.RefusedBy.Length > 0)
            ? $"{Names.Id(result.Company)} ({string.Join(", ", plan.RefusedByRules.Concat(plan.RefusedBy))})"
            : Names.Id(result.Company);
}
