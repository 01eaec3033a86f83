using System.Text.Json.Nodes;
using IntacctReconciler.Simulator;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>An administrator who works in the company while the program does.</summary>
internal static class SomebodyElse
{
    public static Task ChangesAsync(SimulatedCompany company, string type, string id, string change) =>
        SendAsync(company, HttpMethod.Patch, $"{type}/{KeyOf(company, type, id)}", change);

    public static Task CreatesAsync(SimulatedCompany company, string type, string body) =>
        SendAsync(company, HttpMethod.Post, type, body);

    public static Task DeletesAsync(SimulatedCompany company, string type, string id) =>
        SendAsync(company, HttpMethod.Delete, $"{type}/{KeyOf(company, type, id)}", null);

    private static async Task SendAsync(SimulatedCompany company, HttpMethod method, string path, string? text)
    {
        var admin = company.Administrator!;
        using var client = new HttpClient(new SimulatorHandler(company)) { BaseAddress = SimulatorHandler.BaseAddress };
        var cancel = TestContext.Current.CancellationToken;
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = admin.ClientId,
                ["client_secret"] = admin.ClientSecret,
                ["username"] = $"{admin.UserId}@{company.Company}",
            }
        );
        using var signedIn = await client.PostAsync("oauth2/token", form, cancel);
        var token = JsonNode.Parse(await signedIn.Content.ReadAsStringAsync(cancel))!["access_token"]!.ToString();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var request = new HttpRequestMessage(method, $"objects/{path}");
        if (text is not null)
            request.Content = new StringContent(text, System.Text.Encoding.UTF8, "application/json");
        using var changed = await client.SendAsync(request, cancel);
        changed.IsSuccessStatusCode.Should().BeTrue(await changed.Content.ReadAsStringAsync(cancel));
    }

    private static string KeyOf(SimulatedCompany company, string type, string id) =>
        JsonNode.Parse(company.ToSnapshot())!["objects"]![type]!.AsArray().Single(one => (string?)one!["id"] == id)![
            "key"
        ]!.ToString();
}
