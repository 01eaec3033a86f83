using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Intacct;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>
/// What the verbs that connect are composed of, for as long as they run. It reads; nothing that can be got from it writes.
/// </summary>
internal sealed class CompanyHost : IDisposable
{
    private readonly IHost host;

    private CompanyHost(IHost host, IntacctOptions options) =>
        (this.host, UserId, IsFromReport) = (host, Entrance.UserOf(options), options.FromReport);

    public IntacctConnection Connection => host.Services.GetRequiredService<IntacctConnection>();

    /// <summary>By whose eyes the company is read.</summary>
    public string UserId { get; }

    /// <summary>Whether nothing is known of the company but a permissions report.</summary>
    public bool IsFromReport { get; }

    /// <param name="purpose">Whose credentials are taken; with those for applying, too, the company can only be read here.</param>
    /// <exception cref="CannotRun">Credentials or the simulated company's files cannot be used.</exception>
    public static async Task<CompanyHost> OpenAsync(
        Target target,
        Purpose purpose,
        ConnectionValues values,
        Session session
    )
    {
        var options = await Entrance.FindAsync(target, purpose, values, session);
        var connection = new IntacctConnection(options);
        // From a factory, so that the host disposes of it.
        return Compose(services => services.AddSingleton(_ => connection), options, session);
    }

    /// <summary>Over a connection that somebody else disposes of.</summary>
    public static CompanyHost Over(IntacctConnection connection, IntacctOptions options, Session session) =>
        Compose(services => services.AddSingleton(connection), options, session);

    public void Dispose() => host.Dispose();

    private static CompanyHost Compose(Action<IServiceCollection> add, IntacctOptions options, Session session)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = "intacct-reconciler" });
        builder.Services.AddSerilog(session.Log);
        add(builder.Services);
        return new(builder.Build(), options);
    }
}
