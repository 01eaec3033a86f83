using System.CommandLine;
using System.Text;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;

namespace IntacctReconciler.Cli.Commands;

internal sealed class SnapshotVerb : FileVerb
{
    private readonly ConnectionOptions connection = new();

    public SnapshotVerb(Shell shell)
        : base(
            shell,
            "snapshot",
            "Capture the company's users, roles, groups and catalogue, to plan against or to simulate.",
            "Where to, readable by its owner only; left out, it is printed.",
            ".json"
        )
    {
        connection.AddTo(this);
        AddFleetOptions();
        Examples =
        [
            new("snapshot --out today.json", "the company that access.yaml connects to, into a file"),
            new("simulate --seed today.json", "a copy of it to try things on"),
        ];
    }

    protected override async Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed)
    {
        var place = PlaceOf(source, parsed);
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
