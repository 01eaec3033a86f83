using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Simulator.Faults;

namespace IntacctReconciler.Tests.Intacct.Reading;

public sealed class CallerCheckTests
{
    [Fact]
    public async Task A_full_administrator_sees_itself_and_everything()
    {
        using var rig = Rig.Acme();

        var facts = await rig.Connection.Check().AskAsync(TestContext.Current.CancellationToken);

        facts.UserId.Should().Be("recon_bot");
        facts.IsFullAdmin.Should().BeTrue();
        facts.IsUnrestricted.Should().BeTrue();
        facts.Self!.WebServicesOnly.Should().BeTrue();
        facts.OffersMembers.Should().BeTrue();
        facts.Modules.Should().BeGreaterThan(5);
        facts.Held!.RightsOn(Permission.Standard("administration", "users")).IsEmpty.Should().BeFalse();
        facts.Calls.Should().OnlyContain(call => call.Failure == null);
        facts.Calls.Single(call => call.What == "users").Count.Should().Be(34);
        rig.Company.Calls.Should().NotContain(call => call.Mutating);
    }

    [Fact]
    public async Task What_is_not_allowed_is_an_answer_and_not_an_end()
    {
        using var rig = Rig.Acme();
        rig.Company.Faults.When(
            request =>
                request.Method == "POST"
                && System.Text.Encoding.UTF8.GetString(request.Body.Span).Contains("company-config/role\""),
            new Fault.Error(403, "forbidden", "You shall not"),
            times: 99
        );

        var facts = await rig.Connection.Check().AskAsync(TestContext.Current.CancellationToken);

        facts.Calls.Single(call => call.What == "roles").Failure!.Message.Should().Contain("You shall not");
        facts.Calls.Single(call => call.What == "entities").Count.Should().Be(7);
    }

    [Fact]
    public async Task A_restricted_caller_is_told_apart()
    {
        using var rig = Rig.AcmeWith(
            "recon_bot",
            user =>
            {
                user["entityAccess"] = new JsonObject { ["allowUnrestrictedAccess"] = false };
                user["entities"] = new JsonArray(new JsonObject { ["id"] = "IE-01" });
            }
        );

        var facts = await rig.Connection.Check().AskAsync(TestContext.Current.CancellationToken);

        facts.IsUnrestricted.Should().BeFalse();
    }
}
