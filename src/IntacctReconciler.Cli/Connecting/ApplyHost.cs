using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Intacct;
using IntacctReconciler.Intacct.Writing;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>A company that can be changed: for <c>apply</c>, and for no other verb, which a test holds them all against.</summary>
internal sealed class ApplyHost : IDisposable
{
    private readonly WritingConnection connection;

    private ApplyHost(WritingConnection connection, CompanyHost reading) =>
        (this.connection, Reading) = (connection, reading);

    /// <summary>The same company for reading.</summary>
    public CompanyHost Reading { get; }

    public IntacctConnection Connection => connection.Reading;

    /// <exception cref="CannotRun">Credentials or the simulated company's files cannot be used.</exception>
    public static async Task<ApplyHost> OpenAsync(Target target, ConnectionValues values, Session session)
    {
        var options = await Entrance.FindAsync(target, Purpose.Apply, values, session);
        if (options.FromReport)
            throw new CannotRun(Messages.OnlyAReport(target.Company, target.Seed!));
        var opened = new WritingConnection(options);
        session.Writes = () => opened.Reading.Traffic.Writes;
        return new(opened, CompanyHost.Over(opened.Reading, options, session));
    }

    /// <param name="runId">Random for each run and kept by a resumed one.</param>
    public IntacctWriter Writer(string runId) => connection.Writer(runId);

    public void Dispose()
    {
        Reading.Dispose();
        connection.Dispose();
    }
}
