using System.CommandLine;
using System.Text;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;

namespace IntacctReconciler.Cli.Commands;

internal sealed class SnapshotVerb : CompanyVerb
{
    private const string Extension = ".json";
    private readonly Option<string?> output;
    private readonly ConnectionOptions connection = new();

    public SnapshotVerb(Shell shell)
        : base(
            shell,
            "snapshot",
            "Capture the company's users, roles, groups and catalogue, to plan against or to simulate."
        )
    {
        output = Add(
            new Option<string?>("--out")
            {
                Description =
                    "Where to, readable by its owner only; left out, it is printed. Of a fleet, a folder with one for each company.",
                HelpName = "FILE",
            }
        );
        connection.AddTo(this);
        AddFleetOptions();
        Examples =
        [
            new("snapshot --out today.json", "the company that access.yaml connects to, into a file"),
            new("simulate --seed today.json", "a copy of it to try things on"),
        ];
    }

    protected override bool PrintsFile(ParseResult parsed) => parsed.GetValue(output) is null;

    protected override void BeforeFleet(IReadOnlyList<AccessSource> companies, ParseResult parsed)
    {
        if (parsed.GetValue(output) is { } folder)
            FleetFolder.Make(folder, World);
        else if (companies.Count > 1)
            throw new CannotRun(Messages.OneFileForMany(Name, companies.Count));
    }

    protected override async Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed)
    {
        var place = FleetFolder.FileOf(parsed.GetValue(output), source, Extension);
        if (Declared.LoadConnection(source, session) is not { } destination)
            return CompanyEnd.Failed;
        if (place is not null)
            AtomicFile.CheckPlace(place, World);
        using var company = await CompanyHost.OpenAsync(
            destination.Target,
            Purpose.Read,
            connection.In(parsed),
            session
        );
        if (place is not null)
            await AtomicFile.WriteAsync(place, World, Readers.Owner, to => WriteAsync(company, to, session));
        else
            await PrintAsync(company, session);
        session.ReportTraffic(company.Connection.Traffic);
        return CompanyEnd.Done;
    }

    /// <summary>Whole or not at all: a snapshot that breaks off in the middle is none.</summary>
    private static async Task PrintAsync(CompanyHost company, Session session)
    {
        using var whole = new MemoryStream();
        await WriteAsync(company, whole, session);
        session.Out.Write(Encoding.UTF8.GetString(whole.GetBuffer(), 0, (int)whole.Length) + "\n");
    }

    private static async Task WriteAsync(CompanyHost company, Stream to, Session session)
    {
        await company.Connection.Snapshots().WriteAsync(to, session.Progress, session.Stop);
        session.Error.Hide();
    }
}
