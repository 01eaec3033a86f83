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

    [Theory]
    [InlineData(PageFault.None, 4, 4)]
    [InlineData(PageFault.Repeated, 5, 4)]
    [InlineData(PageFault.WrongTotal, 4, 5)]
    public void A_page_can_repeat_a_row_or_count_wrongly(PageFault fault, int rows, int total)
    {
        Create();
        desk.Company.Faults.When(_ => true, new Fault.Page(fault));

        var answer = desk.Call("POST", "/services/core/query", """{"object":"company-config/role","fields":["id"]}""");

        answer.Body!["ia::result"]!.AsArray().Should().HaveCount(rows);
        ((int)answer.Body["ia::meta"]!["totalCount"]!).Should().Be(total);
    }

    [Fact]
    public void The_last_of_several_can_fail_by_itself()
    {
        desk.Company.Faults.When(_ => true, new Fault.Mixed(new(422, "operationFailed", "no")), times: 2);

        var (status, body, _) = desk.Call("POST", "/objects/company-config/role", """[{"id":"New"},{"id":"Newer"}]""");

        status.Should().Be(207);
        ((int)body!["ia::result"]![1]!["ia::status"]!).Should().Be(422);
        Exists().Should().BeTrue();
        desk.Company.ToSnapshot().Should().NotContain("\"Newer\"");
        var key = body["ia::result"]![0]!["key"]!;
        desk.Call("GET", $"/objects/company-config/role/{key},{key}").Status.Should().Be(207);
    }

    [Fact]
    public void A_body_can_be_cut_short_after_the_effect()
    {
        desk.Company.Faults.On("POST", "/objects/", new Fault.CutShort());

        var body = () => Create();

        body.Should().Throw<System.Text.Json.JsonException>();
        Exists().Should().BeTrue();
    }

    [Fact]
    public async Task A_body_can_stop_halfway()
    {
        desk.Company.Faults.When(_ => true, new Fault.SlowBody());
        using var client = new HttpClient(new SimulatorHandler(desk.Company)) { Timeout = Timeout.InfiniteTimeSpan };
        using var answer = await client.GetAsync(
            new Uri(SimulatorHandler.BaseAddress, "objects/x"),
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );

        var body = answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        body.IsCompleted.Should().BeFalse();
        desk.Clock.Advance(TimeSpan.FromMinutes(10));
        var reading = () => body;
        await reading.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public void Enumerations_can_have_values_that_the_contract_does_not_name()
    {
        desk.Company.Faults.When(_ => true, new Fault.StrangeValues(), times: 2);

        var user = desk.Call("GET", "/objects/company-config/user/1").Body!["ia::result"]!;
        var role = desk.Call("GET", "/objects/company-config/role/1").Body!["ia::result"]!;

        ((string?)user["status"]).Should().Be("notInTheContract");
        ((string?)user["userType"]).Should().Be("notInTheContract");
        role["rolePermissionAssignments"]![0]!["accessRights"]!
            .AsArray()
            .Select(right => (string?)right)
            .Should()
            .Contain("notInTheContract")
            .And.Contain("list");
    }

    [Fact]
    public void A_script_can_be_cleared()
    {
        desk.Company.Faults.When(_ => true, Fault.Internal(), times: 99);
        desk.Company.Faults.Clear();

        Create().Status.Should().Be(201);
    }
}
