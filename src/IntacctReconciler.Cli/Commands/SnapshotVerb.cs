using System.CommandLine;
using System.Text;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Intacct.Snapshots;

namespace IntacctReconciler.Cli.Commands;

internal sealed class SnapshotVerb : FileVerb
{
    private readonly ConnectionOptions connection = new();
    private readonly Option<string?> report;

    public SnapshotVerb(Shell shell)
        : base(
            shell,
            "snapshot",
            "Capture the company's users, roles, groups and catalogue, to plan against or to simulate.",
            "Where to, readable by its owner only; left out, it is printed.",
            ".json"
        )
    {
        report = Add(
            new Option<string?>("--from-report")
            {
                Description =
                    "Make it from Intacct's all-users permissions report instead; no connection is made. The company is that of the access file, or --company ID.",
                HelpName = "CSV",
            }
        );
        connection.AddTo(this);
        AddFleetOptions();
        Examples =
        [
            new("snapshot --out today.json", "the company that access.yaml connects to, into a file"),
            new(
                "snapshot --from-report report.csv --company ACME --out acme.json",
                "a company that gave no API access, to explain and to plan for"
            ),
            new("simulate --seed today.json", "a copy of it to try things on"),
        ];
    }

    protected override Task<int> RunAsync(Session session, ParseResult parsed) =>
        parsed.GetValue(report) is { } file ? FromReportAsync(file, session, parsed) : base.RunAsync(session, parsed);

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
        await PutAsync(place, to => WriteAsync(company, to, session), session);
        session.ReportTraffic(company.Connection.Traffic);
        return CompanyEnd.Done;
    }

    private async Task<int> FromReportAsync(string file, Session session, ParseResult parsed)
    {
        var place = PlaceIn(parsed);
        if (place is not null)
            AtomicFile.CheckPlace(place, World);
        if (CompanyOf(file, session, parsed) is not { } company)
            return ExitCode.Failed;
        var problems = new Problems();
        var read = ReportFile.Read(file, World, problems);
        if (read is not null)
        {
            var rights = read.Users.Sum(user => user.Permissions.RightCount);
            problems.Add(Codes.ReportTaken(file, read.Users.Length, rights, company));
            await PutAsync(place, to => ReportSnapshot.WriteAsync(read, company, to, session.Stop), session);
        }
        session.Report(problems);
        return read is null ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>The report does not tell; null after saying what is wrong with the access file.</summary>
    /// <exception cref="CannotRun">Nothing else tells either.</exception>
    private string? CompanyOf(string file, Session session, ParseResult parsed)
    {
        if (FleetIn(parsed).Companies is [var said])
            return said.Contains('*', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(said)
                ? throw new CannotRun(Messages.NoCompanyForReport(file))
                : said;
        var path = PathIn(parsed);
        var folder = World.Resolve(path);
        if (
            FleetSource.Find(path, World) is not null
            || (Directory.Exists(folder) && !File.Exists(Path.Combine(folder, "access.yaml")))
        )
            throw new CannotRun(Messages.NoCompanyForReport(file));
        return Declared.LoadConnection(AccessSource.At(path, World), session)?.File.Company.Value;
    }

    /// <summary>Whole or not at all: a snapshot that breaks off in the middle is none.</summary>
    private async Task PutAsync(string? place, Func<Stream, Task> write, Session session)
    {
        if (place is not null)
        {
            await AtomicFile.WriteAsync(place, World, Readers.Owner, write);
            return;
        }
        using var whole = new MemoryStream();
        await write(whole);
        session.Out.Write(Encoding.UTF8.GetString(whole.GetBuffer(), 0, (int)whole.Length) + "\n");
    }

    private static async Task WriteAsync(CompanyHost company, Stream to, Session session)
    {
        await company.Connection.Snapshots().WriteAsync(to, session.Progress, session.Stop);
        session.Error.Hide();
    }
}
