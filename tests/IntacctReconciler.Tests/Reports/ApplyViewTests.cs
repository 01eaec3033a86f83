using IntacctReconciler.Applying;
using IntacctReconciler.Model;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Reports;

public sealed class ApplyViewTests
{
    private static readonly ApplyFigures Figures = new(TimeSpan.FromSeconds(3.21), 14, 1, 9);

    [Fact]
    public void All_done() =>
        ShouldRead("apply-complete", Result(ApplyEnd.Complete, change => new(change, ChangeEnd.Done)));

    [Fact]
    public void Refused_in_part() =>
        ShouldRead(
            "apply-partial",
            Result(
                ApplyEnd.Partial,
                change =>
                    change.Address.Id switch
                    {
                        "AP clerk" => new(
                            change,
                            ChangeEnd.Refused,
                            "Permission \e[31mpayBills\nis not subscribed",
                            "Kxy12-Web015"
                        ),
                        "clerk3" => new(change, ChangeEnd.NotSent, "an earlier change failed"),
                        "cover1" => new(change, ChangeEnd.Unverified, "reading back shows other values than were sent"),
                        _ => new(change, ChangeEnd.Done),
                    }
            )
        );

    [Fact]
    public void Stale()
    {
        var plan = Views.PullRequest();
        var status = Fields.User.Single(field => field.Name == "status").Info;
        ShouldRead(
            "apply-stale",
            ApplyResult.Stale(plan) with
            {
                Moved =
                [
                    new(
                        Address.User("leaver1"),
                        status,
                        new FieldValue.Text("active"),
                        new FieldValue.Text("lockedOut"),
                        "changed",
                        new("admin2", new(2026, 11, 23, 14, 1, 0, TimeSpan.Zero))
                    ),
                    new(Address.Role("AP clerk"), null, null, null, "is gone"),
                ],
            }
        );
    }

    private static ApplyResult Result(ApplyEnd end, Func<IntacctReconciler.Planning.Change, ChangeResult> of)
    {
        var plan = Views.PullRequest();
        return new(plan, end, [.. plan.Changes.Select(of)]);
    }

    private static void ShouldRead(string name, ApplyResult result) =>
        MaintainedFile.ShouldBe(
            $"tests/IntacctReconciler.Tests/Golden/Reports/{name}.80.txt",
            TextFormat.Write(ApplyContent.Of(result, Figures))
        );
}
