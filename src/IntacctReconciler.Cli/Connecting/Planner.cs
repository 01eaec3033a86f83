using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>Makes the plan of the files at a path.</summary>
internal sealed class Planner(Session session, PlanValues values)
{
    /// <summary>The plan; null after saying on standard error why there is none.</summary>
    public async Task<Planned?> PlanAsync(Declared declared, Target target, CompanyHost company)
    {
        CheckReport(declared, company);
        var problems = new Problems();
        var request = new PlanRequest(
            SubjectOf(declared, target, company),
            values.AsOf,
            values.Only,
            values.NoRemovals,
            MaySwitch: target.IsSnapshot
        );
        var planned = await Reconciler.PlanAsync(
            declared.Composition,
            request,
            company.Connection.Reader(),
            problems,
            session.Progress,
            session.Stop
        );
        session.Error.Hide();
        if (planned is null)
            session.Report(problems);
        return planned;
    }

    /// <exception cref="CannotRun">The company is a report, and the files are for one with roles.</exception>
    public static void CheckReport(Declared declared, CompanyHost company)
    {
        if (company.IsFromReport && declared.Composition.PermissionModel == PermissionModel.RoleBased)
            throw new CannotRun(Messages.ReportHasNoRoles(declared.Composition.Company, declared.Source.Shown));
    }

    public static PlanSubject SubjectOf(Declared declared, Target target, CompanyHost company)
    {
        var connection = declared.Composition.File.Connection;
        return new(
            declared.Composition.Company,
            declared.Composition.PermissionModel,
            target.Address,
            target.IsSnapshot ? null : company.UserId,
            declared.Source.Shown
        )
        {
            ReadCredentials = Written(connection?.ReadCredentials),
            ApplyCredentials = Written(connection?.ApplyCredentials),
            IsOfFleet = target.IsOfFleet,
        };
    }

    private static string? Written(Setting<string>? prefix) => prefix is { } set ? set.Value : null;
}
