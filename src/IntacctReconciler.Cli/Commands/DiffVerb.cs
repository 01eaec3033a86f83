using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.CommandLine;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Comparing;
using IntacctReconciler.Model;
using IntacctReconciler.Reports;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

/// <summary><c>diff</c>: two companies, or one at two times; of a fleet all companies at once.</summary>
internal sealed class DiffVerb : Verb
{
    private readonly Argument<string> first = new("a")
    {
        HelpName = "A",
        Description =
            "A snapshot, or an access file or folder, which stands for the company that it leads to, or with --declared for what it makes of it. A fleet alone: all its companies. Left out, this folder.",
        DefaultValueFactory = _ => ".",
    };

    private readonly Argument<string?> second = new("b")
    {
        HelpName = "B",
        Description = "What to compare A with; left out where A is a fleet.",
        DefaultValueFactory = _ => null,
    };

    private readonly Option<string[]> only = new("--only")
    {
        Description =
            "Only this object, such as 'role[\"AP clerk\"]'; * stands for any characters: 'user*' for users. Repeatable.",
        HelpName = "ADDRESS",
    };

    private readonly Option<bool> declared = new("--declared")
    {
        Description = "Compare what access files declare: the company as it will be once each is applied.",
    };

    private readonly Option<string?> against = new("--against")
    {
        Description =
            "With --declared, lay both files over this snapshot, without credentials. Of a fleet, a folder of them.",
        HelpName = "SNAPSHOT",
    };

    private readonly Option<bool> texts = new("--texts")
    {
        Description =
            "Of a fleet, compare names, e-mail addresses and descriptions, too. Two sides are always compared in full.",
    };

    private readonly Option<bool> verbose = new("--verbose") { Description = "Print long lists in full." };

    private readonly Option<OutputFormat> format = FormatOption.Of(
        OutputFormat.Text,
        OutputFormat.Json,
        OutputFormat.Markdown
    );
    private readonly ReportOption reports = new(ReportFormat.Json, ReportFormat.Markdown, ReportFormat.Csv);
    private readonly ConnectionOptions connection = new();
    private readonly FleetOptions fleet = new();

    public DiffVerb(Shell shell)
        : base(
            shell,
            "diff",
            "Compare two companies, or one with a snapshot, or all of a fleet: roles, groups, users, and what people can do. Exits with 2 when they differ."
        )
    {
        foreach (Argument argument in new Argument[] { first, second })
        {
            argument.Validators.Add(result =>
            {
                foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
                    result.AddError(UsageErrors.Unknown(token.Value, this));
            });
            Arguments.Add(argument);
        }
        foreach (Option option in new Option[] { declared, against, only, texts, verbose, format })
            Add(option);
        reports.AddTo(this);
        connection.AddTo(this);
        fleet.AddTo(this);
        Validators.Add(result =>
        {
            if (result.GetResult(against) is not null && !result.GetValue(declared))
                result.AddError("--against belongs to --declared: the snapshot is what the files are laid over");
        });
        Examples =
        [
            new("diff yesterday.json examples/acme", "what has changed in the company since the snapshot was taken"),
            new("diff test/access.yaml live/access.yaml --only 'role*'", "the roles of two companies"),
            new(
                "diff --declared --against company.json main/access.yaml branch/access.yaml",
                "what a change of the file comes to, without credentials"
            ),
            new("diff examples/fleet", "which roles, groups and users are not the same in all companies"),
            new("diff --company ACME-UK --company ACME-DE examples/fleet", "two companies of a fleet, in full"),
        ];
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parsed)
    {
        var (a, b) = (parsed.GetRequiredValue(first), parsed.GetValue(second));
        var files = ReportFiles.Of(reports.In(parsed), null, session);
        if (b is null)
            return await OfFleetAsync(a, files, session, parsed);
        var values = fleet.In(parsed);
        if (values.Used is { } option && FleetAt(a) is null && FleetAt(b) is null)
            throw new CannotRun(Messages.OnlyOfAFleet(option, b));
        var one = await ReadAsync(a, values, session, parsed);
        var two = one is null ? null : await ReadAsync(b, values, session, parsed);
        return one is null || two is null ? ExitCode.Failed : await PrintAsync(one, two, files, session, parsed);
    }

    private FleetSource? FleetAt(string path) =>
        SnapshotHead.IsSnapshot(path, World) ? null : FleetSource.Find(path, World);

    /// <returns>Null after saying on standard error what is wrong with a file.</returns>
    private async Task<ComparedSide?> ReadAsync(string path, FleetValues values, Session session, ParseResult parsed)
    {
        var full = World.Resolve(path);
        if (!File.Exists(full) && !Directory.Exists(full))
            throw new CannotRun(Messages.NoSuchSide(path));
        // What a connection met before is not where this one is.
        session.Place = problem => problem;
        if (SnapshotHead.IsSnapshot(path, World))
            return await ComparedSide.OfSnapshotAsync(path, connection.In(parsed), session);
        if (FleetSource.Find(path, World) is not { } found)
            return await SideAsync(AccessSource.At(path, World), session, parsed);
        if (found.Load(session) is not { } all)
            return null;
        var chosen = Selection.Of(all, values, found);
        return chosen.Length == 1
            ? await SideAsync(chosen[0], session, parsed)
            : throw new CannotRun(Messages.FleetIsNoSide(path, chosen.Length));
    }

