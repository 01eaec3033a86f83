using IntacctReconciler.Applying;
using IntacctReconciler.Composing;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Applying;
using IntacctReconciler.Tests.Examples;

namespace IntacctReconciler.Tests.Intacct;

/// <summary>The whole way over HTTP: plan an example, apply it, and find nothing left.</summary>
public sealed class ConvergenceTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            (string Switch, string Value)[] settings =
            [
                ("", ""),
                ("role-row-delete", "ignored"),
                ("role-row-delete", "refused"),
                ("role-row-empty-rights", "empties"),
                ("user-permissions", "merge"),
                ("user-permissions", "ignore-empty"),
                ("custom-assignments", "merge"),
                ("agent-assignments", "ignore-empty"),
                ("query-hides-inactive", "on"),
                ("read-lag", "2"),
                ("group-roles", "absent"),
                ("user-locations", "beside"),
                ("error-envelope", "A-without-meta"),
                ("query-error-status", "200"),
                ("permission-keys", "own"),
                ("unknown-fields", "on"),
                ("entities-set-restriction", "off"),
                ("duplicate-id", "422"),
                ("account-email", "absent"),
            ];
            var cases = new TheoryData<string, string, string>();
            foreach (var example in new[] { "acme", "bill-com-role-based", "bill-com-user-based" })
            {
                foreach (var (name, value) in settings)
                    cases.Add(example, name, value);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_example_is_applied_and_nothing_is_left(string example, string name, string value)
    {
        using var rig = Rig.Example(example, name.Length == 0 ? [] : [(name, value)]);
        var planned = await PlanAsync(rig, example);
        planned.Plan.Changes.Should().NotBeEmpty();

        var result = await ApplyAsync(rig, planned);

        result.Results.Where(end => end.End != ChangeEnd.Done).Should().BeEmpty();
        result.End.Should().Be(ApplyEnd.Complete);
        (await PlanAsync(rig, example)).Plan.Changes.Should().BeEmpty();
    }

    [Theory]
    [InlineData("time-out after", 3)]
    [InlineData("reset before", 5)]
    [InlineData("throttled", 4)]
    [InlineData("overloaded", 3)]
    public async Task So_is_one_whose_answers_get_lost(string kind, int every)
    {
        using var rig = Rig.Acme();
        var planned = await PlanAsync(rig, "acme");
        Fault fault = kind switch
        {
            "time-out after" => new Fault.TimeOut(true),
            "reset before" => new Fault.Reset(false),
            "throttled" => Fault.Throttled(429, 2),
            _ => Fault.Throttled(503, 2),
        };
        LoseFirstTries(rig, fault, every);

        (await ApplyAsync(rig, planned)).End.Should().Be(ApplyEnd.Complete);

        rig.Company.Faults.Clear();
        (await PlanAsync(rig, "acme")).Plan.Changes.Should().BeEmpty();
    }

    /// <summary>Of the different requests every so many is hit, and only when it is made for the first time.</summary>
    private static void LoseFirstTries(Rig rig, Fault fault, int every)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        rig.Company.Faults.When(
            request =>
                seen.Add($"{request.Method} {request.Path} {Convert.ToBase64String(request.Body.Span)}")
                && seen.Count % every == 0,
            fault,
            times: 1_000
        );
    }

    private static async Task<Planned> PlanAsync(Rig rig, string example)
    {
        var problems = new Problems();
        var file = Declarations.Reading.Clean(ExampleFolders.Read(example, "access.yaml"));
        var composition = Composition.Of(file, problems)!;
        var planned = await Reconciler.PlanAsync(
            composition,
            new(new(rig.Company.Company, file.PermissionModel.Value, "simulator", "recon_bot", "access.yaml"), AsOf),
            rig.Reader,
            problems,
            null,
            TestContext.Current.CancellationToken
        );
        problems.Found.Where(problem => problem.Severity == Severity.Error).Should().BeEmpty();
        return planned!;
    }

    private static Task<ApplyResult> ApplyAsync(Rig rig, Planned planned)
    {
        var readBack = new ReadBack(rig.Reader, rig.Clock, ReadBack.DefaultWaits);
        return Reconciler.ApplyAsync(
            new(planned.Plan, new("r1", "test")) { Desired = planned.Desired },
            new(rig.Reader, rig.Writer, readBack, new MemoryJournal()),
            new(),
            CancellationToken.None,
            TestContext.Current.CancellationToken
        );
    }
}
