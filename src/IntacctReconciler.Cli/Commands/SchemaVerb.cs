using System.CommandLine;
using IntacctReconciler.Declarations;

namespace IntacctReconciler.Cli.Commands;

internal sealed class SchemaVerb : Verb
{
    private readonly Argument<string> name;

    public SchemaVerb(Shell shell)
        : base(shell, "schema", "Print a JSON Schema, with which an editor completes and checks while one types.")
    {
        name = new("what")
        {
            Description =
                "access: the access file; fleet: the fleet file; blueprint: a blueprint file; policy: a file of rules.",
        };
        name.AcceptOnlyFromAmong("access", "fleet", "blueprint", "policy");
        Arguments.Add(name);
        Examples =
        [
            new(
                "schema access > access.schema.json",
                "then, as the first line of access.yaml: # yaml-language-server: $schema=access.schema.json"
            ),
        ];
    }

    protected override Task<int> RunAsync(Session session, ParseResult parsed)
    {
        session.Out.Write(
            parsed.GetRequiredValue(name) switch
            {
                "fleet" => Schemas.Fleet,
                "blueprint" => Schemas.Blueprint,
                "policy" => Schemas.Policy,
                _ => Schemas.Access,
            }
        );
        return Task.FromResult(ExitCode.Done);
    }
}
