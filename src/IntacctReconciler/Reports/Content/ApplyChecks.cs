using IntacctReconciler.Applying;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>How each change of an apply ended, as a check of its own; where nothing was written, why.</summary>
public static class ApplyChecks
{
    private static readonly CheckRule Change = new("change", "changes", "Made and read back as planned");
    private static readonly CheckRule Whole = new("apply", "apply", "The company is as planned");

    public static CheckList Of(ApplyResult result)
    {
        var subject = result.Plan.Subject;
        return new(
            "apply",
            subject.Company,
            subject.File,
            [Whole, Change],
            [Verdict(result), .. result.Results.Select(Of), .. Refusals(result)]
        );
    }

    private static Check Verdict(ApplyResult result)
    {
        var report = ApplyContent.Of(result).Sections;
        return new(
            Whole,
            result.End == ApplyEnd.Complete ? CheckEnd.Passed : CheckEnd.Failed,
            report.IsEmpty ? "" : report[^1].Lead.Text
        );
    }

    private static IEnumerable<Check> Refusals(ApplyResult result)
    {
        var judged = PlanChecks.Of(
            result.Plan with
            {
                Guards = new(result.Plan.Guards.Settings, result.Guards),
                Policies = result.Plan.Policies with { Findings = result.Policies },
            }
        );
        return judged.Checks.Where(check => check.End == CheckEnd.Failed);
    }

    private static Check Of(ChangeResult result) =>
        new(
            Change,
            EndWords.IsMade(result.End) ? CheckEnd.Passed
                : result.End == ChangeEnd.NotSent ? CheckEnd.Skipped
                : CheckEnd.Failed,
            EndWords.Of(result.End, result.Change.Action, result.Message),
            Names.Of(result.Change.Address),
            result.Change.At
        )
        {
            Remedy = result.SupportId is { Length: > 0 } support ? $"support id {Printable.Of(support)}" : null,
        };
}
