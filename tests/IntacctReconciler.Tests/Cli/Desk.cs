using System.Text.Json.Nodes;
using IntacctReconciler.Cli;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Simulator;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Intacct;

namespace IntacctReconciler.Tests.Cli;

/// <summary>What a run of the program left behind.</summary>
internal sealed record Ran(int ExitCode, string Out, string Error)
{
    public string All => Out + Error;
}

/// <summary>
/// Somebody's desk: a folder with files, an environment, a keyboard. The program runs on it as it does in a shell, in this
/// process.
/// </summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly List<SimulatorServer> servers = [];

    /// <summary>What is served.</summary>
    public List<SimulatedCompany> Companies { get; } = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("desk").FullName;

    /// <summary>Beside the desk, as a home is: what is in the folder of an example stays what a user put there.</summary>
    public string Home { get; } = Directory.CreateTempSubdirectory("home").FullName;

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Pauses between attempts are over at once; the limit on a request, two minutes, is never reached.</summary>
    public HastyClock Clock { get; } = new(TimeSpan.FromMinutes(2));

    /// <summary>What is typed; null is no terminal.</summary>
    public string? Keyboard { get; set; }

    /// <summary>Types a line when one is read, in place of <see cref="Keyboard"/>.</summary>
    public Func<string>? Typing { get; set; }

    /// <summary>Whether standard output and error are a terminal.</summary>
    public bool Screen { get; set; }

    public Interruption Interruption { get; set; } = new();

    /// <summary>A desk with a copy of an example.</summary>
    public static Desk With(string example)
    {
        var desk = new Desk();
        var from = MaintainedFile.PathOf($"examples/{example}");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = desk.PathOf(Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        return desk;
    }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    public void Replace(string file, string old, string with)
    {
        var text = Read(file);
        text.Should().Contain(old);
        Write(file, text.Replace(old, with, StringComparison.Ordinal));
    }

    public async Task<Ran> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using TextReader keys = Typing is null ? new StringReader(Keyboard ?? "") : new Typist(Typing);
        var world = World(output, error, keys);
        var exit = await Application.RunAsync(arguments, world);
        return new(exit, output.ToString(), error.ToString());
    }

    /// <summary>The desk as the program sees it.</summary>
    public Surroundings World(TextWriter output, TextWriter error, TextReader? keys = null) =>
        new()
        {
            Out = output,
            Error = error,
            In = keys ?? TextReader.Null,
            InIsTerminal = Keyboard is not null,
            OutIsTerminal = Screen,
            ErrorIsTerminal = Screen,
            Environment = name => Environment.GetValueOrDefault(name),
            Folder = Folder,
            DataFolder = Home,
            Clock = Clock,
            Interruption = Interruption,
        };

    /// <summary>
    /// Puts the seed that the access file names behind a server and lets the file and the environment lead there.
    /// </summary>
    public async Task<SimulatedCompany> ServeAsync(
        Action<JsonObject>? change = null,
        params (string, string)[] switches
    )
    {
        var seed = JsonNode.Parse(Read("company.json"))!.AsObject();
        change?.Invoke(seed);
        var company = SimulatedCompany.FromSnapshot(
            seed.ToJsonString(),
            Clock,
            switches.Select(one => KeyValuePair.Create(one.Item1, one.Item2))
        );
        var server = await SimulatorServer.StartAsync(company, 0, TestContext.Current.CancellationToken);
        servers.Add(server);
        Companies.Add(company);
        var lines = File.ReadAllLines(PathOf("access.yaml"));
        var at = Array.FindIndex(lines, line => line.TrimStart().StartsWith("simulator:", StringComparison.Ordinal));
        lines[at] = $"  endpoint: {server.BaseAddress.ToString().TrimEnd('/')}";
        await File.WriteAllLinesAsync(PathOf("access.yaml"), lines, TestContext.Current.CancellationToken);
        SetCredentials(CredentialPrefix.Of(company.Company));
        return company;
    }

    public void SetCredentials(string prefix, string secret = "not a secret", string username = "recon_bot")
    {
        Environment[$"{prefix}_CLIENT_ID"] = "client.example";
        Environment[$"{prefix}_CLIENT_SECRET"] = secret;
        Environment[$"{prefix}_USERNAME"] = username;
    }

    public async Task StopServersAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
        servers.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await StopServersAsync();
        Interruption.Dispose();
        Directory.Delete(Folder, recursive: true);
        Directory.Delete(Home, recursive: true);
    }

    private sealed class Typist(Func<string> line) : TextReader
    {
        public override string ReadLine() => line();
    }
}
