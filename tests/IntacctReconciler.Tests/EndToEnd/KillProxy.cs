using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>A request that asks for a change, as it passed the proxy.</summary>
/// <param name="Items">One for each object that it is about.</param>
/// <param name="Status">What the company answered; 0 when it never got there.</param>
internal sealed record Write(string Method, string Path, JsonNode?[] Items, int Status)
{
    public bool TookEffect => Status is >= 200 and < 300;
}

/// <summary>
/// Stands between the program and the company: passes everything on, keeps what asks for a change, and can do something
/// before such a request goes on, or before its answer does.
/// </summary>
internal sealed class KillProxy : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly HttpClient company;
    private readonly Lock gate = new();
    private readonly List<Write> writes = [];
    private int count;

    private KillProxy(WebApplication application, HttpClient company) =>
        (this.application, this.company) = (application, company);

    /// <summary>With the base path, as an access file has it.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Called with the number of a request that asks for a change, from 1, before it goes on; false: it does not.</summary>
    public Func<int, Task<bool>> Before { get; set; } = _ => Task.FromResult(true);

    /// <summary>The same before its answer goes back.</summary>
    public Func<int, Task<bool>> After { get; set; } = _ => Task.FromResult(true);

    public IReadOnlyList<Write> Writes
    {
        get
        {
            lock (gate)
                return [.. writes];
        }
    }

    public static async Task<KillProxy> StartAsync(string companyAddress)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1)
            );
        var server = builder.Build();
        var address = new Uri(companyAddress);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(address.GetLeftPart(UriPartial.Authority)),
        };
        var proxy = new KillProxy(server, client);
        server.Run(proxy.PassAsync);
        await server.StartAsync(TestContext.Current.CancellationToken);
        var own = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        proxy.Address = own.Single() + address.AbsolutePath.TrimEnd('/');
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        company.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var number = IsWrite(context.Request) ? Interlocked.Increment(ref count) : 0;
        if (number > 0 && !await Before(number))
        {
            Keep(context.Request, body.ToArray(), 0);
            context.Abort();
            return;
        }
        using var request = RequestOf(context.Request, body.ToArray());
        // Whether or not anybody still waits for the answer: the company has the request.
        using var answer = await company.SendAsync(request, CancellationToken.None);
        var content = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
        if (number > 0)
            Keep(context.Request, body.ToArray(), (int)answer.StatusCode);
        if (number > 0 && !await After(number))
        {
            context.Abort();
            return;
        }
        await AnswerAsync(context.Response, answer, content);
    }

    private void Keep(HttpRequest request, byte[] body, int status)
    {
        var items = body.Length == 0 ? null : JsonNode.Parse(body);
        var write = new Write(
            request.Method,
            request.Path.Value!.Split("/objects/")[^1],
            items is JsonArray many ? [.. many] : [items],
            status
        );
        lock (gate)
            writes.Add(write);
    }

    private static bool IsWrite(HttpRequest request) =>
        request.Method is "POST" or "PATCH" or "DELETE" or "PUT"
        && (
            request.Path.Value!.Contains("/objects/", StringComparison.Ordinal)
            || request.Path.Value.EndsWith("/composite", StringComparison.Ordinal)
        );

    private static HttpRequestMessage RequestOf(HttpRequest request, byte[] body)
    {
        var uri = request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        var copy = new HttpRequestMessage(new(request.Method), uri) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in request.Headers)
        {
            if (name.StartsWith("Content-Type", StringComparison.OrdinalIgnoreCase))
                copy.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value.ToString());
            else if (
                !name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) && name is not ("Host" or "Connection")
            )
                copy.Headers.TryAddWithoutValidation(name, value.ToString());
        }
        return copy;
    }

    private static async Task AnswerAsync(HttpResponse response, HttpResponseMessage answer, byte[] content)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is not ("Transfer-Encoding" or "Date" or "Content-Length"))
                response.Headers[name] = values.ToArray();
        }
        if (content.Length == 0)
            return;
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content);
    }
}
