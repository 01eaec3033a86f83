using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct;
using IntacctReconciler.Model;
using IntacctReconciler.Simulator;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>What a snapshot says of a company.</summary>
internal sealed record SnapshotState(CompanyState State, PermissionModel PermissionModel);

/// <summary>
/// A snapshot as a state: the company in it answers, and what it answers is read as every company is, so that a snapshot and
/// the company that it was taken of cannot differ by the way in which they are read. No credentials are looked for.
/// </summary>
internal static class SnapshotCompany
{
    /// <exception cref="CannotRun">The snapshot cannot be used.</exception>
    public static async Task<SnapshotState> ReadAsync(
        string path,
        ReadScope scope,
        ConnectionValues values,
        Session session
    )
    {
        var company = SeedFile.Open(session.World.Resolve(path), path, null, [], session.World.Clock);
        var reader = company.Administrator ?? throw new CannotRun(Messages.NobodySignsIn(path));
        using var connection = new IntacctConnection(
            new(company.Company, new(reader.ClientId, reader.ClientSecret, reader.UserId))
            {
                Endpoint = SimulatorHandler.BaseAddress,
                Handler = new SimulatorHandler(company),
                Concurrency = values.Concurrency,
                Timeout = values.Timeout,
                Clock = session.World.Clock,
                Hide = session.Mask.Hide,
                FromReport = company.IsFromReport,
            }
        );
        var state = await connection.Reader().ReadAsync(scope, session.Progress, session.Stop);
        var model = company.PermissionModel == "user-based" ? PermissionModel.UserBased : PermissionModel.RoleBased;
        return new(SnapshotHead.Read(path, session.World).Over(state), model);
    }
}
