using System.CommandLine;
using System.Globalization;
using System.Text;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Company;
using IntacctReconciler.Declarations;
using IntacctReconciler.Exporting;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

internal sealed class ExportVerb : FileVerb
{
    private readonly ConnectionOptions connection = new();

    public ExportVerb(Shell shell)
        : base(
            shell,
            "export",
            "Print the company as an access file. A plan of that file is empty.",
            "Where to; it may be the file itself. Left out, it is printed.",
            ".yaml"
        )
    {
        DescribePath(
            "An access file or a fleet file, or a folder that holds access.yaml or fleet.yaml; company and connection are enough; left out, this folder."
        );
        connection.AddTo(this);
        AddFleetOptions();
        Examples =
        [
            new("export --out access.yaml", "what access.yaml connects to takes the place of what it declares"),
            new("export examples/acme > acme.yaml", "another file with the same company and connection"),
        ];
    }

    protected override async Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed)
    {
        var place = PlaceOf(source, parsed);
        if (Declared.LoadConnection(source, session) is not { } destination)
            return CompanyEnd.Failed;
        using var company = await CompanyHost.OpenAsync(
            destination.Target,
            Purpose.Read,
            connection.In(parsed),
            session
        );
        var scope = new ReadScope(Facets.Everything);
        var state = await company.Connection.Reader().ReadAsync(scope, session.Progress, session.Stop);
        session.Error.Hide();
        session.ReportTraffic(company.Connection.Traffic);
        foreach (var note in state.Notes)
            session.Error.Write(session.Words.Of(note));
        var text = Exporter.Write(state, FrameOf(destination, place, state, company));
        if (place is null)
            session.Out.Write(text);
        else
            await AtomicFile.WriteAsync(
                place,
                World,
                Readers.Anybody,
                to => to.WriteAsync(Encoding.UTF8.GetBytes(text), session.Stop).AsTask()
            );
        return CompanyEnd.Done;
    }

    private ExportFrame FrameOf(Destination from, string? place, CompanyState state, CompanyHost company)
    {
        var time = World.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
        var header = $"{Printable.Of(state.Company)} as {Printable.Of(company.UserId)} saw it, {time}.";
        return new(from.File.PermissionModel.Value, ConnectionOf(from, place), [header]);
    }

    /// <summary>The snapshot of a simulated company is named by its path from the file that is written, wherever that is.</summary>
    private ConnectionDeclaration? ConnectionOf(Destination from, string? place)
    {
        var said = from.File.Connection;
        if (place is null || said?.Simulator is not { } simulator)
            return said;
        var folder = Path.GetDirectoryName(World.Resolve(place))!;
        if (folder == Path.GetDirectoryName(World.Resolve(simulator.At.Source.Path)))
            return said;
        var path = Path.GetRelativePath(folder, World.Resolve(from.Target.Seed!)).Replace('\\', '/');
        return said with { Simulator = simulator with { Value = path } };
    }
}
