using System.CommandLine;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Company;
using IntacctReconciler.Declarations;
using IntacctReconciler.Exporting;

namespace IntacctReconciler.Cli.Commands;

internal sealed class SchemaVerb : Verb
{
    private const string OfAccessFiles = "access";

    private readonly Argument<string> name;
    private readonly Option<string?> fromCompany;
    private readonly ConnectionOptions connection = new();

    public SchemaVerb(Shell shell)
        : base(
            shell,
            "schema",
            "Print a JSON Schema: of a file, with which an editor completes and checks while one types, or of what the program writes."
        )
    {
        name = new("what")
        {
            Description = string.Join("; ", Schemas.All.Select(schema => $"{schema.Name}: {schema.Of}")) + ".",
        };
        name.AcceptOnlyFromAmong([.. Schemas.All.Select(schema => schema.Name)]);
        Arguments.Add(name);
        fromCompany = Add(
            new Option<string?>("--from-company")
            {
                Description =
                    "Of access files: with the ids and permissions of the company that this access file leads to.",
                HelpName = "PATH",
            }
        );
        connection.AddTo(this);
        Validators.Add(result =>
        {
            if (result.GetResult(fromCompany) is not null && result.GetValue(name) != OfAccessFiles)
                result.AddError("--from-company belongs to schema access: no other file has ids and permissions");
        });
        Examples =
        [
            new(
                "schema access > access.schema.json",
                "then, as the first line of access.yaml: # yaml-language-server: $schema=access.schema.json"
            ),
            new(
                "schema access --from-company access.yaml > acme.schema.json",
                "completes this company's permissions, rights, roles and users, and marks a slip of the pen in them"
            ),
            new("schema plan > plan.schema.json", "for a program that reads plans"),
        ];
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parsed)
    {
        if (parsed.GetValue(fromCompany) is { } path)
            return await OfCompanyAsync(AccessSource.At(path, World), session, parsed);
        session.Out.Write(Schemas.Of(parsed.GetRequiredValue(name)));
        return ExitCode.Done;
    }

    private async Task<int> OfCompanyAsync(AccessSource source, Session session, ParseResult parsed)
    {
        if (Declared.LoadConnection(source, session) is not { } destination)
            return ExitCode.Failed;
        using var company = await CompanyHost.OpenAsync(
            destination.Target,
            Purpose.Read,
            connection.In(parsed),
            session
        );
        var state = await company
            .Connection.Reader()
            .ReadAsync(new ReadScope(CompanySchema.Reads), session.Progress, session.Stop);
        session.Error.Hide();
        session.Out.Write(session.Json(CompanySchema.Of(state)));
        session.ReportTraffic(company.Connection.Traffic);
        return ExitCode.Done;
    }
}
