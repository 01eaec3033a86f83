using System.CommandLine;
using IntacctReconciler.Declarations;

namespace IntacctReconciler.Cli.Commands;

internal sealed class SchemaVerb : Verb
{
    private readonly Argument<string> name;

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
        Examples =
        [
            new(
                "schema access > access.schema.json",
                "then, as the first line of access.yaml: # yaml-language-server: $schema=access.schema.json"
            ),
            new("schema plan > plan.schema.json", "for a program that reads plans"),
        ];
    }

    protected override Task<int> RunAsync(Session session, ParseResult parsed)
    {
        session.Out.Write(Schemas.Of(parsed.GetRequiredValue(name)));
        return Task.FromResult(ExitCode.Done);
    }
}
