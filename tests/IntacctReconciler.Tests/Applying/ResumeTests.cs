using CsCheck;
using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Resolving;
using IntacctReconciler.Tests.Intacct;
using IntacctReconciler.Tests.Properties;

namespace IntacctReconciler.Tests.Applying;

/// <summary>Law 9 in memory: killed at any step, the approved rest is finished, or a new plan finishes it.</summary>
public sealed class ResumeTests
{
    private static readonly Gen<(CompanyState, DesiredState, int)> Cases = Gen.Select(
        RandomCompanies.Company,
        RandomCompanies.Desired,
        Gen.Int[0, 60]
    );

    [Fact]
    public async Task After_a_kill_at_any_step_the_run_is_finished() =>
        await Cases.SampleAsync(
            async chance =>
            {
                var (company, desired, step) = chance;
                var plan = RandomPlans.Of(desired, company);
                var (memory, journal) = await KilledAsync(company, plan, desired, step);
                if (memory is null)
                    return;
                var written = memory.Written.Count;
                if (RunSoFar.Last(journal.Contents) is not { } earlier)
                {
                    written.Should().Be(0, "nothing is sent before the run is on record");
                    return;
                }
                earlier.End.Should().NotBe(ApplyEnd.Partial);
                var result = await ApplyAsync(memory, journal, journal.Kept!, desired, earlier);
                result
                    .Results.Where(r => r.End is not (ChangeEnd.Done or ChangeEnd.AlreadyDone))
                    .Select(r => $"{r.Change.Address} {r.Change.Action} {r.End}: {r.Message}")
                    .Concat(result.Remaining.Select(change => $"still {change.Address} {change.Action}"))
                    .Should()
                    .BeEmpty();
                result.End.Should().Be(ApplyEnd.Complete);
                ChangeSet.Of(desired, memory.State).Changes.Should().BeEmpty();
                RunSoFar.Last(journal.Contents)!.End.Should().Be(ApplyEnd.Complete);
            },
            iter: 1_500
        );

    [Fact]
    public async Task After_a_kill_at_any_step_a_new_plan_finishes_it_too() =>
        await Cases.SampleAsync(
            async chance =>
            {
                var (company, desired, step) = chance;
                var (memory, journal) = await KilledAsync(company, RandomPlans.Of(desired, company), desired, step);
                if (memory is null)
                    return;
                var again = RandomPlans.Of(desired, memory.State);
                (await ApplyAsync(memory, journal, again, desired)).End.Should().Be(ApplyEnd.Complete);
                ChangeSet.Of(desired, memory.State).Changes.Should().BeEmpty();
            },
            iter: 1_000
        );

    [Fact]
    public async Task What_was_proven_is_never_sent_again() =>
        await Cases.SampleAsync(
            async chance =>
            {
                var (company, desired, step) = chance;
                var plan = RandomPlans.Of(desired, company);
                var (memory, journal) = await KilledAsync(company, plan, desired, step);
                if (memory is null || RunSoFar.Last(journal.Contents) is not { } earlier)
                    return;
                var proven = Proven(journal);
                memory.Written.Clear();
                await ApplyAsync(memory, journal, plan, desired, earlier);
                foreach (var (address, count) in memory.Written.SelectMany(batch => batch.Objects).CountBy(a => a))
                    (proven.GetValueOrDefault(address) + count)
                        .Should()
                        .BeLessThanOrEqualTo(plan.Changes.Count(change => change.Address == address));
            },
            iter: 1_000
        );

    [Fact]
    public async Task A_step_that_somebody_undid_meanwhile_is_not_made_again()
    {
        var company = ApplierScene.Acme();
        var plan = RandomPlans.Of(ApplierScene.Wish(), company);
        var (memory, journal) = await KilledAsync(company, plan, ApplierScene.Wish(), step: 8);
        var earlier = RunSoFar.Last(journal.Contents)!;
        earlier.StepsOf(Address.Role("AP clerk")).Should().Be(new Steps(1, 1));
        memory!.Undo(company.Roles.Find("AP clerk")!);
        memory.Written.Clear();
        var result = await ApplyAsync(memory, journal, plan, null, earlier);
        result.End.Should().Be(ApplyEnd.Stale);
        result.Moved.Single().What.Should().Contain("somebody undid it");
        memory.Written.Should().BeEmpty();
    }

    private static Dictionary<Address, int> Proven(MemoryJournal journal) =>
        journal
            .Contents.Entries.Select(entry => entry.Record)
            .OfType<BatchEnded>()
            .SelectMany(batch => batch.Results)
            .Where(result => result.End == ChangeEnd.Done)
            .CountBy(result => result.Address)
            .ToDictionary();

    /// <summary>An apply that is killed at a step; no company when it came to its end before.</summary>
    private static async Task<(MemoryCompany? Company, MemoryJournal Journal)> KilledAsync(
        CompanyState company,
        Plan plan,
        DesiredState desired,
        int step
    )
    {
        var fate = new Fate(step);
        var (memory, journal) = (new MemoryCompany(company) { Fate = fate }, new MemoryJournal { Fate = fate });
        try
        {
            await ApplyAsync(memory, journal, plan, desired);
        }
        catch (KilledException)
        {
            // As it was meant.
        }
        (memory.Fate, journal.Fate) = (new(), new());
        return (fate.HasStruck ? memory : null, journal);
    }

    private static Task<ApplyResult> ApplyAsync(
        MemoryCompany memory,
        MemoryJournal journal,
        Plan plan,
        DesiredState? desired,
        RunSoFar? earlier = null
    )
    {
        var waits = Enumerable.Repeat(TimeSpan.Zero, 4);
        var applier = new Applier(memory, memory, new ReadBack(memory, new HastyClock(), [.. waits]), journal);
        var request = new ApplyRequest(plan, earlier?.Began.Facts ?? new("r1", "test"))
        {
            Desired = desired,
            Earlier = earlier,
        };
        return Reconciler.ApplyAsync(request, applier, new(), CancellationToken.None, CancellationToken.None);
    }
}
