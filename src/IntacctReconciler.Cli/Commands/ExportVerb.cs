using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Company;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Exporting;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

internal sealed class ExportVerb : FileVerb
{
    private readonly Option<string?> split;
    private readonly ConnectionOptions connection = new();
    private readonly Option<bool> asRoles;

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
        split = Add(
            new Option<string?>("--split")
            {
                Description =
                    "Write access.yaml into this folder, and beside it roles.yaml, groups.yaml and users.yaml, which it includes; of more than 1,000 a file for each first letter. Of a fleet, a folder with one for each company.",
                HelpName = "DIR",
            }
        );
        asRoles = Add(
            new Option<bool>("--as-roles")
            {
                Description =
                    "Propose roles from what users hold, for after the switch from user-based to role-based permissions: who holds the same gets the same role. Comments say what each would change.",
            }
        );
        connection.AddTo(this);
        AddFleetOptions();
        Validators.Add(result =>
        {
            if (result.GetResult(split) is not null && result.GetResult(Output) is not null)
                result.AddError("--split cannot be used with --out: it says itself where the files go");
        });
        Examples =
        [
            new("export --out access.yaml", "what access.yaml connects to takes the place of what it declares"),
            new("export --split access connect.yaml", "a large company as several files in a folder"),
            new(
                "export --as-roles --out roles.yaml",
                "roles for a company whose permissions are user-based; plan --against previews them"
            ),
            new("export examples/acme > acme.yaml", "another file with the same company and connection"),
        ];
    }

    protected override async Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed)
    {
        var folder = FleetFolder.FileOf(parsed.GetValue(split), source, "");
        var splits = folder is null ? null : new SplitFolder(folder, source.Full, World);
        splits?.Check();
        var place = folder is null ? PlaceOf(source, parsed) : AccessSource.InFolder(folder, ExportFile.Access);
        if (Declared.LoadConnection(source, session) is not { } destination)
            return CompanyEnd.Failed;
        if (LocksOf(source, place, destination.File.Company.Value, session) is not { IsDefault: false } locks)
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
        var frame = ExportFrames.Of(destination, place, state, company, World) with { Locks = locks };
        if (parsed.GetValue(asRoles))
        {
            var roles = new RoleExport(state, frame.PermissionModel, locks);
            foreach (var line in roles.Summary)
                session.Error.WriteLine(line);
            (state, frame) = (roles.Company, roles.Frame(frame));
        }
        if (splits is not null)
            Write(Exporter.Split(state, frame), splits, folder!, session);
        else
            await WriteAsync(Exporter.Write(state, frame), place, session);
        return CompanyEnd.Done;
    }

    private static void Write(ImmutableArray<ExportFile> files, SplitFolder splits, string folder, Session session)
    {
        splits.Write(files);
        session.Out.Write($"Wrote {Plural.Of(files.Length, "file")}:\n");
        foreach (var file in files.OrderBy(file => file.Path != ExportFile.Access))
            session.Out.Write($"  {Printable.Of(AccessSource.InFolder(folder, file.Path), 500)}\n");
        string[] left = [.. splits.LeftOver(files)];
        if (left.Length > 0)
            session.Error.Write(session.Words.Of(Messages.LeftOfASplit(left)));
    }

    private async Task WriteAsync(string text, string? place, Session session)
    {
        if (place is null)
            session.Out.Write(text);
        else
            await AtomicFile.WriteAsync(
                place,
                World,
                Readers.Anybody,
                to => to.WriteAsync(Encoding.UTF8.GetBytes(text), session.Stop).AsTask()
            );
    }

    protected override bool PrintsFile(ParseResult parsed) => parsed.GetValue(split) is null && base.PrintsFile(parsed);

    protected override void BeforeFleet(IReadOnlyList<AccessSource> companies, ParseResult parsed)
    {
        if (parsed.GetValue(split) is { } folder)
            FleetFolder.Make(folder, World);
        else
            base.BeforeFleet(companies, parsed);
    }

    /// <summary>Where the text goes is known of a file alone; what is printed may take the place of the source, or stand elsewhere.</summary>
    /// <returns>Default after saying on standard error what is wrong with a lock.</returns>
    private ImmutableArray<CatalogueLock?> LocksOf(AccessSource source, string? place, string company, Session session)
    {
        var problems = new Problems();
        var locked = place is null
            ? LockFiles.Load(source, company, World, problems)
            : LockFiles.Read(LockFiles.PlaceBeside(place), company, World, problems);
        if (problems.HasErrors)
        {
            session.Report(problems);
            return default;
        }
        return place is null && locked is not null ? [locked, null] : [locked];
    }
}
