using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

/// <summary>What a report can be written as.</summary>
internal enum ReportFormat
{
    Json,
    Markdown,
    Sarif,
    Junit,
    Csv,
    Html,
}

/// <summary>One report that was asked for.</summary>
/// <param name="Place">A file; of a fleet a folder with one for each company.</param>
internal sealed record ReportRequest(ReportFormat Format, string Place);

/// <summary><c>--report FORMAT=FILE</c>, as often as formats are wanted.</summary>
internal sealed class ReportOption
{
    private const string Name = "--report";

    private readonly ImmutableArray<ReportFormat> offered;
    private readonly Option<ReportRequest[]> option;

    public ReportOption(params ImmutableArray<ReportFormat> offered)
    {
        this.offered = offered;
        option = new(Name)
        {
            Description =
                $"Write a report to a file, too: {Plural.List([.. offered.Select(Word)], "or")}. Repeatable. Of a fleet, a folder of them.",
            HelpName = "FORMAT=FILE",
            CustomParser = Parse,
            DefaultValueFactory = _ => [],
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. offered.Select(format => $"{Word(format)}=")]);
    }

    public void AddTo(Command verb) => verb.Options.Add(option);

    public ImmutableArray<ReportRequest> In(ParseResult parsed) => [.. parsed.GetValue(option) ?? []];

    /// <summary>
    /// Before the first company of a fleet: the folders, without what an earlier run left there; it must not be taken for a
    /// report of this one, should this one fail.
    /// </summary>
    /// <exception cref="CannotRun">One cannot be made.</exception>
    public void BeforeFleet(IReadOnlyList<AccessSource> companies, ParseResult parsed, Surroundings world)
    {
        foreach (var (format, folder) in In(parsed))
        {
            FleetFolder.Make(folder, world);
            foreach (var company in companies)
                FleetFolder.Remove(FleetFolder.FileOf(folder, company, ExtensionOf(format)), world);
        }
    }

    /// <summary>The ending of a file of that format, where we choose its name.</summary>
    public static string ExtensionOf(ReportFormat format) =>
        format switch
        {
            ReportFormat.Json => ".json",
            ReportFormat.Markdown => ".md",
            ReportFormat.Sarif => ".sarif",
            ReportFormat.Junit => ".xml",
            ReportFormat.Csv => ".csv",
            ReportFormat.Html => ".html",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private ReportRequest[] Parse(ArgumentResult result)
    {
        var requests = new List<ReportRequest>();
        foreach (var token in result.Tokens)
        {
            if (Read(token.Value, out var problem) is not { } request)
                result.AddError(problem!);
            else if (requests.Contains(request))
                result.AddError($"{Name} {Printable.Of(token.Value)} is there twice");
            else
                requests.Add(request);
        }
        return [.. requests];
    }

    private ReportRequest? Read(string text, out string? problem)
    {
        var parts = text.Split('=', 2);
        var word = Printable.Of(parts[0], 40);
        var words = offered.Select(Word).ToArray();
        problem =
            parts.Length < 2 ? $"{Name} {Printable.Of(text)} must be FORMAT=FILE, such as markdown=plan.md"
            : parts[1].Length == 0 ? $"{Name} {word}= names no file"
            : null;
        if (problem is not null)
            return null;
        var at = Array.IndexOf(words, parts[0]);
        if (at >= 0)
            return new(offered[at], parts[1]);
        var others = Enum.GetValues<ReportFormat>().Select(Word);
        var meant = Nearest.To(parts[0], words) is { } nearest ? $"; did you mean \"{nearest}\"?" : "";
        problem = others.Contains(parts[0], StringComparer.Ordinal)
            ? $"this verb has no {word} report; it has {Plural.List(words, "and")}"
            : $"no report is called \"{word}\"; there are {Plural.List(words, "and")}{meant}";
        return null;
    }

    private static string Word(ReportFormat format) => format.ToString().ToLowerInvariant();
}
