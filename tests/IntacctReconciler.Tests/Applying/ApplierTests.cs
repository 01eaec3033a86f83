using CsCheck;
using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Resolving;
using IntacctReconciler.Tests.Intacct;
using IntacctReconciler.Tests.Properties;
using static IntacctReconciler.Tests.Applying.ApplierScene;

namespace IntacctReconciler.Tests.Applying;

public sealed class ApplierTests
{
    private static readonly Gen<(CompanyState, DesiredState)> Cases = Gen.Select(
        RandomCompanies.Company,
        RandomCompanies.Desired
    );

    [Fact]
    public async Task Apply_and_then_plan_is_empty() =>
        await Cases.SampleAsync(
            async pair =>
            {
                var (company, desired) = pair;
                var memory = new MemoryCompany(company);
                var result = await ApplyAsync(memory, RandomPlans.Of(desired, company), desired);
                result.End.Should().Be(ApplyEnd.Complete);
                result.Remaining.Should().BeEmpty();
                ChangeSet.Of(desired, memory.State).Changes.Should().BeEmpty();
            },
            iter: 1_000
        );

    [Fact]
    public async Task Applied_twice_the_second_time_writes_nothing() =>
        await Cases.SampleAsync(
            async pair =>
            {
                var (company, desired) = pair;
                var plan = RandomPlans.Of(desired, company);
                var memory = new MemoryCompany(company);
                await ApplyAsync(memory, plan, desired);
                var written = memory.Written.Count;
                var again = await ApplyAsync(memory, plan, desired);
                again.End.Should().BeOneOf(ApplyEnd.Complete, ApplyEnd.Stale);
                memory.Written.Count.Should().Be(written);
            },
            iter: 500
        );

    [Fact]
    public async Task A_plan_for_a_company_that_moved_writes_nothing_and_says_what_moved()
    {
        var company = Acme();
        var plan = RandomPlans.Of(Wish(), company);
        var moved = company with
        {
            Roles = company.Roles.With([company.Roles.Find("AP clerk")! with { Permissions = Grants("run") }]),
        };
        var memory = new MemoryCompany(moved);
        var result = await ApplyAsync(memory, plan);
        result.End.Should().Be(ApplyEnd.Stale);
        memory.Written.Should().BeEmpty();
        var what = result.Moved.Should().ContainSingle().Subject;
        what.Address.Should().Be(Address.Role("AP clerk"));
        what.Field!.Name.Should().Be("permissions");
        what.Before.Should().Be(new FieldValue.Grants(Grants("list")));
        what.Now.Should().Be(new FieldValue.Grants(Grants("run")));
    }

