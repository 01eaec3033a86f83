using System.Collections.Concurrent;
using System.Collections.Immutable;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Evidence;

namespace IntacctReconciler.Cli.Fleets;

/// <summary>Writes one pack of many companies. Each goes into the file when it is its turn, so that memory holds a few of them.</summary>
internal sealed class FleetPack(EvidenceRequest request, Session session)
{
    private readonly ConcurrentDictionary<string, CompanyPack> made = new(StringComparer.Ordinal);
    private readonly ImmutableArray<CompanyPack>.Builder members = ImmutableArray.CreateBuilder<CompanyPack>();
    private readonly ImmutableArray<MissingCompany>.Builder missing = ImmutableArray.CreateBuilder<MissingCompany>();

    /// <returns>The exit code.</returns>
    /// <exception cref="CannotRun">None of them can be read, or the file cannot be written: there is none.</exception>
    public async Task<int> WriteAsync(FleetSource fleet, ImmutableArray<AccessSource> companies, int parallel)
    {
        var exit = ExitCode.Done;
        FleetEvidence? whole = null;
        await AtomicFile.WriteAsync(
            request.Place,
            session.World,
            Readers.Owner,
            async to =>
            {
                using var zip = new PackZip(to, request.AsOf);
                using var run = new FleetRun(session, parallel);
                var results = await run.RunAsync(companies, MakeAsync, result => Put(result, zip));
                session.Stop.ThrowIfCancellationRequested();
                exit = ExitCode.OfFleet(results.Select(result => result.End.ExitCode));
                if (members.Count == 0)
                    throw new CannotRun(Messages.NothingForAPack(fleet.Shown), exit);
                whole = new(
                    VersionLine.Tool,
                    request.AsOf,
                    request.Since,
                    members.ToImmutable(),
                    missing.ToImmutable()
                );
                foreach (var file in EvidencePack.Of(whole))
                    zip.Add(file);
            }
        );
        new EvidenceView(session, request).Print(whole!, exit);
        return exit;
    }

    private async Task<CompanyEnd> MakeAsync(AccessSource source, Session own)
    {
        if (await new Evidences(request, own).OfAsync(source) is not { } evidence)
            return CompanyEnd.Failed;
        var pack = EvidencePack.InFolder(evidence, StateFolder.NameOf(evidence.Subject.Company));
        made[source.Name] = pack;
        return pack.IsDamaged ? CompanyEnd.Failed : CompanyEnd.Done;
    }

    private void Put(CompanyResult result, PackZip zip)
    {
        if (result.Error.Length > 0)
            session.Error.Write(PrefixedWriter.Lines(result.Error, result.Company));
        if (!made.TryRemove(result.Company, out var pack))
        {
            missing.Add(new(result.Company, result.Error.Split('\n', 2)[0]));
            return;
        }
        foreach (var file in pack.Files)
            zip.Add(file);
        members.Add(pack.Packed());
    }
}
