using System.Collections.Concurrent;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Fleets;

/// <summary>
/// Does something for each of many companies, several at one time. Whatever becomes of one is its own affair: an exception is
/// caught and worded where it happens, and the others go on.
/// </summary>
internal sealed class FleetRun(Session session, int parallel) : IDisposable
{
    /// <summary>Of companies that are not done with: what must not be printed of them stays known.</summary>
    private readonly ConcurrentDictionary<string, CompanySession> kept = new(StringComparer.Ordinal);
    private int of;
    private int done;

    /// <summary>How each of them ended, in their order; each is handed to the printer when those before it have been.</summary>
    public async Task<List<CompanyResult>> RunAsync(
        IReadOnlyList<AccessSource> companies,
        Func<AccessSource, Session, Task<CompanyEnd>> work,
        Action<CompanyResult> print
    )
    {
        var results = new List<CompanyResult>();
        (done, of) = (0, companies.Count);
        await SideBySide.RunAsync(companies, parallel, OneAsync, Printed);
        session.Error.Hide();
        return results;

        async Task<CompanyResult> OneAsync(AccessSource source)
        {
            var company = kept.GetOrAdd(source.Name, name => new(name, session, HowFar));
            var end = await GuardedAsync(source, company.Session, work);
            Interlocked.Increment(ref done);
            session.Progress.Say(HowFar());
            var (output, error) = company.Take();
            if (!end.IsPending && kept.TryRemove(source.Name, out _))
                company.Dispose();
            return new(source, end, output, error);
        }

        void Printed(AccessSource source, CompanyResult result)
        {
            session.Error.Hide();
            print(result);
            // What has been printed is not needed any more, and hundreds of plans are a lot of text.
            results.Add(result with { Out = "", Error = "" });
        }
    }

    public void Dispose()
    {
        foreach (var company in kept.Values)
            company.Dispose();
    }

    private string HowFar() => $"{Volatile.Read(ref done):N0} of {Plural.Of(of, "company", "companies")} done";

    private static async Task<CompanyEnd> GuardedAsync(
        AccessSource source,
        Session session,
        Func<AccessSource, Session, Task<CompanyEnd>> work
    )
    {
        try
        {
            session.Stop.ThrowIfCancellationRequested();
            return await work(source, session);
        }
        catch (Exception thrown)
        {
            return new(Failure.Report(thrown, session));
        }
    }
}

/// <summary>What one company of a run has come to.</summary>
/// <param name="Out">What it printed; empty once that has been handed on.</param>
/// <param name="Error">What it said on standard error, without its name; empty as above.</param>
internal sealed record CompanyResult(AccessSource Source, CompanyEnd End, string Out, string Error)
{
    public string Company => Source.Name;
}
