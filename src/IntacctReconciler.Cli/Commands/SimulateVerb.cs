using System.CommandLine;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Simulator;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

internal sealed class SimulateVerb : Verb
{
    private readonly Option<string> seed;
    private readonly Option<string?> state;
    private readonly Option<int> port;
    private readonly Option<KeyValuePair<string, string>[]> switches;
    private readonly Option<bool> listSwitches;

    public SimulateVerb(Shell shell)
        : base(shell, "simulate", "Serve a simulated company over HTTP, on this machine only, until Ctrl-C.")
    {
        seed = Add(
            new Option<string>("--seed")
            {
                Description = "The snapshot it starts from; never written.",
                HelpName = "FILE",
            }
        );
        state = Add(
            new Option<string?>("--state")
            {
                Description =
                    "Where its changes are kept; left out, they are gone at the end. Delete the file to start over.",
                HelpName = "FILE",
            }
        );
        port = Add(
            Numbers.Option("--port", "The port to listen on; left out, 8080; 0 takes a free one.", 8080, 0, 65535)
        );
        switches = Add(
            new Option<KeyValuePair<string, string>[]>("--switch")
            {
                Description = "How it behaves where Intacct's behaviour is not documented: name=value, repeatable.",
                HelpName = "NAME=VALUE",
                CustomParser = result => [.. result.Tokens.Select(token => Setting(token.Value, result.AddError))],
            }
        );
        listSwitches = Add(
            new Option<bool>("--list-switches") { Description = "Print the switches and what each decides." }
        );
        Validators.Add(result =>
        {
            if (result.GetValue(seed) is null && !result.GetValue(listSwitches))
                result.AddError("--seed FILE is missing");
        });
        Examples =
        [
            new("simulate --seed examples/acme/company.json", "serves http://127.0.0.1:8080/ia/api/v1"),
            new(
                "simulate --seed company.json --state company.state.json --switch role-in-use=cascade",
                "keeps what is changed, and deletes roles that somebody holds"
            ),
        ];
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parsed)
    {
        if (parsed.GetValue(listSwitches))
            return List(session);
        var company = SeedFile.Open(
            World.Resolve(parsed.GetRequiredValue(seed)),
            parsed.GetRequiredValue(seed),
            parsed.GetValue(state) is { } file ? World.Resolve(file) : null,
            parsed.GetValue(switches) ?? [],
            World.Clock
        );
        foreach (var notice in company.Notices)
            session.Error.WriteLine($"note: {Printable.Of(notice, 500)}");
        await using var server = await SimulatorServer.StartAsync(company, parsed.GetValue(port), session.Stop);
        session.Out.WriteLine(
            $"{Printable.Of(company.Company)} ({company.PermissionModel}) at {server.BaseAddress.ToString().TrimEnd('/')}"
        );
        await server.RunAsync(session.Stop);
        // Being stopped is how this one ends.
        return ExitCode.Done;
    }

    private static int List(Session session)
    {
        foreach (var one in SimulatorSwitches.All)
            session.Out.WriteLine($"{one.Name}={one.Default}  ({string.Join(", ", one.Values)})\n    {one.Meaning}");
        return ExitCode.Done;
    }

    private static KeyValuePair<string, string> Setting(string text, Action<string> error)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at > 0)
            return new(text[..at], text[(at + 1)..]);
        error($"--switch {Printable.Of(text)} must be NAME=VALUE");
        return default;
    }
}
