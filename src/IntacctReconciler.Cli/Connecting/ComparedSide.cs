using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Company;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Reports.Content;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>One of two sides that are compared, as it was read.</summary>
internal sealed record ComparedSide(DiffSide Side, CompanyState State)
{
    /// <summary>Whether it is the company as a file makes it, and not as it is.</summary>
    public bool IsDeclared { get; private init; }

    /// <summary>All that is compared, and the catalogue for its words.</summary>
    private const Facets Compared =
        Facets.Users
        | Facets.UserRoles
        | Facets.UserGrants
        | Facets.Restrictions
        | Facets.Roles
        | Facets.RoleGrants
        | Facets.Groups
        | Facets.Members
        | Facets.Catalogue;

    private static readonly ReadScope Scope = new(Compared);

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

    /// <summary>
    /// The company as an access file makes it, whatever it is now; null after saying on standard error what is wrong with the
    /// file.
    /// </summary>
    /// <param name="snapshot">Read in the company's stead, without credentials; null for the company.</param>
    /// <exception cref="CannotRun">The snapshot cannot be used.</exception>
    public static async Task<ComparedSide?> OfDeclaredAsync(
        AccessSource source,
        string? snapshot,
        ConnectionValues values,
        Session session
    )
    {
        if (Declared.Load(source, session) is not { } declared)
            return null;
        var target = snapshot is null ? declared.Target : declared.Target.Against(snapshot);
        using var company = await CompanyHost.OpenAsync(target, Purpose.Read, values, session);
        Planner.CheckReport(declared, company);
        var request = new PlanRequest(
            Planner.SubjectOf(declared, target, company),
            AsOfOption.In(null, session.World.Clock),
            MaySwitch: target.IsSnapshot
        );
        var problems = new Problems();
        var state = await Reconciler.TargetAsync(
            declared.Composition,
            request,
            Compared,
            company.Connection.Reader(),
            problems,
            session.Progress,
            session.Stop
        );
        session.Error.Hide();
        session.ReportTraffic(company.Connection.Traffic);
        if (state is null)
        {
            session.Report(problems);
            return null;
        }
        var over = snapshot is null ? "what is there" : Path.GetFileName(snapshot);
        var side = new DiffSide(
            state.Company,
            source.Shown,
            $"as declared, over {over}",
            declared.Composition.PermissionModel,
            snapshot is null ? session.World.Clock.GetUtcNow() : null,
            snapshot is null ? company.UserId : null
        );
        return new(side, state) { IsDeclared = true };
    }
}
