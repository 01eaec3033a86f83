using System.CommandLine;
using System.Text.Json.Nodes;
using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

/// <summary><c>blueprint</c> and what follows it.</summary>
internal sealed class BlueprintVerb : Command
{
    public BlueprintVerb(Shell shell)
        : base(
            "blueprint",
            "Set-ups of integrations: what a vendor's guide asks for, ready to be used in an access file."
        )
    {
        Subcommands.Add(new BlueprintListVerb(shell));
        Subcommands.Add(new BlueprintShowVerb(shell));
        Subcommands.Add(new BlueprintCheckVerb(shell));
    }
}

/// <summary>Prints what comes with the program; reads no file and connects to nothing.</summary>
internal abstract class ShippedBlueprintVerb : Verb
{
    private readonly Option<OutputFormat> format = FormatOption.Of(
        OutputFormat.Text,
        OutputFormat.Json,
        OutputFormat.Markdown
    );

    protected ShippedBlueprintVerb(Shell shell, string name, string description)
        : base(shell, name, description) => Add(format);

    protected int Print(Report report, Func<JsonNode> json, Session session, ParseResult parsed)
    {
        session.Out.Write(
            parsed.GetValue(format) switch
            {
                OutputFormat.Json => session.Json(json().ToJsonString()) + "\n",
                OutputFormat.Markdown => MarkdownFormat.Write(report),
                _ => TextFormat.Write(report, World.Width, session.OutColour),
            }
        );
        return ExitCode.Done;
    }
}

internal sealed class BlueprintListVerb : ShippedBlueprintVerb
{
    public BlueprintListVerb(Shell shell)
        : base(shell, "list", "List the blueprints that come with the program.") =>
        Examples = [new("blueprint list", "their names, and what each makes")];

    protected override Task<int> RunAsync(Session session, ParseResult parsed) =>
        Task.FromResult(
            Print(
                BlueprintContent.List(ShippedBlueprints.All),
                () => new JsonArray([.. ShippedBlueprints.All.Select(JsonNode (one) => BlueprintContent.Json(one))]),
                session,
                parsed
            )
        );
}

internal sealed class BlueprintShowVerb : ShippedBlueprintVerb
{
    private readonly Argument<string> name = new("name")
    {
        Description = "A blueprint's name; blueprint list has them.",
    };

    public BlueprintShowVerb(Shell shell)
        : base(shell, "show", "Show what a blueprint asks for, in the words of the vendor's guide, and how to use it.")
    {
        Arguments.Add(name);
        Examples =
        [
            new("blueprint show bill-com", "its parameters, demands and hand-over, and an entry to begin with"),
        ];
    }

    protected override Task<int> RunAsync(Session session, ParseResult parsed)
    {
        var wanted = parsed.GetRequiredValue(name);
        var found =
            ShippedBlueprints.Find(wanted)
            ?? throw new CannotRun(
                Messages.NoSuchBlueprint(wanted, Nearest.To(wanted, ShippedBlueprints.All.Select(one => one.Name)))
            );
        return Task.FromResult(Print(BlueprintContent.Of(found), () => BlueprintContent.Json(found), session, parsed));
    }
}
