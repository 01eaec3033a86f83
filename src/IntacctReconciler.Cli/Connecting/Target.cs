using IntacctReconciler.Cli.Files;
using IntacctReconciler.Declarations;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>For what a connection is opened; a file may name other credentials for each.</summary>
internal enum Purpose
{
    Read,
    Apply,
}

/// <summary>Where a company is, and whose credentials open it.</summary>
/// <param name="Endpoint">Null for a simulated company.</param>
/// <param name="Seed">The snapshot of a simulated company, as written from the working directory.</param>
/// <param name="State">The full path of where a simulated company keeps its changes; null keeps them in memory.</param>
internal sealed record Target(
    string Company,
    Uri? Endpoint,
    string? Seed,
    string? State,
    string ReadPrefix,
    string ApplyPrefix
)
{
    /// <summary>The lines that say so; null for a saved plan and for a snapshot in the company's stead.</summary>
    public ConnectionPlaces? Places { get; init; }

    /// <summary>Whether it is one company of several: then what is kept of each has a folder of its own wherever it is.</summary>
    public bool IsOfFleet { get; init; }

    /// <summary>The full path of what the program keeps of the company, beside its access file.</summary>
    public required string Kept { get; init; }

    /// <summary>Whether a snapshot is read in the company's stead.</summary>
    public bool IsSnapshot { get; private init; }

    private const string Simulator = "simulator:";

    public static Uri SageEndpoint => Intacct.IntacctOptions.SageEndpoint;

    /// <summary>As a plan holds it.</summary>
    public string Address =>
        Seed is null ? Endpoint!.OriginalString
        : IsSnapshot ? PlanSubject.EndpointOf(Seed)
        : Simulator + Seed;

    public string PrefixFor(Purpose purpose) => purpose == Purpose.Apply ? ApplyPrefix : ReadPrefix;

    /// <summary>The company that an access file connects to.</summary>
    /// <exception cref="CannotRun">The endpoint is not an address.</exception>
    public static Target Of(AccessFile file, AccessSource source)
    {
        var (company, connection) = (file.Company.Value, file.Connection);
        var prefix = CredentialPrefix.Of(company);
        var read = connection?.ReadCredentials?.Value ?? prefix;
        var target = new Target(company, SageEndpoint, null, null, read, connection?.ApplyCredentials?.Value ?? read)
        {
            Kept = StateFolder.Of(source.Folder, company),
            IsOfFleet = source.Member is not null,
            Places = ConnectionPlaces.Of(file),
        };
        if (connection?.Simulator is { } seed)
            return target with
            {
                Endpoint = null,
                // Relative to the file that says so, which may be the fleet's or one below.
                Seed = Path.Combine(Path.GetDirectoryName(seed.At.Source.Path) ?? "", seed.Value),
                State = StateOf(target.Kept),
            };
        return connection?.Endpoint is { } endpoint ? target with { Endpoint = AddressOf(endpoint.Value) } : target;
    }

    /// <summary>The company that a saved plan is for.</summary>
    public static Target Of(PlanSubject plan, Surroundings world)
    {
        var prefix = CredentialPrefix.Of(plan.Company);
        var read = plan.ReadCredentials ?? prefix;
        var folder = Path.GetDirectoryName(world.Resolve(plan.File))!;
        var target = new Target(plan.Company, null, null, null, read, plan.ApplyCredentials ?? read)
        {
            Kept = StateFolder.Of(folder, plan.Company),
            IsOfFleet = plan.IsOfFleet,
        };
        if (!plan.Endpoint.StartsWith(Simulator, StringComparison.Ordinal))
            return target with { Endpoint = AddressOf(plan.Endpoint) };
        return target with { Seed = plan.Endpoint[Simulator.Length..], State = StateOf(target.Kept) };
    }

    /// <summary>A snapshot in the company's stead; nothing of it is kept.</summary>
    public Target Against(string snapshot) =>
        this with
        {
            Endpoint = null,
            Seed = snapshot,
            State = null,
            Places = null,
            IsSnapshot = true,
        };

    private static string StateOf(string kept) => Path.Combine(kept, "simulator.json");

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? address
            : throw new CannotRun(Messages.NotAnAddress(text));
}
