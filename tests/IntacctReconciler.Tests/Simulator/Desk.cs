using System.Text;
using System.Text.Json.Nodes;
using IntacctReconciler.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace IntacctReconciler.Tests.Simulator;

/// <summary>A signed-in caller of a simulated company.</summary>
internal sealed class Desk
{
    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);

    private Desk(SimulatedCompany company, FakeTimeProvider clock)
    {
        Company = company;
        Clock = clock;
    }

    public SimulatedCompany Company { get; }
    public FakeTimeProvider Clock { get; }

    public static Desk At(string seed, string user = "recon", params (string Name, string Value)[] switches)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
        var company = SimulatedCompany.FromSnapshot(
            seed,
            clock,
            switches.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))
        );
        return new Desk(company, clock).SignedInAs(user);
    }

    public static Desk At(SimulatedCompany company, FakeTimeProvider clock, string user = "recon") =>
        new Desk(company, clock).SignedInAs(user);

    public Desk SignedInAs(string user)
    {
        var (status, body, _) = Token($"{user}@{Company.Company}");
        status.Should().Be(200);
        var desk = new Desk(Company, Clock);
        desk.headers["Authorization"] = $"Bearer {body!["access_token"]}";
        return desk;
    }

    public Desk With(string header, string value)
    {
        var desk = new Desk(Company, Clock);
        foreach (var (name, own) in headers)
        {
            desk.headers[name] = own;
        }
        desk.headers[header] = value;
        return desk;
    }

    public (int Status, JsonNode? Body, SimulatedResponse Response) Token(
        string username,
        string client = "c.app.example",
        string secret = "s"
    ) =>
        Send(
            new SimulatedRequest(
                "POST",
                "/ia/api/v1/oauth2/token",
                new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
                {
                    ["Content-Type"] = "application/x-www-form-urlencoded",
                },
                Encoding.UTF8.GetBytes(
                    $"grant_type=client_credentials&client_id={client}&client_secret={secret}&username={Uri.EscapeDataString(username)}"
                )
            )
        );

    public (int Status, JsonNode? Body, SimulatedResponse Response) Call(
        string method,
        string path,
        string? body = null
    )
    {
        var own = new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase);
        if (body is not null)
        {
            own.TryAdd("Content-Type", "application/json");
        }
        return Send(
            new SimulatedRequest(
                method,
                "/ia/api/v1" + path,
                own,
                body is null ? default : Encoding.UTF8.GetBytes(body)
            )
        );
    }

    /// <summary>The key of an object by its id.</summary>
    public string Key(string type, string id) =>
        Query(type, ["key"], $$$"""[{"$eq":{"id":"{{{id}}}"}}]""")[0]!["key"]!.GetValue<string>();

    public JsonNode Get(string type, string id) => Result(Call("GET", $"/objects/{type}/{Key(type, id)}"));

    public JsonNode User(string id) => Get("company-config/user", id);

    public JsonNode Role(string id) => Get("company-config/role", id);

    /// <summary>PATCH of the object with this id.</summary>
    public (int Status, JsonNode? Body, SimulatedResponse Response) Patch(string type, string id, string body) =>
        Call("PATCH", $"/objects/company-config/{type}/{Key($"company-config/{type}", id)}", body);

    public JsonArray Query(string type, string[] fields, string filters = "[]", string more = "") =>
        Result(
                Call(
                    "POST",
                    "/services/core/query",
                    $$$"""{"object":"{{{type}}}","fields":["{{{string.Join("\",\"", fields)}}}"],"filters":{{{filters}}},"filterParameters":{"includePrivate":true}{{{more}}}}"""
                )
            )
            .AsArray();

    public static JsonNode Result((int Status, JsonNode? Body, SimulatedResponse Response) answer)
    {
        answer.Status.Should().BeLessThan(300, answer.Body?.ToJsonString());
        return answer.Body!["ia::result"]!;
    }

    private (int Status, JsonNode? Body, SimulatedResponse Response) Send(SimulatedRequest request)
    {
        var response = Company.Handle(request);
        var body =
            response.Body.IsEmpty || response.ContentType == "text/html" ? null : JsonNode.Parse(response.Body.Span);
        return (response.Status, body, response);
    }
}