    private Task<ComparedSide?> SideAsync(AccessSource source, Session session, ParseResult parsed) =>
        parsed.GetValue(declared)
            ? ComparedSide.OfDeclaredAsync(
                source,
                FleetFolder.FileOf(parsed.GetValue(against), source, ".json"),
                connection.In(parsed),
                session
            )
            : ComparedSide.OfCompanyAsync(source, connection.In(parsed), session);

    private async Task<int> OfFleetAsync(string path, ReportFiles files, Session session, ParseResult parsed)
    {
        if (!Path.Exists(World.Resolve(path)))
            throw new CannotRun(Messages.NoSuchSide(path));
        if (FleetAt(path) is not { } found)
            throw new CannotRun(Messages.OneSideAlone(path));
        if (found.Load(session) is not { } all)
            return ExitCode.Failed;
        var values = fleet.In(parsed);
        var companies = Selection.Of(all, values, found);
        if (companies.Length < 2)
            throw new CannotRun(Messages.OneSideAlone(companies.IsEmpty ? path : companies[0].Name));
        var read = new ConcurrentDictionary<string, ComparedSide>(StringComparer.Ordinal);
        using var run = new FleetRun(session, values.Parallel);
        var results = await run.RunAsync(companies, ReadOneAsync, result => Tell(result, session));
        var sides = companies.Where(one => read.ContainsKey(one.Name)).Select(one => read[one.Name]).ToImmutableArray();
        var failed = results.Select(result => result.End.ExitCode).Append(ExitCode.Done);
        var differs = (companies.Length, sides) switch
        {
            (2, [var one, var two]) => await PrintAsync(one, two, files, session, parsed),
            (_, { Length: < 2 }) => ExitCode.Done,
            _ => await PrintFleetAsync(
                sides,
                [.. companies.Select(one => one.Name).Except(read.Keys, StringComparer.Ordinal)],
                files,
                session,
                parsed
            ),
        };
        return ExitCode.OfFleet(failed.Append(differs));

        async Task<CompanyEnd> ReadOneAsync(AccessSource source, Session own)
        {
            if (await SideAsync(source, own, parsed) is not { } side)
                return CompanyEnd.Failed;
            read[source.Name] = side;
            return CompanyEnd.Done;
        }
    }

    private static void Tell(CompanyResult result, Session session)
    {
        if (result.Error.Length > 0)
            session.Error.Write(PrefixedWriter.Lines(result.Error, result.Company));
    }

    private async Task<int> PrintAsync(
        ComparedSide a,
        ComparedSide b,
        ReportFiles files,
        Session session,
        ParseResult parsed
    )
    {
        var difference = CompanyComparison.Between(a.State, b.State, Chosen(parsed, [a.State, b.State]));
        if (a.IsDeclared && b.IsDeclared)
            difference = difference.OfDeclared();
        var view = new DiffView(session, parsed.GetValue(format), DetailOf(parsed));
        session.Out.Write(view.Of(a, b, difference));
        await files.WriteAsync(format => DiffView.Of(a, b, difference, format));
        return difference.IsSame ? ExitCode.Done : ExitCode.Differs;
    }

    private async Task<int> PrintFleetAsync(
        ImmutableArray<ComparedSide> sides,
        ImmutableArray<string> unread,
        ReportFiles files,
        Session session,
        ParseResult parsed
    )
    {
        ImmutableArray<CompanyState> states = [.. sides.Select(side => side.State)];
        var difference = FleetComparison.Of(states, parsed.GetValue(texts), Chosen(parsed, states));
        var view = new DiffView(session, parsed.GetValue(format), DetailOf(parsed));
        session.Out.Write(view.Of(difference, unread, states[0].Catalogue));
        await files.WriteAsync(format => DiffView.Of(difference, unread, states[0].Catalogue, format));
        return difference.IsEmpty ? ExitCode.Done : ExitCode.Differs;
    }

    private Detail DetailOf(ParseResult parsed) => parsed.GetValue(verbose) ? Detail.Verbose : Detail.Brief;

    /// <summary>What --only chooses; null for all.</summary>
    /// <exception cref="CannotRun">A pattern matches nothing, so that a slip of the pen is no difference less.</exception>
    private Func<Address, bool>? Chosen(ParseResult parsed, ImmutableArray<CompanyState> states)
    {
        if (parsed.GetValue(only) is not { Length: > 0 } patterns)
            return null;
        var all = states.SelectMany(Addresses).Distinct().Select(address => address.ToString()).ToList();
        foreach (var pattern in patterns)
        {
            if (!all.Exists(address => Wildcard.Matches(pattern, address)))
                throw new CannotRun(Messages.NothingToCompare(pattern));
        }
        return address => Array.Exists(patterns, pattern => Wildcard.Matches(pattern, address.ToString()));
    }

    private static IEnumerable<Address> Addresses(CompanyState state) =>
        [
            .. state.Has(Facets.Roles) ? state.Roles.Select(role => Address.Role(role.Id)) : [],
            .. state.Has(Facets.Groups) ? state.Groups.Select(group => Address.Group(group.Id)) : [],
            .. state.Has(Facets.Users) ? state.Users.Select(user => Address.User(user.Id)) : [],
        ];
}
