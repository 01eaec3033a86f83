using System.CommandLine;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Company;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Reports.Content;

namespace IntacctReconciler.Cli.Commands;

/// <summary>What a company offers now against what was locked.</summary>
internal sealed class CatalogueDiffVerb : ReportVerb
{
    private readonly Option<string?> against;
    private readonly Option<bool> shipped;

    public CatalogueDiffVerb(Shell shell)
        : base(
            shell,
            "diff",
            "Show what the company offers now that it did not when its catalogue was locked, and what is gone or has moved. Changes nothing."
        )
    {
        against = Add(
            new Option<string?>("--against")
            {
                Description =
                    "Compare with this lock, which may be another company's, and not with the one beside the access file.",
                HelpName = "LOCK",
            }
        );
        shipped = Add(
            new Option<bool>("--shipped") { Description = "Compare with the catalogue that comes with the program." }
        );
        AddReportOptions();
        Validators.Add(result =>
        {
            if (result.GetValue(against) is not null && result.GetValue(shipped))
                result.AddError("--against and --shipped cannot be used together: compare with one or the other");
        });
        Examples =
        [
            new("catalogue diff", "after a release of Intacct; exit code 2 when something differs from the lock"),
            new(
                "catalogue diff --against ../uk/access.catalogue.lock.json",
                "what this company offers and another does not"
            ),
        ];
    }

    protected override string Payload => "differences";

    protected override async Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed)
    {
        if (Declared.LoadConnection(source, session) is not { } destination)
            return CompanyEnd.Failed;
        if (BaseOf(source, destination, session, parsed) is not { } before)
            return CompanyEnd.Failed;
        using var company = await CompanyHost.OpenAsync(
            destination.Target,
            Purpose.Read,
            Connection.In(parsed),
            session
        );
        var scope = new ReadScope(Facets.Catalogue | Facets.Entities);
        var state = await company.Connection.Reader().ReadAsync(scope, session.Progress, session.Stop);
        session.Error.Hide();
        var difference = Difference(before.Locked, state);
        Print(
            () => CatalogueDiffContent.Of(state.Company, before, difference),
            () => CatalogueDiffContent.Json(state.Company, before, difference).ToJsonString() + "\n",
            session,
            parsed
        );
        session.ReportTraffic(company.Connection.Traffic);
        return difference.IsEmpty ? CompanyEnd.Done : new(ExitCode.Differs);
    }

    /// <summary>Null after saying what is wrong with the lock.</summary>
    /// <exception cref="CannotRun">There is none.</exception>
    private CatalogueBase? BaseOf(AccessSource source, Destination destination, Session session, ParseResult parsed)
    {
        if (parsed.GetValue(shipped))
            return new(null, null);
        var problems = new Problems();
        var place = parsed.GetValue(against) ?? LockFiles.PlaceOf(source);
        var locked = parsed.GetValue(against) is null
            ? LockFiles.Read(place, destination.File.Company.Value, World, problems)
            : LockFiles.ReadOfAny(place, World, problems);
        if (locked is not null)
            return new(locked, place);
        if (!problems.HasErrors)
            throw new CannotRun(Codes.NoLockToCompare(place));
        session.Report(problems);
        return null;
    }

    /// <summary>Entities are a company's own: they say nothing against another company's.</summary>
    private static CatalogueDifference Difference(CatalogueLock? locked, CompanyState now)
    {
        var permissions = CatalogueDifference.Between(locked?.Catalogue ?? ShippedCatalogue.Load(), now.Catalogue);
        return locked is not null && locked.Company == now.Company
            ? permissions.With(
                locked.Entities,
                now.Entities.ToDictionary(entity => entity.Id, entity => entity.Active, StringComparer.Ordinal)
            )
            : permissions;
    }
}
