using System.Net;
using System.Net.Http.Json;
using System.Text;
using IntacctReconciler.Simulator;
using IntacctReconciler.Simulator.Faults;

namespace IntacctReconciler.Tests.Simulator;

/// <summary>The same company in-process and over loopback HTTP.</summary>
public sealed class FrontEndTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static SimulatedCompany Company() => SimulatedCompany.FromSnapshot(Seeds.RoleBased, TimeProvider.System);

    private static async Task<HttpClient> SignInAsync(HttpClient client)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = "c.app.example",
                ["client_secret"] = "s",
                ["username"] = "recon@ACME",
            }
        );
        using var answer = await client.PostAsync(new Uri("oauth2/token", UriKind.Relative), form, Stop);
        var token = await answer.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonNode>(Stop);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token!["access_token"]!.GetValue<string>());
        return client;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    [Fact]
    public async Task Over_loopback_a_client_signs_in_queries_gets_and_changes()
    {
        var company = Company();
        await using var server = await SimulatorServer.StartAsync(company, 0, Stop);
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        var client = await SignInAsync(http);
        server.BaseAddress.Host.Should().Be("127.0.0.1");

        using var query = Json(
            """{"object":"company-config/user","fields":["key","id"],"orderBy":[{"id":"asc"}],"size":3}"""
        );
        using var page = await client.PostAsync(new Uri("services/core/query", UriKind.Relative), query, Stop);
        var rows = await page.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonNode>(Stop);
        rows!["ia::meta"]!["next"]!.GetValue<int>().Should().Be(4);
        var key = rows["ia::result"]![2]!["key"]!.GetValue<string>();

        using var change = Json("""{"userName":"Näme"}""");
        using var patched = await client.PatchAsync(
            new Uri($"objects/company-config/user/{key}", UriKind.Relative),
            change,
            Stop
        );
        patched.StatusCode.Should().Be(HttpStatusCode.OK);
        var user = await client.GetStringAsync(new Uri($"objects/company-config/user/{key}", UriKind.Relative), Stop);
        user.Should().Contain("Näme");

        using var refused = await client.DeleteAsync(
            new Uri("objects/company-config/permission/207", UriKind.Relative),
            Stop
        );
        refused.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        company.Calls.Count(call => call.Mutating).Should().Be(2);
    }

    [Fact]
    public async Task Over_loopback_a_scripted_reset_breaks_the_connection()
    {
        var company = Company();
        await using var server = await SimulatorServer.StartAsync(company, 0, Stop);
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        var client = await SignInAsync(http);
        company.Faults.On("GET", "/objects/", new Fault.Reset(AfterEffect: false));

        var get = () => client.GetAsync(new Uri("objects/company-config/role", UriKind.Relative), Stop);

        await get.Should().ThrowAsync<HttpRequestException>();
        using var again = await get();
        again.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task In_process_a_time_out_looks_like_one_of_HttpClient()
    {
        var company = Company();
        using var http = new HttpClient(new SimulatorHandler(company)) { BaseAddress = SimulatorHandler.BaseAddress };
        var client = await SignInAsync(http);
        company.Faults.On("POST", "/objects/", new Fault.TimeOut(AfterEffect: true));
        using var contact = Json("""{"id":"New","printAs":"New"}""");

        var create = () => client.PostAsync(new Uri("objects/company-config/contact", UriKind.Relative), contact, Stop);

        (await create.Should().ThrowAsync<TaskCanceledException>()).WithInnerException<TimeoutException>();
        company.ToSnapshot().Should().Contain("\"id\":\"New\"");
        company.Calls[^1].Status.Should().Be(0);
    }
}
