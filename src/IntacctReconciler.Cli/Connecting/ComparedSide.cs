using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Company;
using IntacctReconciler.Model;
using IntacctReconciler.Reports.Content;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>One of two sides that are compared, as it was read.</summary>
internal sealed record ComparedSide(DiffSide Side, CompanyState State)
{
    /// <summary>All that is compared, and the catalogue for its words.</summary>
    private static readonly ReadScope Scope = new(
        Facets.Users
            | Facets.UserRoles
            | Facets.UserGrants
            | Facets.Restrictions
            | Facets.Roles
            | Facets.RoleGrants
            | Facets.Groups
            | Facets.Members
            | Facets.Catalogue
    );

    /// <exception cref="CannotRun">The snapshot cannot be used.</exception>
    public static async Task<ComparedSide> OfSnapshotAsync(string path, ConnectionValues values, Session session)
    {
        var (state, model) = await SnapshotCompany.ReadAsync(path, Scope, values, session);
        session.Error.Hide();
        return new(new(state.Company, path, "snapshot", model, null, null), state);
    }

    /// <summary>The company that an access file leads to; null after saying on standard error what is wrong with the file.</summary>
    public static async Task<ComparedSide?> OfCompanyAsync(
        AccessSource source,
        ConnectionValues values,
        Session session
    )
    {
        if (Declared.LoadConnection(source, session) is not var (file, target))
            return null;
        using var company = await CompanyHost.OpenAsync(target, Purpose.Read, values, session);
        var state = await company.Connection.Reader().ReadAsync(Scope, session.Progress, session.Stop);
        session.Error.Hide();
        session.ReportTraffic(company.Connection.Traffic);
        var how = target.Seed is null ? "live" : "simulated";
        var side = new DiffSide(
            state.Company,
            source.Shown,
            how,
            file.PermissionModel.Value,
            session.World.Clock.GetUtcNow(),
            company.UserId
        );
        return new(side, state);
    }
}
