using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Blueprints;

/// <summary>The pages that an apply leaves for a person.</summary>
public sealed class HandoverRunTests
{
    [Fact]
    public async Task A_page_is_written_for_the_user_that_is_there_though_something_else_failed()
    {
        await using var desk = Desk.With("bill-com-role-based");
        desk.Write("access.yaml", desk.Read("access.yaml") + "users: { ap.manager: { name: Accounts payable } }\n");
        var company = await desk.ServeAsync();
        company.Faults.On(
            "PATCH",
            "/objects/company-config/user",
            new Fault.Error(400, "invalidRequest", "Not today"),
            times: int.MaxValue
        );
        var ran = await desk.RunAsync("apply", "--auto-approve");
        ran.ExitCode.Should().Be(3, ran.All);
        desk.Read("handover/bill-com.md").Should().Contain("Entity ID UK");
    }

    [Fact]
    public async Task No_page_is_written_for_a_user_that_is_not_there()
    {
        await using var desk = Desk.With("bill-com-role-based");
        var company = await desk.ServeAsync();
        company.Faults.On(
            "POST",
            "/objects/company-config/user",
            new Fault.Error(400, "invalidRequest", "Not today"),
            times: int.MaxValue
        );
        var ran = await desk.RunAsync("apply", "--auto-approve");
        ran.ExitCode.Should().Be(3, ran.All);
        ran.Out.Should().NotContain("By hand now");
    }

    [Fact]
    public async Task A_page_that_cannot_be_written_is_told_and_the_apply_is_done_all_the_same()
    {
        await using var desk = Desk.With("bill-com-role-based");
        desk.Write("handover", "a file where the folder should be");
        var ran = await desk.RunAsync("apply", "--auto-approve");
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Error.Should().Contain("IR").And.Contain("handover");
        ran.Out.Should().Contain("3 changes made and verified").And.NotContain("By hand now");
    }
}
