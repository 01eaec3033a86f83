using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>A plan that policies refuse, over HTTP.</summary>
public sealed class PolicyRunTests
{
    [Fact]
    public async Task A_plan_that_brings_a_conflict_is_refused_with_6_and_nothing_is_written()
    {
        await using var desk = Desk.With("policies");
        desk.Write("access.yaml", desk.Read("refused.yaml"));
        var company = await desk.ServeAsync();
        var plan = await desk.RunAsync("plan", "--detailed-exitcode", "--out", "acme.plan");
        plan.ExitCode.Should().Be(6, plan.All);
        plan.Out.Should().Contain("REFUSED by SOD-01 and SOD-05 (exit 6).");
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(6);
        var saved = await desk.RunAsync("apply", "acme.plan");
        saved.ExitCode.Should().Be(6, saved.All);
        saved.Out.Should().Contain("REFUSED by SOD-01 and SOD-05. Nothing was written.");
        company.Calls.Should().NotBeEmpty().And.NotContain(call => call.Mutating);
    }

    [Fact]
    public async Task With_waivers_the_same_is_applied()
    {
        await using var desk = Desk.With("policies");
        var company = await desk.ServeAsync();
        var plan = await desk.RunAsync("plan", "--detailed-exitcode");
        plan.ExitCode.Should().Be(2, plan.All);
        plan.Out.Should().Contain("waived, owner cfo");
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        company.Calls.Should().Contain(call => call.Mutating);
    }

    /// <summary>Nothing that the plan is about has changed, and what it was reviewed for is not all that it would bring.</summary>
    [Fact]
    public async Task A_saved_plan_is_stale_when_it_would_bring_a_conflict_that_nobody_reviewed()
    {
        await using var desk = Desk.With("policies");
        var company = await desk.ServeAsync();
        (await desk.RunAsync("plan", "--out", "acme.plan")).ExitCode.Should().Be(0);
        // clerk2 is about to get this role by the group Month end.
        await SomebodyElse.ChangesAsync(
            company,
            "company-config/role",
            "Payments",
            """{ "rolePermissionAssignments": [{ "permission": { "key": "136" }, "accessRights": ["reconcile"] }] }"""
        );
        var sent = company.Calls.Count;
        var apply = await desk.RunAsync("apply", "acme.plan");
        apply.ExitCode.Should().Be(4, apply.All);
        apply.Out.Should().Contain("STALE").And.Contain("SOD-13").And.Contain("clerk2");
        company.Calls.Skip(sent).Should().NotBeEmpty().And.NotContain(call => call.Mutating);
    }

    [Fact]
    public async Task Where_a_guard_refuses_too_the_policy_gives_the_exit_code()
    {
        await using var desk = Desk.With("policies");
        desk.Write("access.yaml", desk.Read("refused.yaml") + "guards: { maxRemovals: { grants: 0 } }\n");
        var plan = await desk.RunAsync("plan");
        plan.ExitCode.Should().Be(6, plan.All);
        plan.Out.Should().Contain("maxRemovals.grants");
    }
}