    [Theory]
    [InlineData("2026-11-02T08:59Z", "2026-11-02T09:01Z", true)]
    [InlineData("2026-11-02T09:00Z", "2026-11-02T09:01Z", true)]
    [InlineData("2026-11-02T08:59Z", "2026-11-02T09:00Z", false)]
    [InlineData("2026-11-02T09:01Z", "2026-11-02T09:02Z", false)]
    public async Task A_plan_whose_temporary_entries_stand_otherwise_by_now_is_stale(
        string from,
        string until,
        bool holds
    )
    {
        var company = Acme();
        var memory = new MemoryCompany(company);
        var plan = RandomPlans.Of(Wish(), company) with { HoldsFrom = Time(from), HoldsUntil = Time(until) };
        var result = await ApplyAsync(memory, plan);
        result.End.Should().Be(holds ? ApplyEnd.Complete : ApplyEnd.Stale);
        (memory.Written.Count > 0).Should().Be(holds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_role_that_somebody_was_given_meanwhile_is_not_deleted(bool byGroup)
    {
        var company = Acme() with
        {
            Users = Table<User>.Of([
                new User("amy") { Status = "active", Roles = IdSet.Of("AP clerk") },
                new User("bob") { Status = "active", Roles = IdSet.Empty },
            ]),
        };
        var absent = Declared("AP clerk", "description", new FieldValue.Text("")) with { Presence = Presence.Absent };
        var wish = Wish() with { Roles = Table<DesiredObject>.Of([absent]), Users = Table<DesiredObject>.Empty };
        var plan = RandomPlans.Of(wish, company);
        (await ApplyAsync(new(company), plan)).End.Should().Be(ApplyEnd.Complete);
        var given = byGroup
            ? company with
            {
                Groups = Table<UserGroup>.Of([new UserGroup("team") { Roles = IdSet.Of("AP clerk") }]),
            }
            : company with
            {
                Users = company.Users.With([company.Users.Find("bob")! with { Roles = IdSet.Of("AP clerk") }]),
            };
        var memory = new MemoryCompany(given);
        var result = await ApplyAsync(memory, plan);
        result.End.Should().Be(ApplyEnd.Stale);
        var holder = byGroup ? Address.Group("team") : Address.User("bob");
        result.Moved.Should().ContainSingle().Which.What.Should().Be($"is held by {holder} by now");
        memory.Written.Should().BeEmpty();
    }

    [Fact]
    public async Task An_edit_of_a_field_that_the_plan_does_not_touch_does_not_make_it_stale()
    {
        var company = Acme();
        var plan = RandomPlans.Of(Wish(), company);
        var role = company.Roles.Find("AP clerk")!;
        var memory = new MemoryCompany(
            company with
            {
                Roles = company.Roles.With([role with { Description = "by hand" }]),
            }
        );
        (await ApplyAsync(memory, plan)).End.Should().Be(ApplyEnd.Complete);
        memory.State.Roles.Find("AP clerk")!.Description.Should().Be("by hand");
    }

    [Fact]
    public async Task What_can_no_longer_be_read_is_neither_as_planned_nor_done()
    {
        var company = Acme();
        var plan = RandomPlans.Of(Wish(), company);
        var memory = new MemoryCompany(Hidden(company));
        var result = await ApplyAsync(memory, plan);
        result.End.Should().Be(ApplyEnd.Stale);
        result.Moved.Select(moved => moved.Address).Should().Equal(Address.Role("AP clerk"), Address.User("amy"));
        memory.Written.Should().BeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_read_back_is_unverified()
    {
        var company = Acme();
        var memory = new MemoryCompany(company);
        memory.Meanwhile[1] = Hidden;
        var result = await ApplyAsync(memory, RandomPlans.Of(OnlyRole(), company));
        result.Results.Single().End.Should().Be(ChangeEnd.Unverified);
        result.Results.Single().Message.Should().Contain("could not be read back: Permissions");
    }

    [Fact]
    public async Task Of_a_new_object_only_what_gives_something_must_be_readable()
    {
        var company = Acme() with { Users = Table<User>.Empty };
        var user = Declared("amy", "email", new FieldValue.Text("amy@acme.example"));
        var wish = Wish() with { Roles = Table<DesiredObject>.Empty, Users = Table<DesiredObject>.Of([user]) };
        (await AfterCreateAsync(wish, amy => amy with { Email = null, Applications = null }))
            .Should()
            .Be(ChangeEnd.Done);
        (await AfterCreateAsync(wish, amy => amy with { Admin = null })).Should().Be(ChangeEnd.Unverified);
        (await AfterCreateAsync(wish, amy => amy with { Type = null })).Should().Be(ChangeEnd.Unverified);

        async Task<ChangeEnd> AfterCreateAsync(DesiredState desired, Func<User, User> seen)
        {
            var memory = new MemoryCompany(company);
            memory.Meanwhile[1] = state => state with { Users = state.Users.With([seen(state.Users.Find("amy")!)]) };
            return (await ApplyAsync(memory, RandomPlans.Of(desired, company))).Results.Single().End;
        }
    }

    [Fact]
    public async Task After_a_refusal_nothing_of_a_later_stage_is_sent()
    {
        var company = Acme();
        var memory = new MemoryCompany(company) { Refuses = { Address.Role("AP clerk") } };
        var result = await ApplyAsync(memory, RandomPlans.Of(Wish(), company));
        result.End.Should().Be(ApplyEnd.Partial);
        result
            .Results.Select(r => (r.Change.Address, r.End))
            .Should()
            .Equal((Address.Role("AP clerk"), ChangeEnd.Refused), (Address.User("amy"), ChangeEnd.NotSent));
        result.Results[0].Message.Should().Be("Operation failed");
        result.Results[0].SupportId.Should().Be("S1");
        memory.State.Users.Find("amy").Should().Be(company.Users.Find("amy"));
    }

    [Fact]
    public async Task An_object_that_moves_between_two_batches_is_left_alone()
    {
        var company = Acme();
        var memory = new MemoryCompany(company);
        memory.Meanwhile[1] = state =>
            state with
            {
                Users = state.Users.With([state.Users.Find("amy")! with { Roles = IdSet.Of("Auditor") }]),
            };
        var result = await ApplyAsync(memory, RandomPlans.Of(Wish(), company));
        result.End.Should().Be(ApplyEnd.Partial);
        result.Results[1].End.Should().Be(ChangeEnd.Moved);
        result.Results[1].Message.Should().Contain("Roles changed since the plan was checked");
        memory.State.Users.Find("amy")!.Roles.Should().Equal("Auditor");
    }

    [Fact]
    public async Task Readings_that_lag_behind_are_repeated_until_they_show_the_write()
    {
        var company = Acme();
        var memory = new MemoryCompany(company) { Lag = 3 };
        var result = await ApplyAsync(memory, RandomPlans.Of(OnlyRole(), company));
        result.End.Should().Be(ApplyEnd.Complete);
    }

    [Fact]
    public async Task What_never_shows_is_unverified()
    {
        var company = Acme();
        var memory = new MemoryCompany(company) { Lag = 50 };
        var result = await ApplyAsync(memory, RandomPlans.Of(OnlyRole(), company));
        result.End.Should().Be(ApplyEnd.Partial);
        result.Results.Should().OnlyContain(r => r.End == ChangeEnd.Unverified);
    }

    [Fact]
    public async Task Rights_that_stay_are_insisted_upon()
    {
        var company = Acme();
        var memory = new MemoryCompany(company) { RevokesFromAttempt = 2 };
        var result = await ApplyAsync(memory, RandomPlans.Of(OnlyRole(), company));
        result.End.Should().Be(ApplyEnd.Complete);
        memory.Written.Select(batch => batch.Attempt).Should().Equal(1, 2);
    }

    [Fact]
    public async Task Rights_that_no_means_takes_away_are_reported_as_such()
    {
        var company = Acme();
        var memory = new MemoryCompany(company) { RevokesFromAttempt = 3 };
        var result = await ApplyAsync(memory, RandomPlans.Of(OnlyRole(), company));
        result.End.Should().Be(ApplyEnd.Partial);
        result.Results[0].End.Should().Be(ChangeEnd.NotRevocable);
        result.Results[0].Message.Should().Contain("still there: Permissions: accountsPayable/bills [list]");
    }

    [Theory]
    [InlineData(true, ChangeEnd.Done)]
    [InlineData(false, ChangeEnd.Unverified)]
    public async Task A_write_without_an_answer_is_judged_by_reading_back(bool tookEffect, ChangeEnd end)
    {
        var company = Acme();
        var memory = new MemoryCompany(company) { Unanswered = { [Address.Role("AP clerk")] = tookEffect } };
        var result = await ApplyAsync(memory, RandomPlans.Of(OnlyRole(), company));
        result.Results[0].End.Should().Be(end);
    }

    [Fact]
    public async Task A_lost_connection_ends_the_run_and_names_what_is_unknown()
    {
        var company = Acme();
        var memory = new MemoryCompany(company) { BreaksAt = { 1 } };
        var result = await ApplyAsync(memory, RandomPlans.Of(Wish(), company));
        result.End.Should().Be(ApplyEnd.Partial);
        result.Results.Select(r => r.End).Should().Equal(ChangeEnd.Unverified, ChangeEnd.NotSent);
        result.Results[0].Message.Should().Be("the connection was lost");
    }

    [Fact]
    public async Task A_stop_finishes_the_batch_in_flight_and_sends_no_other()
    {
        var company = Acme();
        using var stop = new CancellationTokenSource();
        var memory = new MemoryCompany(company);
        memory.Meanwhile[1] = state =>
        {
            stop.Cancel();
            return state;
        };
        var result = await ApplyAsync(memory, RandomPlans.Of(Wish(), company), stop: stop.Token);
        result.End.Should().Be(ApplyEnd.Interrupted);
        result.Results.Select(r => r.End).Should().Equal(ChangeEnd.Done, ChangeEnd.NotSent);
    }

    [Fact]
    public async Task A_stop_before_anything_is_written_ends_the_run_without_a_result()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var memory = new MemoryCompany(Acme());
        var run = () => ApplyAsync(memory, RandomPlans.Of(Wish(), Acme()), stop: stop.Token);
        await run.Should().ThrowAsync<OperationCanceledException>();
        memory.Written.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_a_journal_nothing_is_sent()
    {
        var memory = new MemoryCompany(Acme());
        var journal = new MemoryJournal { FullAfter = 0 };
        var run = () => ApplyAsync(memory, RandomPlans.Of(Wish(), Acme()), journal: journal);
        await run.Should().ThrowAsync<JournalException>();
        memory.Written.Should().BeEmpty();
    }

    [Theory]
    [InlineData(2, ChangeEnd.Done, ChangeEnd.NotSent)]
    [InlineData(3, ChangeEnd.Done, ChangeEnd.NotSent)]
    [InlineData(4, ChangeEnd.Done, ChangeEnd.Done)]
    [InlineData(5, ChangeEnd.Done, ChangeEnd.Done)]
    public async Task When_the_journal_fills_up_nothing_more_is_sent_and_what_was_done_is_told(
        int lines,
        ChangeEnd role,
        ChangeEnd user
    )
    {
        var memory = new MemoryCompany(Acme());
        var journal = new MemoryJournal { FullAfter = lines };
        var result = await ApplyAsync(memory, RandomPlans.Of(Wish(), Acme()), journal: journal);
        result.Results.Select(r => r.End).Should().Equal(role, user);
        result.Unrecorded.Should().Be("the journal is full");
        result.End.Should().Be(user == ChangeEnd.Done ? ApplyEnd.Complete : ApplyEnd.Partial);
    }

    [Fact]
    public async Task A_role_is_not_deleted_when_somebody_was_given_it_during_the_run()
    {
        var company = Acme() with
        {
            Users = Table<User>.Of([new User("bob") { Status = "active", Roles = IdSet.Empty }]),
        };
        var absent = Declared("AP clerk", "description", new FieldValue.Text("")) with { Presence = Presence.Absent };
        var wish = Wish() with { Roles = Table<DesiredObject>.Of([absent]), Users = Table<DesiredObject>.Empty };
        var memory = new MemoryCompany(company);
        memory.AfterReads[1] = state =>
            state with
            {
                Users = state.Users.With([state.Users.Find("bob")! with { Roles = IdSet.Of("AP clerk") }]),
            };
        var result = await ApplyAsync(memory, RandomPlans.Of(wish, company));
        result.Results.Single().End.Should().Be(ChangeEnd.Moved);
        result.Results.Single().Message.Should().Contain("is held by user[\"bob\"] by now");
        memory.Written.Should().BeEmpty();
    }

    [Fact]
    public async Task Where_the_files_own_every_role_one_made_during_the_run_is_noticed()
    {
        var company = Acme();
        var wish = OnlyRole() with { Manage = new() { RoleObjects = Ownership.Exclusive } };
        var plan = RandomPlans.Of(wish, company);
        (await ApplyAsync(new(company), plan, wish)).End.Should().Be(ApplyEnd.Complete);
        var memory = new MemoryCompany(company);
        memory.Meanwhile[1] = state => state with { Roles = state.Roles.With([new Role("Backdoor")]) };
        var result = await ApplyAsync(memory, plan, wish);
        result.End.Should().Be(ApplyEnd.Partial);
        result.Remaining.Single().Address.Should().Be(Address.Role("Backdoor"));
    }

    [Fact]
    public async Task Written_objects_are_read_back_by_key_and_nothing_else_is()
    {
        var company = Acme();
        var memory = new MemoryCompany(company);
        await ApplyAsync(memory, RandomPlans.Of(Wish(), company));
        memory.Reads[0].Only.Should().BeNull("the whole plan is held against the company first");
        memory.Reads.Skip(1).Should().OnlyContain(scope => scope.Only != null && scope.Only.Count == 1);
    }

    private static CompanyState Hidden(CompanyState company) =>
        company with
        {
            Roles = company.Roles.With([company.Roles.Find("AP clerk")! with { Permissions = null }]),
            Users = company.Users.With([company.Users.Find("amy")! with { Roles = null }]),
        };

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Task<ApplyResult> ApplyAsync(
        MemoryCompany memory,
        Plan plan,
        DesiredState? desired = null,
        MemoryJournal? journal = null,
        CancellationToken stop = default
    )
    {
        var waits = Enumerable.Repeat(TimeSpan.Zero, 4);
        var applier = new Applier(
            memory,
            memory,
            new ReadBack(memory, new HastyClock(), [.. waits]),
            journal ?? new MemoryJournal()
        );
        var request = new ApplyRequest(plan, new("r1", "test")) { Desired = desired };
        return Reconciler.ApplyAsync(request, applier, new(), stop, CancellationToken.None);
    }
}
