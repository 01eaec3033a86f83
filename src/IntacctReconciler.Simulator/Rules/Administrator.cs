using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Server;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>Who signs in when nobody brings credentials for a simulated company.</summary>
internal static class Administrator
{
    private static readonly string[] Restrictions = ["entities", "departments", "territories"];

    /// <summary>
    /// The oldest active Web Services user with full admin privileges and no restriction. The oldest, so that a user made
    /// later does not take over.
    /// </summary>
    public static SimulatedSignIn? Of(Simulation company)
    {
        var user = company.Seed.IsReport
            ? ReportReader.Of(ReportReader.Id)
            : company.Store[TypeNames.User].Records.FirstOrDefault(IsFit);
        var (client, secret) = company.Seed.Clients is { } clients
            ? clients.OrderBy(one => one.Key, StringComparer.Ordinal).FirstOrDefault()
            : new("simulated", "simulated");
        return user is null || client is null ? null : new(client, secret, user.Id);
    }

    private static bool IsFit(Record user) =>
        Callers.MaySignIn(user)
        && user.Text("adminPrivileges") == "full"
        && user.Flag("entityAccess.allowUnrestrictedAccess")
        && Restrictions.All(field => user.References(field).Length == 0);
}
