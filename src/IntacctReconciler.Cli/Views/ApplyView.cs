using IntacctReconciler.Applying;
using IntacctReconciler.Intacct;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;

namespace IntacctReconciler.Cli.Views;

/// <summary>How an apply ended, as it is printed.</summary>
internal sealed class ApplyView(Session session)
{
    public string Of(ApplyResult result, TimeSpan took, TrafficCount cost, bool verbose) =>
        session.Mask.Over(
            TextFormat.Write(
                ApplyContent.Of(
                    result,
                    new(took, cost.Requests, cost.Retries, cost.Transactions),
                    verbose ? Detail.Verbose : Detail.Brief
                ),
                session.World.Width,
                session.OutColour
            )
        );
}
