using System.CommandLine;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Exporting;
using IntacctReconciler.Model;
using IntacctReconciler.Policies;
using IntacctReconciler.Resolving;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

/// <summary>Its findings are what was asked for, so they go to standard output.</summary>
internal sealed class ValidateVerb : CompanyVerb
{
    private readonly Option<bool> expanded;
    private readonly Option<string?> against;

    public ValidateVerb(Shell shell)
        : base(shell, "validate", "Read and check an access file, or those of a fleet, without connecting.")
    {
        expanded = Add(
            new Option<bool>("--expanded")
            {
                Description =
                    "Print everything put together as one access file, each value with the place where it was written.",
            }
        );
        against = Add(
            new Option<string?>("--against")
            {
                Description =
                    "Take the company's entities from this snapshot, for what is generated over them. Of a fleet, a folder of them.",
                HelpName = "SNAPSHOT",
            }
        );
        AddFleetOptions();
        Examples =
        [
            new("validate", "checks access.yaml in this folder; exit code 1 when something is wrong with it"),
            new("validate examples/acme", "checks examples/acme/access.yaml"),
            new("validate examples/fleet", "checks the files of every company of a fleet"),
            new("validate --expanded --company ACME-UK examples/fleet", "what base, overlay and templates come to"),
        ];
    }

    protected override bool PrintsFile(ParseResult parsed) => parsed.GetValue(expanded);

    protected override void BeforeFleet(IReadOnlyList<AccessSource> companies, ParseResult parsed)
    {
        if (parsed.GetValue(expanded) && companies.Count > 1)
            throw new CannotRun(Messages.ExpandedIsOfOne(companies.Count));
    }

    protected override async Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed)
    {
        var problems = new Problems();
        var input = AccessFiles.InputOf(source, World);
        var composition = Compose(input, problems);
        if (composition is not null && FleetFolder.FileOf(parsed.GetValue(against), source, ".json") is { } snapshot)
        {
            input = input with { Entities = await EntitiesAsync(composition.File, source, snapshot, session) };
            composition = Compose(input, problems);
        }
        composition = composition?.Under(LockFiles.Load(source, composition.Company, World, problems));
        if (composition is not null)
        {
            OfflineCheck.Run(composition, ShippedCatalogue.Load(), problems);
            PolicySettings.Of(composition, ShippedCatalogue.Load(), problems);
        }
        var isWrong = problems.HasErrors || composition is null;
        if (parsed.GetValue(expanded) && !isWrong)
        {
            session.Report(problems);
            session.Out.Write(ExpandedFile.Write(input, new Problems()));
            return CompanyEnd.Done;
        }
        foreach (var diagnostic in problems.InOrder)
            session.Out.Write(session.Words.Of(diagnostic) + "\n");
        session.Out.WriteLine(Verdict(source, composition, problems));
        return isWrong ? CompanyEnd.Failed : CompanyEnd.Done;
    }

    private static Composition? Compose(AccessInput input, Problems problems) =>
        AccessFileReader.Read(input, problems) is { } file ? Composition.Of(file, problems) : null;

    /// <summary>Ids of the active entities in a snapshot of the company.</summary>
    /// <exception cref="CannotRun">The snapshot cannot be used.</exception>
    private static async Task<string[]> EntitiesAsync(
        AccessFile file,
        AccessSource source,
        string snapshot,
        Session session
    )
    {
        var target = Target.Of(file, source).Against(snapshot);
        using var company = await CompanyHost.OpenAsync(target, Purpose.Read, ConnectionValues.Default, session);
        var state = await company.Connection.Reader().ReadAsync(new(Facets.Entities), null, session.Stop);
        return [.. state.Entities.Where(entity => entity.Active).Select(entity => entity.Id)];
    }

    private static string Verdict(AccessSource source, Composition? composition, Problems problems)
    {
        var counts = Counts(problems);
        var name = Printable.Of(source.Name);
        if (composition is null || problems.HasErrors)
            return $"{name} is not valid: {counts}";
        var file = composition.File;
        var declared = Plural.List([
            Plural.Of(file.Roles.Length, "role"),
            Plural.Of(file.Groups.Length, "group"),
            Plural.Of(file.Users.Length, "user"),
        ]);
        return $"{name} is valid: {declared}; words checked against {Catalogue(composition.Lock)}{(counts.Length > 0 ? "; " + counts : "")}";
    }

    private static string Catalogue(CatalogueLock? locked) =>
        locked is null ? "the shipped catalogue" : $"the catalogue as locked on {locked.LockedOn}";

    private static string Counts(Problems problems) =>
        Plural.List([
            .. new[] { (Severity.Error, "error"), (Severity.Warning, "warning"), (Severity.Note, "note") }
                .Select(kind => (Count: problems.Found.Count(one => one.Severity == kind.Item1), Word: kind.Item2))
                .Where(kind => kind.Count > 0)
                .Select(kind => Plural.Of(kind.Count, kind.Word)),
        ]);
}
