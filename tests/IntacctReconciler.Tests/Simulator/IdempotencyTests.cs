namespace IntacctReconciler.Tests.Simulator;

public sealed class IdempotencyTests
{
    private readonly Desk desk = Desk.At(Seeds.RoleBased);

    private (
        int Status,
        System.Text.Json.Nodes.JsonNode? Body,
        IntacctReconciler.Simulator.SimulatedResponse Response
    ) Create(string id, string key) =>
        desk.With("Idempotency-Key", key).Call("POST", "/objects/company-config/role", $$"""{"id":"{{id}}"}""");

    [Fact]
    public void The_same_request_under_the_same_key_gets_the_same_answer_once_done()
    {
        var first = Create("New", "k1");
        desk.Clock.Advance(TimeSpan.FromHours(11));
        var again = Create("New", "k1");

        again.Status.Should().Be(201);
        again.Body!.ToJsonString().Should().Be(first.Body!.ToJsonString());
        again.Response.Headers["x-ia-idempotency-cached-date"].Should().Be("2026-11-02T09:00:00Z");
        first.Response.Headers.Should().ContainKey("Idempotency-Key").And.NotContainKey("x-ia-idempotency-cached-date");
    }

    [Fact]
    public void Another_request_under_the_same_key_is_a_conflict()
    {
        Create("New", "k1").Status.Should().Be(201);

        Create("Other", "k1").ShouldBeRefused(409, "Idempotency-Key");
    }

    [Fact]
    public void After_48_hours_the_answer_is_gone_but_the_key_is_still_used_up()
    {
        Create("New", "k1").Status.Should().Be(201);
        desk.Clock.Advance(TimeSpan.FromHours(49));
        var later = desk.SignedInAs("recon").With("Idempotency-Key", "k1");

        later.Call("POST", "/objects/company-config/role", """{"id":"New"}""").ShouldBeRefused(409, "Idempotency-Key");
    }

    [Fact]
    public void A_refusal_is_remembered_too()
    {
        Create("Spare", "k1").Status.Should().Be(409);
        var key = desk.Key("company-config/role", "Spare");
        desk.Call("DELETE", $"/objects/company-config/role/{key}").ShouldBeDone();

        Create("Spare", "k1").Error()["details"]!.ToJsonString().Should().Contain("SIM-0006");
        Create("Spare", "k2").Status.Should().Be(201);
    }

    [Fact]
    public void A_key_is_at_most_256_characters() => Create("New", new string('k', 257)).Status.Should().Be(400);
}
