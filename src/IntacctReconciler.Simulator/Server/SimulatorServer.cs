using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IntacctReconciler.Simulator;

/// <summary>Serves a simulated company over HTTP, on the loopback address only.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    // A scripted time-out holds the connection no longer than this, so that a forgotten client does not pile them up.
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(2);

    private readonly WebApplication application;

    private SimulatorServer(WebApplication application, Uri baseAddress)
    {
        this.application = application;
        BaseAddress = baseAddress;
    }

    /// <summary>With the base path, ending in a slash.</summary>
    public Uri BaseAddress { get; }

    /// <param name="company">Who answers.</param>
    /// <param name="port">0: any free one.</param>
    /// <param name="cancellationToken">Ends the start, not the server.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatorServer> StartAsync(
        SimulatedCompany company,
        int port,
        CancellationToken cancellationToken
    )
    {
        // Empty: no settings file or environment variable of the surroundings decides where it listens.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = 64 << 20;
                kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
            });
        var host = builder.Build();
        host.Run(context => AnswerAsync(company, context));
        await host.StartAsync(cancellationToken);
        return new SimulatorServer(host, AddressOf(host));
    }

    /// <summary>Runs until <paramref name="stop"/> is signalled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        }
        catch (OperationCanceledException)
        {
            await application.StopAsync(CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static Uri AddressOf(WebApplication host)
    {
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new Uri(addresses.Addresses.Single() + SimulatedCompany.BasePath + "/");
    }

    private static async Task AnswerAsync(SimulatedCompany company, HttpContext context)
    {
        var aborted = context.RequestAborted;
        var response = company.Handle(await ReadAsync(context.Request, aborted));
        if (response.Delay > TimeSpan.Zero)
        {
            await Task.Delay(response.Delay, company.Clock, aborted);
        }
        if (response.Delivery == Delivery.TimedOut)
        {
            await Task.Delay(LongestHold, TimeProvider.System, aborted);
        }
        if (response.Delivery is Delivery.TimedOut or Delivery.Reset)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }
        if (response.ContentType is { } type)
        {
            context.Response.ContentType = type;
            context.Response.ContentLength = response.Body.Length;
            if (response.Delivery == Delivery.Stalled)
            {
                await StallAsync(context, response.Body, aborted);
                return;
            }
            await context.Response.Body.WriteAsync(response.Body, aborted);
        }
    }

    private static async Task StallAsync(HttpContext context, ReadOnlyMemory<byte> body, CancellationToken aborted)
    {
        await context.Response.Body.WriteAsync(body[..(body.Length / 2)], aborted);
        await context.Response.Body.FlushAsync(aborted);
        await Task.Delay(LongestHold, TimeProvider.System, aborted);
        context.Abort();
    }

    private static async Task<SimulatedRequest> ReadAsync(HttpRequest request, CancellationToken aborted)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, aborted);
        var headers = request.Headers.ToDictionary(
            header => header.Key,
            header => header.Value.ToString(),
            StringComparer.OrdinalIgnoreCase
        );
        var path =
            request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        return new SimulatedRequest(request.Method, path, headers, body.ToArray());
    }

    /// <summary>Leaves signals such as Ctrl-C to the program that started the server.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
