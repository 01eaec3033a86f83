using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Company;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Views;

/// <summary>What a run that was broken off says.</summary>
internal static class Failure
{
    /// <returns>The exit code.</returns>
    public static int Report(Exception thrown, Session session)
    {
        if (thrown is OperationCanceledException && session.Stop.IsCancellationRequested)
        {
            session.Error.WriteLine("interrupted; nothing was written to the company");
            return ExitCode.Interrupted;
        }
        session.Error.Write(session.Words.Of(session.Place(Explain(thrown))));
        if (session.ShowsTraces)
            session.Error.WriteLine(thrown.ToString());
        if (session.Writes?.Invoke() is { } writes)
            session.Error.WriteLine(
                writes == 0
                    ? "nothing was written to the company"
                    : $"{Plural.Of(writes, "request")} for changes had been sent before that; plan again to see what is still to be done"
            );
        return ExitCodeOf(thrown, session);
    }

    public static int ExitCodeOf(Exception thrown, Session session) =>
        thrown is OperationCanceledException && session.Stop.IsCancellationRequested ? ExitCode.Interrupted
        : session.Writes?.Invoke() > 0 ? ExitCode.Partial
        : thrown is CannotRun cannot ? cannot.ExitCode
        : ExitCode.Failed;

    public static Diagnostic Of(CompanyException company) =>
        new(company.Code, Severity.Error, company.Message, company.Hint);

    public static Diagnostic Explain(Exception thrown) =>
        thrown switch
        {
            CannotRun cannot => cannot.Why,
            CompanyException company => Of(company),
            JournalException journal => Messages.NotRecorded(journal),
            IOException or UnauthorizedAccessException => Messages.Input(thrown),
            _ => Messages.Bug(thrown),
        };
}
