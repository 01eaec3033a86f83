using System.CommandLine;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;

namespace IntacctReconciler.Cli.Commands;

/// <summary>A verb that makes a file of a company: printed or written, and of a fleet one for each company in a folder.</summary>
internal abstract class FileVerb : CompanyVerb
{
    private readonly Option<string?> output;
    private readonly string extension;

    /// <param name="place">What the help says of where it goes.</param>
    /// <param name="extension">That of the files of a fleet, with its dot.</param>
    protected FileVerb(Shell shell, string name, string description, string place, string extension)
        : base(shell, name, description)
    {
        this.extension = extension;
        output = Add(
            new Option<string?>("--out")
            {
                Description = $"{place} Of a fleet, a folder with one for each company.",
                HelpName = "FILE",
            }
        );
    }

    /// <summary>Where the company's file goes; null prints it.</summary>
    protected string? PlaceOf(AccessSource source, ParseResult parsed) =>
        FleetFolder.FileOf(parsed.GetValue(output), source, extension);

    /// <summary>Where the file goes of a company that no path names; null prints it.</summary>
    protected string? PlaceIn(ParseResult parsed) => parsed.GetValue(output);

    /// <summary>Where the files go, as the user said it.</summary>
    protected Option Output => output;

    protected override bool PrintsFile(ParseResult parsed) => parsed.GetValue(output) is null;

    protected override void BeforeFleet(IReadOnlyList<AccessSource> companies, ParseResult parsed)
    {
        if (parsed.GetValue(output) is { } folder)
            FleetFolder.Make(folder, World);
        else if (companies.Count > 1)
            throw new CannotRun(Messages.OneFileForMany(Name, companies.Count));
    }
}
