using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using IntacctReconciler.Applying;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Company;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Plans;
using IntacctReconciler.Reports.Content;

namespace IntacctReconciler.Cli.Files;

/// <summary>
/// Newline-delimited JSON: what happens in a run, each event written at once, so that whoever follows the file knows as much
/// as the run itself. A file that takes no more never stops a run; that is said once.
/// </summary>
internal sealed class EventLog : IProgress<ChangeResult>, IDisposable
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly Lock gate = new();
    private readonly Session session;
    private readonly string path;
    private StreamWriter? lines;

    private EventLog(string path, Session session, bool goesOn)
    {
        (this.path, this.session) = (path, session);
        AtomicFile.CheckPlace(path, session.World);
        try
        {
            lines = new(session.World.Resolve(path), append: goesOn, new UTF8Encoding(false))
            {
                AutoFlush = true,
                NewLine = "\n",
            };
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotWrite(path, why));
        }
    }

    /// <summary>Runs a verb for one company with its events going to a file; without a path as it is.</summary>
    /// <param name="goesOn">The run has begun in this file, and waited for somebody's yes.</param>
    /// <exception cref="CannotRun">There can be no such file; nothing was begun.</exception>
    public static async Task<CompanyEnd> AroundAsync(
        string? path,
        string verb,
        Session session,
        Func<Task<CompanyEnd>> work,
        bool goesOn = false
    )
    {
        if (path is null)
            return await work();
        using var log = new EventLog(path, session, goesOn);
        if (!goesOn)
            log.Write(EventJson.Begun(VersionLine.Tool, verb));
        session.Events = log;
        try
        {
            var end = await work();
            if (!end.IsPending)
                log.Write(EventJson.Ended(end.ExitCode));
            return end;
        }
        catch (Exception thrown)
        {
            log.Write(EventJson.Of(session.Place(Failure.Explain(thrown))));
            log.Write(EventJson.Ended(Failure.ExitCodeOf(thrown, session)));
            throw;
        }
        finally
        {
            session.Events = null;
        }
    }

    public void Say(Plan plan)
    {
        foreach (var one in EventJson.Planned(plan))
            Write(one);
    }

    public void Say(ReadProgress progress) => Write(EventJson.Of(progress));

    public void Say(ApplyProgress progress) => Write(EventJson.Of(progress));

    public void Say(Diagnostic diagnostic) => Write(EventJson.Of(diagnostic));

    public void Say(ApplyResult result, ApplyFigures cost) => Write(EventJson.Of(result, cost));

    /// <summary>A change has ended.</summary>
    public void Report(ChangeResult value) => Write(EventJson.Of(value));

    public void Dispose()
    {
        lock (gate)
            Close();
    }

    private void Write(JsonObject one)
    {
        one.Insert(0, "at", session.World.Clock.GetUtcNow().UtcDateTime.ToString(Time, CultureInfo.InvariantCulture));
        var line = session.Mask.Over(one.ToJsonString());
        lock (gate)
        {
            try
            {
                lines?.WriteLine(line);
            }
            catch (Exception why) when (why is IOException or ObjectDisposedException)
            {
                Close();
                session.Error.Write(session.Words.Of(Messages.CannotWrite(path, why)));
            }
        }
    }

    private void Close()
    {
        try
        {
            lines?.Dispose();
        }
        catch (IOException)
        {
            // What could not be written was told when it was tried.
        }
        lines = null;
    }
}
