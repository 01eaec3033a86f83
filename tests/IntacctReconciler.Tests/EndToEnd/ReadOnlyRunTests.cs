using System.CommandLine;
using IntacctReconciler.Cli;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Cli;
using IntacctReconciler.Tests.Examples;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>Law 8: every verb that reads sends no request that could change something, whatever comes back.</summary>
public sealed class ReadOnlyRunTests
{
    /// <summary>One way or more to call each verb; a verb that is not here fails a test below.</summary>
    private static readonly Dictionary<string, string[][]> Ways = new(StringComparer.Ordinal)
    {
        ["validate"] =
        [
            [],
        ],
        ["check"] =
        [
            [],
        ],
        ["plan"] =
        [
            [],
            ["--out", "saved.plan"],
            ["--format", "json"],
            ["--no-removals"],
            ["--detailed-exitcode"],
            ["--against", "company.json"],
            ["--report", "sarif=plan.sarif", "--report", "csv=plan.csv", "--events", "plan.ndjson"],
            ["--report", "html=plan.html"],
        ],
        ["audit"] =
        [
            [],
            ["--format", "json"],
            ["--write-baseline", "known.json", "--until", "2031-03-31"],
            ["--baseline", "known.json", "--verbose"],
            ["--report", "junit=audit.xml"],
            ["--review", "review.csv"],
            ["--report", "html=audit.html"],
        ],
        ["evidence"] =
        [
            ["--out", "pack.zip"],
            ["--out", "pack.zip", "--since", "2026-01-01", "--format", "json"],
        ],
        ["show"] =
        [
            ["saved.plan"],
        ],
        ["export"] =
        [
            [],
            ["--out", "exported.yaml"],
            ["--as-roles"],
            ["--split", "parts"],
        ],
        ["init"] =
        [
            ["made", "--from-company", "access.yaml"],
        ],
        ["snapshot"] =
        [
            [],
            ["--out", "now.json"],
            ["--from-report", "report.csv", "--out", "reported.json"],
        ],
        ["diff"] =
        [
            [".", "company.json"],
            ["--declared", ".", "company.json"],
        ],
        ["catalogue list"] =
        [
            [],
            ["--shipped"],
        ],
        ["catalogue lock"] =
        [
            [],
        ],
        ["explain user"] =
        [
            ["recon_bot"],
            ["recon_bot", "--format", "json"],
            ["recon_bot", "--lacks", "accountsPayable/bills", "add"],
            ["recon_bot", "--against", "saved.plan"],
        ],
        ["explain role"] =
        [
            ["AP clerk"],
        ],
        ["explain group"] =
        [
            ["AP team"],
        ],
        ["explain permission"] =
        [
            ["accountsPayable/bills"],
        ],
        ["catalogue diff"] =
        [
            [],
            ["--shipped"],
            ["--format", "json"],
        ],
        ["blueprint check"] =
        [
            ["--blueprint", "bill-com", "--with", "email=ap@acme.example"],
        ],
        ["schema"] =
        [
            ["access"],
        ],
        ["completion"] =
        [
            ["bash"],
        ],
    };

    /// <summary>What changes a company, what is one, and what never asks one.</summary>
    private static readonly string[] Others =
    [
        "apply",
        "simulate",
        "journal verify",
        "fleet list",
        "fleet matrix",
        "blueprint list",
        "blueprint show",
    ];

    [Fact]
    public void No_verb_is_forgotten_here()
    {
        using var stop = new Interruption();
        Names(Verbs.All(stop), "").Should().BeEquivalentTo(Ways.Keys.Concat(Others));
    }

    [Theory]
    [MemberData(nameof(ExampleFolders.All), MemberType = typeof(ExampleFolders))]
    public async Task Nothing_mutating_is_sent(string example)
    {
        await using var desk = Desk.With(example);
        desk.Write("report.csv", Importing.Report.Heading + "clerk1,,,Active,,,Accounts Payable,Bills,List\n");
        var company = await desk.ServeAsync();
        desk.Write(
            "review.csv",
            $"Company,User ID,Item,Access,Held through,Decision,Reviewer,Date\n{company.Company},nobody,Account,,,keep,cfo,-\n"
        );
        foreach (var (verb, ways) in Ways)
        foreach (var way in ways)
        {
            var ran = await desk.RunAsync([.. verb.Split(' '), .. way]);
            // Not every company has that role or that group.
            int[] good =
                verb is "explain role" or "explain group" ? [0, 1]
                : verb is "audit" ? [0, 2, 6]
                : [0, 2];
            ran.ExitCode.Should().BeOneOf(good, "{0} {1}: {2}", verb, string.Join(' ', way), ran.Error);
        }
        company.Calls.Should().NotBeEmpty().And.NotContain(call => call.Mutating);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("throttled")]
    [InlineData("broken")]
    [InlineData("lost")]
    public async Task Nor_when_the_company_answers_badly(string fault)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        var calls = 0;
        company.Faults.When(
            _ => Interlocked.Increment(ref calls) % 3 == 0,
            fault switch
            {
                "expired" => new Fault.ExpiredToken(),
                "throttled" => Fault.Throttled(429, 1),
                "broken" => new Fault.Html(200),
                _ => new Fault.Reset(AfterEffect: true),
            },
            times: 999
        );
        foreach (var (verb, ways) in Ways)
            await desk.RunAsync([.. verb.Split(' '), .. ways[0]]);
        company.Calls.Should().NotBeEmpty().And.NotContain(call => call.Mutating);
    }

    [Fact]
    public async Task And_the_count_sees_what_apply_sends()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        await desk.RunAsync("apply", "--auto-approve");
        company.Calls.Should().Contain(call => call.Mutating);
    }

    private static IEnumerable<string> Names(Command command, string above) =>
        command.Subcommands.Count == 0
            ? [above]
            : command.Subcommands.SelectMany(sub => Names(sub, above.Length == 0 ? sub.Name : $"{above} {sub.Name}"));
}
