using System.CommandLine;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;

namespace IntacctReconciler.Cli.Commands;

/// <summary><c>--events FILE</c></summary>
internal sealed class EventsOption
{
    private const string Extension = ".ndjson";

    private readonly Option<string?> option = new("--events")
    {
        Description =
            "Write what happens to a file as it happens, a JSON object in each line. Of a fleet, a folder of them.",
        HelpName = "FILE",
    };

    public void AddTo(Command verb) => verb.Options.Add(option);

    /// <summary>As it was given: a file, of a fleet a folder.</summary>
    public string? In(ParseResult parsed) => parsed.GetValue(option);

    /// <summary>The file of one company.</summary>
    public static string? For(string? given, AccessSource source) => FleetFolder.FileOf(given, source, Extension);

    /// <summary>Before the first company of a fleet: the folder.</summary>
    /// <exception cref="CannotRun">It cannot be made.</exception>
    public void BeforeFleet(ParseResult parsed, Surroundings world)
    {
        if (In(parsed) is { } folder)
            FleetFolder.Make(folder, world);
    }
}
