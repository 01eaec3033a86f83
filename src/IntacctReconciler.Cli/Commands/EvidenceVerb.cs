using System.CommandLine;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Evidence;

namespace IntacctReconciler.Cli.Commands;

/// <summary><c>evidence</c>: the audit pack of a company, or one of all companies of a fleet.</summary>
internal sealed class EvidenceVerb : Verb
{
    private readonly Argument<string> path;
    private readonly Option<string> place = new("--out")
    {
        Description = "The pack, a .zip file that only its owner can read.",
        HelpName = "FILE",
        Required = true,
    };
    private readonly Option<DateTimeOffset?> since = AsOfOption.Create(
        "--since",
        "Of the journal only what was changed since (UTC), such as 2026-10-01; left out, all that it has."
    );
    private readonly Option<DateTimeOffset?> asOf = AsOfOption.Create();
    private readonly Option<string?> journal = JournalOptions.Folder();
    private readonly Option<OutputFormat> format = FormatOption.Of(OutputFormat.Text, OutputFormat.Json);
    private readonly ConnectionOptions connection = new();
    private readonly FleetOptions fleet = new();

    public EvidenceVerb(Shell shell)
        : base(
            shell,
            "evidence",
            "Write the audit pack: users, roles, grants, effective access, conflicts and waivers, what was changed and who approved it, and a manifest. Changes nothing in the company."
        )
    {
        path = AddPath();
        path.Description =
            "An access file or a fleet file, or a folder that holds access.yaml or fleet.yaml; left out, this folder. A fleet gives one pack with a folder for each company.";
        foreach (Option option in new Option[] { place, since, asOf, journal, format })
            Add(option);
        connection.AddTo(this);
        fleet.AddTo(this);
        Examples =
        [
            new("evidence --out acme-2026-q4.zip --since 2026-10-01", "the pack of a quarter"),
            new("evidence --out group.zip examples/fleet", "all companies of a fleet, with one review.csv"),
        ];
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parsed)
    {
        var argument = parsed.GetRequiredValue(path);
        var values = fleet.In(parsed);
        var found = FleetSource.Find(argument, World);
        if (found is null && values.Used is { } option)
            throw new CannotRun(Messages.OnlyOfAFleet(option, argument));
        var request = Request(session, parsed);
        AtomicFile.CheckPlace(request.Place, World);
        if (found is null)
            return await OfOneAsync(AccessSource.At(argument, World), request, session);
        if (found.Load(session) is not { } all)
            return ExitCode.Failed;
        var run = new FleetPack(request, session);
        return await run.WriteAsync(found, Selection.Of(all, values, found), values.Parallel);
    }

    private EvidenceRequest Request(Session session, ParseResult parsed)
    {
        var time = AsOfOption.In(parsed.GetValue(asOf), World.Clock);
        var from = parsed.GetValue(since);
        return from > time
            ? throw new CannotRun(Messages.SinceIsAhead(TimeWord(from.Value), TimeWord(time)))
            : new(
                parsed.GetRequiredValue(place),
                from,
                time,
                new JournalValues(parsed.GetValue(journal), null, null),
                connection.In(parsed),
                parsed.GetValue(format)
            );
    }

    private static string TimeWord(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<int> OfOneAsync(AccessSource source, EvidenceRequest request, Session session)
    {
        if (await new Evidences(request, session).OfAsync(source) is not { } evidence)
            return ExitCode.Failed;
        var pack = EvidencePack.Of(evidence);
        await AtomicFile.WriteAsync(
            request.Place,
            World,
            Readers.Owner,
            to =>
            {
                using var zip = new PackZip(to, request.AsOf);
                foreach (var file in pack.Files)
                    zip.Add(file);
                return Task.CompletedTask;
            }
        );
        var exit = pack.IsDamaged ? ExitCode.Failed : ExitCode.Done;
        new EvidenceView(session, request).Print(evidence, pack, exit);
        return exit;
    }
}
