using System.Collections.Immutable;
using System.Text;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Fleets;

namespace IntacctReconciler.Cli.Files;

/// <summary>The reports that are wanted of one company, at places that were looked at before any work.</summary>
internal sealed class ReportFiles
{
    private readonly ImmutableArray<ReportRequest> files;
    private readonly Session session;

    private ReportFiles(ImmutableArray<ReportRequest> files, Session session) =>
        (this.files, this.session) = (files, session);

    /// <param name="source">Null where no one company is meant.</param>
    /// <exception cref="CannotRun">A report cannot be written where it is wanted.</exception>
    public static ReportFiles Of(ImmutableArray<ReportRequest> wanted, AccessSource? source, Session session)
    {
        ImmutableArray<ReportRequest> placed =
        [
            .. wanted.Select(one =>
                source is null
                    ? one
                    : one with
                    {
                        Place = FleetFolder.FileOf(one.Place, source, ReportOption.ExtensionOf(one.Format)),
                    }
            ),
        ];
        foreach (var (file, index) in placed.Select((file, index) => (file, index)))
        {
            var full = session.World.Resolve(file.Place);
            if (placed.Take(index).Any(other => session.World.Resolve(other.Place) == full))
                throw new CannotRun(Messages.TwoReportsInOneFile(file.Place));
            AtomicFile.CheckPlace(file.Place, session.World);
            AtomicFile.Try(file.Place, session.World);
        }
        return new(placed, session);
    }

    /// <summary>Writes each of them.</summary>
    /// <param name="content">What a report of a format says.</param>
    /// <exception cref="CannotRun">One cannot be written, though it could before.</exception>
    public async Task WriteAsync(Func<ReportFormat, string> content)
    {
        foreach (var file in files)
        {
            var bytes = Encoding.UTF8.GetBytes(session.Mask.Over(content(file.Format)));
            await AtomicFile.WriteAsync(
                file.Place,
                session.World,
                Readers.Anybody,
                async stream => await stream.WriteAsync(bytes)
            );
        }
    }

    /// <summary>The same after writes to a company: a report that fails says so, and hides nothing of how they ended.</summary>
    public async Task TryWriteAsync(Func<ReportFormat, string> content)
    {
        try
        {
            await WriteAsync(content);
        }
        catch (CannotRun why)
        {
            session.Error.Write(session.Words.Of(why.Why));
        }
    }
}
