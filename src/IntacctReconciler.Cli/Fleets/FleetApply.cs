using System.Collections.Concurrent;
using System.Collections.Immutable;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Fleets;

/// <summary>Applies the files of a fleet: plans every company, shows all of it, asks once, and applies each.</summary>
internal sealed class FleetApply(Session session, ApplyValues values, FleetValues fleet)
{
    public async Task<int> ApplyAsync(ImmutableArray<AccessSource> companies)
    {
        if (values.AutoApprove)
            return await EachAsync(
                companies,
                true,
                (source, own) => WithEventsAsync(source, own, () => new ApplyFlow(own, values).ApplyAsync(source))
            );
        if (!session.World.InIsTerminal)
            throw new CannotRun(Messages.NobodyToAskAboutMany());
        var ready = new ConcurrentDictionary<string, PreparedApply>(StringComparer.Ordinal);
        try
        {
            return await AskingAsync(companies, ready);
        }
        finally
        {
            foreach (var prepared in ready.Values)
                prepared.Dispose();
        }
    }

    /// <summary>Finishes in each company what was cut short.</summary>
    public Task<int> ResumeAsync(ImmutableArray<AccessSource> companies) =>
        EachAsync(
            companies,
            false,
            (source, own) =>
                WithEventsAsync(source, own, async () => new(await new SavedApply(own, values).ResumeAsync(source)))
        );

    private Task<CompanyEnd> WithEventsAsync(
        AccessSource source,
        Session own,
        Func<Task<CompanyEnd>> work,
        bool goesOn = false
    ) => EventLog.AroundAsync(EventsOption.For(values.Events, source), "apply", own, work, goesOn);

    private async Task<int> EachAsync(
        ImmutableArray<AccessSource> companies,
        bool plans,
        Func<AccessSource, Session, Task<CompanyEnd>> work
    )
    {
        using var stopping = session.SayWhenStopping();
        using var run = new FleetRun(session, fleet.Parallel);
        var printer = new FleetPrinter(session, OutputFormat.Text, "apply", plans, companies.Length);
        var results = await run.RunAsync(companies, work, printer.Print);
        printer.PrintMatrix(results, []);
        return ExitCode.OfFleet(results.Select(one => one.End.ExitCode));
    }

    private async Task<int> AskingAsync(
        ImmutableArray<AccessSource> companies,
        ConcurrentDictionary<string, PreparedApply> ready
    )
    {
        using var run = new FleetRun(session, fleet.Parallel);
        var printer = new FleetPrinter(session, OutputFormat.Text, "apply", plans: true, companies.Length);
        var planned = await run.RunAsync(companies, PrepareAsync, printer.Print);
        printer.PrintMatrix(planned, []);
        ImmutableArray<AccessSource> waiting = [.. planned.Where(one => one.End.IsPending).Select(one => one.Source)];
        if (waiting.IsEmpty)
            return ExitCode.OfFleet(planned.Select(one => one.End.ExitCode));
        session.Error.Write("\n");
        if (!await Confirmation.AskAsync(Whom(waiting.Length, companies.Length), session))
            return ExitCode.OfFleet(planned.Select(one => one.End.ExitCode).Append(ExitCode.Failed));

        using var stopping = session.SayWhenStopping();
        var writer = new FleetPrinter(session, OutputFormat.Text, "apply", plans: true, waiting.Length);
        session.Out.Write("\n");
        var applied = await run.RunAsync(waiting, FinishAsync, writer.Print);
        var ends = applied.ToDictionary(one => one.Company, one => one, StringComparer.Ordinal);
        var all = planned.ConvertAll(one => ends.GetValueOrDefault(one.Company, one));
        writer.PrintMatrix(all, []);
        return ExitCode.OfFleet(all.Select(one => one.End.ExitCode));

        async Task<CompanyEnd> PrepareAsync(AccessSource source, Session own)
        {
            var end = await WithEventsAsync(
                source,
                own,
                () => new ApplyFlow(own, values).PrepareAsync(source, one => ready[source.Name] = one)
            );
            if (ready.TryGetValue(source.Name, out var prepared))
                prepared.Close();
            return end;
        }

        async Task<CompanyEnd> FinishAsync(AccessSource source, Session own)
        {
            // The next apply need not wait for the rest of the fleet.
            using var prepared = ready[source.Name];
            ready.TryRemove(source.Name, out _);
            return await WithEventsAsync(
                source,
                own,
                () => new ApplyFlow(own, values).FinishAsync(prepared),
                goesOn: true
            );
        }
    }

    private static string Whom(int waiting, int all) =>
        waiting == all
            ? Plural.Of(all, "company", "companies")
            : $"{waiting:N0} of {Plural.Of(all, "company", "companies")}";
}
