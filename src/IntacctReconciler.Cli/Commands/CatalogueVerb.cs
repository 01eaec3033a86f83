using System.CommandLine;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Company;
using IntacctReconciler.Model;
using IntacctReconciler.Reports.Content;

namespace IntacctReconciler.Cli.Commands;

/// <summary><c>catalogue</c> and what follows it.</summary>
internal sealed class CatalogueVerb : Command
{
    public CatalogueVerb(Shell shell)
        : base("catalogue", "The permissions that a company offers, and the rights that each allows.")
    {
        Subcommands.Add(new CatalogueListVerb(shell));
        Subcommands.Add(new CatalogueLockVerb(shell));
        Subcommands.Add(new CatalogueDiffVerb(shell));
    }
}

internal sealed class CatalogueListVerb : ReportVerb
{
    private readonly Option<bool> shipped;

    public CatalogueListVerb(Shell shell)
        : base(shell, "list", "List every permission in the words of the screens and of the API, with its rights.")
    {
        shipped = Add(
            new Option<bool>("--shipped")
            {
                Description = "The catalogue that comes with the program; no connection is made.",
            }
        );
        AddReportOptions();
        Examples =
        [
            new("catalogue list examples/acme", "what this company offers"),
            new(
                "catalogue list --shipped --format json",
                "the catalogue that files are checked against offline, for another program"
            ),
        ];
    }

    protected override string Payload => "catalogue";

    protected override Task<int> RunAsync(Session session, ParseResult parsed) =>
        parsed.GetValue(shipped)
            ? Task.FromResult(Print(ShippedCatalogue.Load(), session, parsed).ExitCode)
            : base.RunAsync(session, parsed);

    protected override async Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed)
    {
        if (Declared.LoadConnection(source, session) is not { } destination)
            return CompanyEnd.Failed;
        using var company = await CompanyHost.OpenAsync(
            destination.Target,
            Purpose.Read,
            Connection.In(parsed),
            session
        );
        var scope = new ReadScope(Facets.Catalogue);
        var state = await company.Connection.Reader().ReadAsync(scope, session.Progress, session.Stop);
        session.Error.Hide();
        return Print(state.Catalogue, session, parsed);
    }

    private CompanyEnd Print(PermissionCatalogue catalogue, Session session, ParseResult parsed)
    {
        Print(() => CatalogueContent.Of(catalogue), () => CatalogueContent.Json(catalogue), session, parsed);
        return CompanyEnd.Done;
    }
}
