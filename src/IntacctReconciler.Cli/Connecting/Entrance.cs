using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Intacct;
using IntacctReconciler.Simulator;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>
/// Finds what a connection needs: whose credentials, and behind them the network or a simulated company.
/// </summary>
internal static class Entrance
{
    /// <exception cref="CannotRun">Credentials or the simulated company's files cannot be used.</exception>
    public static async Task<IntacctOptions> FindAsync(
        Target target,
        Purpose purpose,
        ConnectionValues values,
        Session session
    )
    {
        session.Place = problem => target.Places?.Place(problem, purpose) ?? problem;
        // Somebody may have taken it for a place to keep a password in; the message about it quotes the line.
        if (target.Endpoint?.UserInfo.Split(':', 2) is [_, var password])
            session.Mask.Hide(Uri.UnescapeDataString(password));
        // Before credentials are looked for: nothing is asked for them on behalf of a host that may not have them.
        if (target.Endpoint is { } endpoint)
            IntacctOptions.CheckEndpoint(endpoint, AllowedEndpoints.In(session.World));
        var prefix = target.PrefixFor(purpose);
        var source = new CredentialSource(session.World, session.Mask);
        var simulated = target.Seed is { } seed ? OpenSeed(target, seed, session) : null;
        if (target.IsSnapshot && simulated!.Company != target.Company)
            throw new CannotRun(Messages.SnapshotOfAnother(target.Seed!, simulated.Company, target.Company));
        var credentials =
            simulated is null || (!target.IsSnapshot && source.HasAny(prefix))
                ? await source.FindAsync(prefix, session.Stop)
                : SignInTo(simulated, target.Seed!);
        session.Log.Information(
            "connecting to {Address} with the credentials of {User}",
            target.Address,
            credentials.Username
        );
        return new(target.Company, credentials)
        {
            Endpoint = target.Endpoint ?? SimulatorHandler.BaseAddress,
            AllowedEndpoints = AllowedEndpoints.In(session.World),
            Handler = simulated is null ? session.World.Wire : new SimulatorHandler(simulated),
            FromReport = simulated?.IsFromReport == true,
            Concurrency = values.Concurrency,
            Timeout = values.Timeout,
            Clock = session.World.Clock,
            Log = line => Tell(line, session),
            Hide = session.Mask.Hide,
        };
    }

    /// <summary>The user's id without the company.</summary>
    public static string UserOf(IntacctOptions options) => options.Credentials.Username.Split('@')[0];

    private static void Tell(WireLine line, Session session) =>
        session.Log.Debug(
            "{Method} {Path} -> {Status} in {Took:0} ms",
            line.Method,
            line.Path,
            line.Status,
            line.Took.TotalMilliseconds
        );

    private static SimulatedCompany OpenSeed(Target target, string seed, Session session) =>
        SeedFile.Open(session.World.Resolve(seed), seed, target.State, [], session.World.Clock);

    private static Credentials SignInTo(SimulatedCompany company, string seed) =>
        company.Administrator is { } user
            ? new(user.ClientId, user.ClientSecret, user.UserId)
            : throw new CannotRun(Messages.NobodySignsIn(seed));
}
