using IntacctReconciler.Simulator;
using IntacctReconciler.Simulator.Faults;

namespace IntacctReconciler.Tests.Simulator;

public sealed class FaultTests
{
    private const string NewRole = """{"id":"New"}""";
    private readonly Desk desk = Desk.At(Seeds.RoleBased);

    private (int Status, System.Text.Json.Nodes.JsonNode? Body, SimulatedResponse Response) Create() =>
        desk.Call("POST", "/objects/company-config/role", NewRole);

    private bool Exists() => desk.Company.ToSnapshot().Contains("\"id\":\"New\"", StringComparison.Ordinal);

    [Fact]
    public void A_fault_strikes_the_call_of_its_number()
    {
        desk.Company.Faults.OnCall(3, Fault.Internal());

        desk.Call("GET", "/objects/company-config/role").Status.Should().Be(200);
        desk.Call("GET", "/objects/company-config/role").ShouldBeRefused(500, "GW-0001");
        desk.Call("GET", "/objects/company-config/role").Status.Should().Be(200);
    }

    [Fact]
    public void A_fault_strikes_from_the_nth_match_on_as_often_as_said()
    {
        desk.Company.Faults.On("GET", "/objects/company-config/role", Fault.Throttled(429, 7), nth: 2, times: 2);

        var statuses = Enumerable
            .Range(0, 5)
            .Select(_ => desk.Call("GET", "/objects/company-config/role").Status)
            .ToList();

        statuses.Should().Equal(200, 429, 429, 200, 200);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public void Throttling_says_how_long_to_wait(int status)
    {
        desk.Company.Faults.When(_ => true, Fault.Throttled(status, 7));

        var answer = Create();

        answer.ShouldBeRefused(status, "GW-0010");
        answer.Error()["details"]!["requestId"].Should().NotBeNull();
        answer.Response.Headers["Retry-After"].Should().Be("7");
        answer.Response.Headers["X-IA-Throttle-Limit-RetryAfter"].Should().Be("7");
        answer.Response.Headers["X-IA-TENANT-Throttle-Limit"].Should().Be("LIMIT001-10");
        Exists().Should().BeFalse();
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public void An_error_comes_in_the_envelope_asked_for(string envelope)
    {
        desk.Company.Faults.When(_ => true, new Fault.Error(422, "operationFailed", "no") { Envelope = envelope });

        (Create().Body!["ia::error"] is not null).Should().Be(envelope == "A");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_time_out_comes_before_or_after_the_effect(bool afterEffect)
    {
        desk.Company.Faults.On("POST", "/objects/", new Fault.TimeOut(afterEffect));

        Create().Response.Delivery.Should().Be(Delivery.TimedOut);

        Exists().Should().Be(afterEffect);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_reset_comes_before_or_after_the_effect(bool afterEffect)
    {
        desk.Company.Faults.On("POST", "/objects/", new Fault.Reset(afterEffect));

        Create().Response.Delivery.Should().Be(Delivery.Reset);

        Exists().Should().Be(afterEffect);
    }

    [Fact]
    public void A_proxy_may_answer_in_HTML()
    {
        desk.Company.Faults.When(_ => true, new Fault.Html(502));

        var answer = Create();

        answer.Status.Should().Be(502);
        answer.Response.ContentType.Should().Be("text/html");
        Exists().Should().BeFalse();
    }

    [Fact]
    public void The_content_type_may_be_wrong()
    {
        desk.Company.Faults.When(_ => true, new Fault.ContentType("text/plain"));

        Create().Response.ContentType.Should().Be("text/plain");
    }

    [Fact]
    public async Task Latency_is_waited_for_by_the_companys_clock()
    {
        desk.Company.Faults.When(_ => true, new Fault.Latency(TimeSpan.FromHours(1)));
        using var client = new HttpClient(new SimulatorHandler(desk.Company)) { Timeout = Timeout.InfiniteTimeSpan };

        var answer = client.GetAsync(
            new Uri(SimulatorHandler.BaseAddress, "objects/x"),
            TestContext.Current.CancellationToken
        );

        answer.IsCompleted.Should().BeFalse();
        desk.Clock.Advance(TimeSpan.FromHours(1));
        using var message = await answer;
        ((int)message.StatusCode).Should().Be(401);
    }

    [Fact]
    public void Calls_are_counted_with_what_came_of_them()
    {
        Create();
        desk.Company.Faults.When(_ => true, new Fault.TimeOut(AfterEffect: false));
        desk.Call("GET", "/objects/company-config/role");
        desk.Call("POST", "/services/core/query", """{"object":"company-config/role","fields":["id"]}""");

        desk.Company.Calls.Select(call => (call.Number, call.Method, call.Status, call.Mutating))
            .Should()
            .Equal((1, "POST", 200, false), (2, "POST", 201, true), (3, "GET", 0, false), (4, "POST", 200, false));
    }

    [Fact]
    public void A_script_can_be_cleared()
    {
        desk.Company.Faults.When(_ => true, Fault.Internal(), times: 99);
        desk.Company.Faults.Clear();

        Create().Status.Should().Be(201);
    }
}
