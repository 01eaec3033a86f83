using IntacctReconciler.Cli;
using IntacctReconciler.Simulator;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>A company, and a folder in which the program is run against it: the whole program but for the network.</summary>
internal sealed class Trial : IDisposable
{
    private readonly BusyClock clock = new(TimeSpan.FromMinutes(2));
    private readonly string folder = Directory.CreateTempSubdirectory("trial").FullName;
    private readonly SimulatorHandler wire;

    public Trial(Scenario scenario, params IEnumerable<(string Name, string Value)> switches)
    {
        Company = SimulatedCompany.FromSnapshot(
            scenario.Seed,
            clock,
            scenario.Switches.Concat(switches).Select(one => KeyValuePair.Create(one.Name, one.Value))
        );
        wire = new(Company);
        var lines = scenario.Access.Split('\n');
        var at = Array.FindIndex(lines, line => line.TrimStart().StartsWith("simulator:", StringComparison.Ordinal));
        lines[at] = $"  endpoint: {SimulatorHandler.BaseAddress.ToString().TrimEnd('/')}";
        File.WriteAllText(Path.Combine(folder, "access.yaml"), string.Join('\n', lines));
    }

    public SimulatedCompany Company { get; }

    /// <summary>Plans and applies, without a question.</summary>
    public async Task<Ran> ApplyAsync()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var interruption = new Interruption();
        using var keys = new StringReader("");
        var world = new Surroundings
        {
            Out = output,
            Error = error,
            In = keys,
            Environment = Environment,
            Folder = folder,
            DataFolder = Path.Combine(folder, "data"),
            Clock = clock,
            Wire = wire,
            Interruption = interruption,
        };
        var exit = await Application.RunAsync(["apply", "--auto-approve"], world);
        return new(exit, output.ToString(), error.ToString());
    }

    public void Dispose()
    {
        wire.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string? Environment(string name) =>
        name switch
        {
            "ACME_CLIENT_ID" => "client.example",
            "ACME_CLIENT_SECRET" => "not a secret",
            "ACME_USERNAME" => "recon_bot",
            _ => null,
        };
}
