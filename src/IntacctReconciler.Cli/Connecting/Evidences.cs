using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Evidence;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>What a pack is asked to be.</summary>
/// <param name="Place">Where it goes, as the user would write it.</param>
internal sealed record EvidenceRequest(
    string Place,
    DateTimeOffset? Since,
    DateTimeOffset AsOf,
    JournalValues Journal,
    ConnectionValues Connection,
    OutputFormat Format
);

/// <summary>Reads what a pack shows of a company: its files, its journal and the company itself.</summary>
internal sealed class Evidences(EvidenceRequest request, Session session)
{
    /// <summary>The evidence; null after saying on standard error why there is none.</summary>
    public async Task<CompanyEvidence?> OfAsync(AccessSource source)
    {
        if (Declared.Load(source, session) is not { } declared)
            return null;
        // Not after minutes of reading.
        var sources = SourcesOf(declared);
        using var company = await CompanyHost.OpenAsync(declared.Target, Purpose.Read, request.Connection, session);
        Planner.CheckReport(declared, company);
        var problems = new Problems();
        var evidence = await Reconciler.EvidenceAsync(
            declared.Composition,
            new(Planner.SubjectOf(declared, declared.Target, company), request.AsOf),
            sources,
            company.Connection.Reader(),
            problems,
            session.Progress,
            session.Stop
        );
        session.Error.Hide();
        session.Report(problems);
        session.ReportTraffic(company.Connection.Traffic);
        return evidence is null ? null : evidence with { Sources = sources with { Asked = company.Connection.Asked } };
    }

    private EvidenceSources SourcesOf(Declared declared)
    {
        var shown = ShownJournal(declared);
        return new(VersionLine.Tool, shown, Journal(declared, shown))
        {
            Commit = CommitId.Of(declared.Source.Folder, session.World),
            Since = request.Since,
        };
    }

    /// <summary>The journal; null where none was kept. A damaged one is evidence, too, and is said to be damaged.</summary>
    /// <exception cref="CannotRun">It is another company's, cannot be read, or is not where it is said to be.</exception>
    private JournalEvidence? Journal(Declared declared, string shown)
    {
        var company = declared.Composition.Company;
        var place = JournalPlace.Of(declared.Target, request.Journal, session.World);
        if (!File.Exists(place.Journal))
            // Of a fleet, companies to which nothing was applied yet have none.
            return request.Journal.Folder is null || declared.Target.IsOfFleet
                ? null
                : throw new CannotRun(Messages.NoJournal(shown));
        var contents = JournalFile.Read(place.Journal);
        if (
            contents
                .Entries.Select(entry => entry.Record)
                .OfType<RunBegan>()
                .FirstOrDefault(run => run.Company != company) is
            { } other
        )
            throw new CannotRun(Messages.JournalOf(shown, other.Company, company));
        if (contents.Fault is { } fault)
            session.Error.Write(session.Words.Of(Messages.BrokenJournal(shown, fault)));
        return new(shown, contents);
    }

    private string ShownJournal(Declared declared)
    {
        var company = StateFolder.NameOf(declared.Composition.Company);
        var folder = request.Journal.Folder is { } named
            ? declared.Target.IsOfFleet
                ? Path.Combine(named, company)
                : named
            : StateFolder.Of(declared.Source.ShownFolder, declared.Composition.Company);
        return Path.Combine(folder, JournalPlace.FileName);
    }
}
