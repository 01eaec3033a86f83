using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

/// <summary><c>fleet</c> and what follows it.</summary>
internal sealed class FleetVerb : Command
{
    public FleetVerb(Shell shell)
        : base("fleet", "Several companies in one fleet file. Every verb that takes one company takes a fleet, too.")
    {
        Subcommands.Add(new FleetListVerb(shell));
        Subcommands.Add(new FleetMatrixVerb(shell));
    }
}

/// <summary>What the two have in common: they look at the files and at no company.</summary>
internal abstract class FleetFileVerb : Verb
{
    private readonly Argument<string> path;
    private readonly FleetOptions options = new();

    protected FleetFileVerb(Shell shell, string name, string description)
        : base(shell, name, description)
    {
        path = AddPath();
        path.Description = "A fleet file, or a folder that holds fleet.yaml; left out, this folder.";
    }

    protected void AddFleetOptions() => options.AddTo(this, runs: false);

    protected sealed override Task<int> RunAsync(Session session, ParseResult parsed)
    {
        var argument = parsed.GetRequiredValue(path);
        if (FleetSource.Find(argument, World) is not { } fleet)
            throw new CannotRun(Messages.NotAFleet(AccessSource.At(argument, World).Shown));
        if (fleet.Load(session) is not { } all)
            return Task.FromResult(ExitCode.Failed);
        Print([.. Selection.Of(all, options.In(parsed), fleet)], session, parsed);
        return Task.FromResult(ExitCode.Done);
    }

    protected abstract void Print(IReadOnlyList<AccessSource> companies, Session session, ParseResult parsed);

    /// <summary>Where the company is, as far as its files say so; what is wrong with them is for other verbs to tell.</summary>
    protected Target? TargetOf(AccessSource source)
    {
        try
        {
            return AccessFiles.Read(source, World, new Problems()) is { } file ? Target.Of(file, source) : null;
        }
        catch (CannotRun)
        {
            return null;
        }
    }
}

internal sealed class FleetListVerb : FleetFileVerb
{
    private readonly Option<OutputFormat> format = FormatOption.Of(OutputFormat.Text, OutputFormat.Json);

    public FleetListVerb(Shell shell)
        : base(shell, "list", "List the companies of a fleet: where each of them is, and its own file.")
    {
        Add(format);
        AddFleetOptions();
        Examples =
        [
            new("fleet list examples/fleet", "every company"),
            new("fleet list --shard 2/5 examples/fleet", "those that the second of five jobs works on"),
        ];
    }

    protected override void Print(IReadOnlyList<AccessSource> companies, Session session, ParseResult parsed)
    {
        if (parsed.GetValue(format) == OutputFormat.Json)
        {
            var all = new JsonArray([.. companies.Select(Json)]);
            session.Out.Write(session.Json(new JsonObject { ["companies"] = all }.ToJsonString()) + "\n");
            return;
        }
        var listing = new Listing([new("company"), new("file"), new("connects to")], [.. companies.Select(Row)]);
        var section = new Section(null, Plural.Of(companies.Count, "company", "companies")) { Listing = listing };
        session.Out.Write(TextFormat.Write(new(section), World.Width, session.OutColour));

        ImmutableArray<Piece> Row(AccessSource source) =>
            [
                new(Names.Id(source.Name)),
                new(source.Member!.Company.File is { } file ? Printable.Of(file.Value) : "(the base)"),
                new(Connection(TargetOf(source))),
            ];
    }

    private static string Connection(Target? target) =>
        target switch
        {
            null => "(its files are not valid)",
            { Seed: { } seed } => $"simulator {Printable.Of(seed)}",
            _ when target.ReadPrefix == target.ApplyPrefix => target.ReadPrefix,
            _ => $"{target.ReadPrefix}, {target.ApplyPrefix}",
        };

    private JsonNode Json(AccessSource source)
    {
        var target = TargetOf(source);
        return new JsonObject
        {
            ["company"] = source.Name,
            ["file"] = source.Member!.Company.File?.Value,
            ["endpoint"] = target?.Address,
            ["credentials"] = new JsonObject { ["read"] = target?.ReadPrefix, ["apply"] = target?.ApplyPrefix },
        };
    }
}

/// <summary>
/// What a CI system makes jobs of. GitHub: at most 256 jobs of a matrix (docs.github.com, workflow syntax). GitLab: at most
/// 200 jobs of one parallel:matrix (docs.gitlab.com, CI/CD YAML syntax).
/// </summary>
internal sealed class FleetMatrixVerb : FleetFileVerb
{
    private const int MostOfGitHub = 256;
    private const int MostOfGitLab = 200;

    private readonly Option<string> system = new("--format")
    {
        Description =
            "github: for fromJSON in strategy.matrix; gitlab: a job to extend, for a child pipeline. Left out, github.",
        HelpName = "SYSTEM",
        DefaultValueFactory = _ => "github",
    };

    private readonly Option<int> shards = Numbers.Option(
        "--shards",
        "So many jobs, each with a part of the companies for --shard; left out, a job for each company.",
        0,
        1,
        MostOfGitHub
    );

    public FleetMatrixVerb(Shell shell)
        : base(
            shell,
            "matrix",
            "Print the jobs that a CI system is to run side by side: one for each company, or for each part."
        )
    {
        system.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not ("github" or "gitlab") and var other }])
                result.AddError($"--format must be github or gitlab, not {Printable.Of(other)}");
        });
        Add(system);
        Add(shards);
        AddFleetOptions();
        Examples =
        [
            new(
                "fleet matrix examples/fleet",
                "{\"include\":[{\"company\":\"ACME-US\",\"credentials\":\"ACME_US\"},..."
            ),
            new("fleet matrix --shards 5 examples/fleet", "{\"include\":[{\"shard\":\"1/5\"},..."),
            new(
                "fleet matrix --format gitlab examples/fleet > companies.yml",
                "the job .companies, for a child pipeline whose jobs extend it"
            ),
        ];
    }

    protected override void Print(IReadOnlyList<AccessSource> companies, Session session, ParseResult parsed)
    {
        var isGitHub = parsed.GetValue(system) != "gitlab";
        var jobs = parsed.GetValue(shards) is > 0 and var count
            ? Enumerable.Range(1, Math.Min(count, companies.Count)).Select(number => ByShard(new(number, count)))
            : companies.Select(ByCompany);
        var all = new JsonArray([.. jobs.Select(job => isGitHub ? job : Upper(job))]);
        var most = isGitHub ? MostOfGitHub : MostOfGitLab;
        if (all.Count > most)
            throw new CannotRun(Messages.TooManyJobs(isGitHub ? "GitHub" : "GitLab", all.Count, most));
        var matrix = isGitHub
            ? new JsonObject { ["include"] = all }
            : new JsonObject { [".companies"] = new JsonObject { ["parallel"] = new JsonObject { ["matrix"] = all } } };
        session.Out.Write(session.Json(matrix.ToJsonString()) + "\n");
    }

    private JsonObject ByCompany(AccessSource source) =>
        new()
        {
            ["company"] = source.Name,
            ["credentials"] = TargetOf(source)?.ReadPrefix ?? CredentialPrefix.Of(source.Name),
        };

    private static JsonObject ByShard(Shard shard) => new() { ["shard"] = shard.ToString() };

    /// <summary>There the members are names of environment variables.</summary>
    private static JsonObject Upper(JsonObject job) =>
        new(job.Select(member => KeyValuePair.Create(member.Key.ToUpperInvariant(), member.Value?.DeepClone())));
}
