using System.Text.Json.Nodes;
using IntacctReconciler.Simulator;
using IntacctReconciler.Tests.Cli;
using IntacctReconciler.Tests.Reliability;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>When the program is killed.</summary>
/// <param name="Request">At which of the requests that ask for a change, from 1.</param>
/// <param name="Answered">After it took effect and before its answer arrives; else before it leaves.</param>
internal readonly record struct KillPoint(int Request, bool Answered);

/// <summary>What is done after the kill.</summary>
internal enum Recovery
{
    Resume,
    PlanAgain,
}

/// <summary>
/// ACME simulated in a process of its own, a proxy before it, and the program, which is a process of its own where it is to
/// be killed.
/// </summary>
internal sealed class KillTrial : IAsyncDisposable
{
    private readonly RealProgram company;

    private KillTrial(Desk desk, RealProgram company, KillProxy proxy) =>
        (Desk, this.company, Proxy) = (desk, company, proxy);

    public Desk Desk { get; }

    public KillProxy Proxy { get; }

    public static async Task<KillTrial> NewAsync()
    {
        var desk = Desk.With("acme");
        // Processes go by the real clock, so that the desk must too; and what is temporary must not end with the years.
        desk.Clock.Advance(TimeProvider.System.GetUtcNow() - desk.Clock.GetUtcNow());
        desk.Replace("access.yaml", "until: 2031-03-31", "until: 2131-03-31");
        string[] simulate = ["simulate", "--seed", "company.json", "--state", "simulator.json", "--port", "0"];
        var simulator = RealProgram.Start(desk, simulate);
        try
        {
            var line = await simulator.SaysAsync(" at http://");
            var proxy = await KillProxy.StartAsync(line.Split(" at ")[^1]);
            desk.Replace("access.yaml", "  simulator: company.json", $"  endpoint: {proxy.Address}");
            desk.SetCredentials("ACME");
            return new(desk, simulator, proxy);
        }
        catch
        {
            simulator.Dispose();
            await desk.DisposeAsync();
            throw;
        }
    }

    /// <summary>The company as its process has it on disk.</summary>
    public Photo Look() =>
        Photo.Of(
            SimulatedCompany.Open(
                Desk.PathOf("company.json"),
                Desk.PathOf("simulator.json"),
                TimeProvider.System,
                Array.Empty<KeyValuePair<string, string>>()
            )
        );

    /// <summary>Applies in a process of its own and kills that.</summary>
    public async Task KillAsync(KillPoint point)
    {
        var started = new TaskCompletionSource<RealProgram>(TaskCreationOptions.RunContinuationsAsynchronously);
        async Task<bool> At(int number)
        {
            if (number != point.Request)
                return true;
            await (await started.Task).KillAsync();
            return false;
        }
        if (point.Answered)
            Proxy.After = At;
        else
            Proxy.Before = At;
        using var program = RealProgram.Start(Desk, "apply", "--auto-approve");
        started.SetResult(program);
        var ran = await program.EndAsync();
        ran.ExitCode.Should().NotBeInRange(0, 7, "it was killed: {0}", ran.All);
        Proxy.Before = Proxy.After = _ => Task.FromResult(true);
    }

    public Task<Ran> RecoverAsync(Recovery recovery) =>
        recovery == Recovery.Resume ? Desk.RunAsync("apply", "--resume") : Desk.RunAsync("apply", "--auto-approve");

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        company.Dispose();
        await Desk.DisposeAsync();
    }
}

/// <summary>What was asked of the company, object by object.</summary>
internal static class Effects
{
    /// <summary>How often each object was written, by method, kind and id or key.</summary>
    public static Dictionary<string, int> PerObject(IEnumerable<Write> writes) => Counted(writes, Object);

    /// <summary>How often each object was written with the very same values.</summary>
    public static Dictionary<string, int> PerChange(IEnumerable<Write> writes) =>
        Counted(writes, (type, item) => $"{Object(type, item)} {item?.ToJsonString()}");

    private static Dictionary<string, int> Counted(IEnumerable<Write> writes, Func<string, JsonNode?, string> name) =>
        writes
            .Where(write => write.TookEffect)
            .SelectMany(write => Items(write).Select(item => $"{write.Method} {name(write.Path.Split('/')[1], item)}"))
            .GroupBy(text => text, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    /// <summary>Those of a request without a body stand in its path.</summary>
    private static IEnumerable<JsonNode?> Items(Write write) =>
        write.Items is [null]
            ? write.Path.Split('/')[^1].Split(',').Select(key => new JsonObject { ["key"] = key })
            : write.Items;

    private static string Object(string type, JsonNode? item) =>
        $"{type} {item?["key"] ?? item?["id"] ?? item?.ToJsonString()}";
}
