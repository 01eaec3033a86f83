using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Intacct;
using IntacctReconciler.Simulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>
/// What the verbs that connect are composed of, for as long as they run: the connection, and in front of it the network or a
/// simulated company.
/// </summary>
internal sealed class CompanyHost : IDisposable
{
    private readonly IHost host;

    private CompanyHost(IHost host, string userId) => (this.host, UserId) = (host, userId);

    public IntacctConnection Connection => host.Services.GetRequiredService<IntacctConnection>();

    /// <summary>By whose eyes the company is read.</summary>
    public string UserId { get; }

    /// <exception cref="CannotRun">Credentials or the simulated company's files cannot be used.</exception>
    public static async Task<CompanyHost> OpenAsync(
        Target target,
        Purpose purpose,
        ConnectionValues values,
        Session session
    )
    {
        session.Place = problem => target.Places?.Place(problem, purpose) ?? problem;
        // Before credentials are looked for: nothing is asked for them on behalf of a host that may not have them.
        if (target.Endpoint is { } endpoint)
            IntacctOptions.CheckEndpoint(endpoint, AllowedEndpoints.In(session.World));
        var prefix = target.PrefixFor(purpose);
        var source = new CredentialSource(session.World, session.Mask);
        var simulated = target.Seed is { } seed ? OpenSeed(target, seed, session) : null;
        var credentials =
            simulated is null || source.HasAny(prefix)
                ? await source.FindAsync(prefix, session.Stop)
                : SignInTo(simulated, target.Seed!);
        var options = new IntacctOptions(target.Company, credentials)
        {
            Endpoint = target.Endpoint ?? SimulatorHandler.BaseAddress,
            AllowedEndpoints = AllowedEndpoints.In(session.World),
            Handler = simulated is null ? null : new SimulatorHandler(simulated),
            Concurrency = values.Concurrency,
            Timeout = values.Timeout,
            Clock = session.World.Clock,
            Log = line =>
                session.Log.Debug(
                    "{Method} {Path} -> {Status} in {Took:0} ms",
                    line.Method,
                    line.Path,
                    line.Status,
                    line.Took.TotalMilliseconds
                ),
        };
        session.Log.Information(
            "connecting to {Address} with the credentials of {User}",
            target.Address,
            credentials.Username
        );
        return new(Compose(options, session), UserOf(credentials));
    }

    public void Dispose() => host.Dispose();

    private static IHost Compose(IntacctOptions options, Session session)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = "intacct-reconciler" });
        builder.Services.AddSerilog(session.Log);
        builder.Services.AddSingleton(_ => new IntacctConnection(options));
        return builder.Build();
    }

    private static SimulatedCompany OpenSeed(Target target, string seed, Session session) =>
        SeedFile.Open(session.World.Resolve(seed), seed, target.State, [], session.World.Clock);

    private static Credentials SignInTo(SimulatedCompany company, string seed) =>
        company.Administrator is { } user
            ? new(user.ClientId, user.ClientSecret, user.UserId)
            : throw new CannotRun(Messages.NobodySignsIn(seed));

    private static string UserOf(Credentials credentials) => credentials.Username.Split('@')[0];
}
