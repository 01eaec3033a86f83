using System.CommandLine;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Company;
using IntacctReconciler.Model;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;

namespace IntacctReconciler.Cli.Commands;

/// <summary><c>catalogue</c> and what follows it.</summary>
internal sealed class CatalogueVerb : Command
{
    public CatalogueVerb(Shell shell)
        : base("catalogue", "The permissions that a company offers, and the rights that each allows.") =>
        Subcommands.Add(new CatalogueListVerb(shell));
}

internal sealed class CatalogueListVerb : Verb
{
    private readonly Argument<string> path;
    private readonly Option<bool> shipped;
    private readonly Option<OutputFormat> format = FormatOption.Of(
        OutputFormat.Text,
        OutputFormat.Json,
        OutputFormat.Markdown
    );
    private readonly ConnectionOptions connection = new();

    public CatalogueListVerb(Shell shell)
        : base(shell, "list", "List every permission in the words of the screens and of the API, with its rights.")
    {
        path = AddPath();
        shipped = Add(
            new Option<bool>("--shipped")
            {
                Description = "The catalogue that comes with the program; no connection is made.",
            }
        );
        Add(format);
        connection.AddTo(this);
        Examples =
        [
            new("catalogue list examples/acme", "what this company offers"),
            new(
                "catalogue list --shipped --format json",
                "the catalogue that files are checked against offline, for another program"
            ),
        ];
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parsed)
    {
        if (parsed.GetValue(shipped))
            return Print(ShippedCatalogue.Load(), session, parsed);
        if (Declared.LoadConnection(parsed.GetRequiredValue(path), session) is not { } destination)
            return ExitCode.Failed;
        using var company = await CompanyHost.OpenAsync(
            destination.Target,
            Purpose.Read,
            connection.In(parsed),
            session
        );
        var scope = new ReadScope(Facets.Catalogue);
        var state = await company.Connection.Reader().ReadAsync(scope, session.Progress, session.Stop);
        session.Error.Hide();
        return Print(state.Catalogue, session, parsed);
    }

    private int Print(PermissionCatalogue catalogue, Session session, ParseResult parsed)
    {
        session.Out.Write(
            parsed.GetValue(format) switch
            {
                OutputFormat.Json => session.Json(CatalogueContent.Json(catalogue)),
                OutputFormat.Markdown => MarkdownFormat.Write(CatalogueContent.Of(catalogue)),
                _ => TextFormat.Write(CatalogueContent.Of(catalogue), World.Width, session.OutColour),
            }
        );
        return ExitCode.Done;
    }
}
