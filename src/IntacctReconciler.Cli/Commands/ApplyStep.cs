using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Reports.Content;

namespace IntacctReconciler.Cli.Commands;

/// <summary>The part that writes, whatever led to it: makes the changes, says how it went, and gives the exit code.</summary>
internal sealed class ApplyStep(Session session, ApplyValues values)
{
    public async Task<int> RunAsync(
        ApplyRequest request,
        ApplyHost company,
        CompanyLock held,
        JournalFile journal,
        ReportFiles reports
    )
    {
        request = request with { Run = request.Run with { SignedIn = company.Reading.UserId } };
        await held.SayRunAsync(request.Run.Id);
        var reader = company.Connection.Reader();
        var readBack = new ReadBack(reader, session.World.Clock, ReadBack.DefaultWaits);
        using var stopping = session.SayWhenStopping();
        var began = session.World.Clock.GetTimestamp();
        var result = await Reconciler.ApplyAsync(
            request,
            new Applier(reader, company.Writer(request.Run.Id), readBack, journal),
            new(session.Progress, session.ApplyProgress, session.Events),
            session.Stop,
            session.World.Interruption.Abort
        );
        session.Error.Hide();
        var took = session.World.Clock.GetElapsedTime(began);
        var cost = Cost(company, took);
        session.Events?.Say(result, cost);
        session.Out.Write(new ApplyView(session).Of(result, cost, values.Plan.Verbose));
        var wrote = request.Earlier is not null || company.Connection.Traffic.Writes > 0;
        if (!wrote && result.End is ApplyEnd.Partial or ApplyEnd.Interrupted)
            session.Error.WriteLine("nothing was written to the company");
        var end = ExitCode.Of(result, wrote);
        if (end == ExitCode.Done || result.Results.Length > 0)
            await HandoverFiles.WriteAsync(result, session);
        await reports.TryWriteAsync(new ApplyReport(result, request.Run, cost, end).Of);
        return end;
    }

    public static ApplyFigures Cost(ApplyHost company, TimeSpan? took)
    {
        var traffic = company.Connection.Traffic;
        return new(took, traffic.Requests, traffic.Retries, traffic.Transactions);
    }

    public RunFacts Facts(Target target) =>
        new(
            RunId.New(),
            VersionLine.Tool,
            null,
            values.Journal.ChangeRef,
            values.Journal.ApprovedBy,
            CommitId.Of(target.Kept, session.World)
        );
}
