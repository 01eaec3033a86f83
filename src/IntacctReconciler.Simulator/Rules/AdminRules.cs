using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>Who may be an administrator, and who may make and change one.</summary>
internal sealed class AdminRules(Simulation company, Caller caller, CallerRights rights)
{
    /// <summary>Only full administrators edit full administrators.</summary>
    public void RequireEditable(Record user)
    {
        if (user.Text("adminPrivileges") == "full" && !caller.IsFullAdmin)
        {
            throw Refusal.Rule("SIM-0110", $"Only a full administrator can change {user.Id}, who is one");
        }
    }

    public void Check(Record? before, Record after, Payload payload)
    {
        var (was, becomes) = (before?.Text("adminPrivileges") ?? "off", after.Text("adminPrivileges")!);
        if (
            becomes != "off"
            && after.Text("userType") != "business"
            && (payload.Has("adminPrivileges") || payload.Has("userType"))
        )
        {
            throw Refusal.Rule("SIM-0111", "Only a business user can be an administrator", "/adminPrivileges");
        }
        if (was != becomes)
        {
            RequireMayGrant(becomes);
        }
        if (before is not null && IsActiveFullAdmin(before) && !IsActiveFullAdmin(after) && IsLast(before))
        {
            throw Refusal.Rule("SIM-0112", $"{before.Id} is the last full administrator");
        }
    }

    private void RequireMayGrant(string level)
    {
        if (caller.IsFullAdmin)
        {
            return;
        }
        var mayGrant =
            level != "full"
            && caller.IsAdmin
            && company.Switches.Is(SimulatorSwitches.LimitedAdminMayGrant, "on")
            && rights.Has(caller.User, "administration", "grantAdminRights");
        if (!mayGrant)
        {
            throw Refusal.Rule(
                "SIM-0113",
                $"{caller.User.Id} may not set adminPrivileges to {level}",
                "/adminPrivileges"
            );
        }
    }

    private bool IsLast(Record user) =>
        !company.Store[TypeNames.User].Records.Any(other => other.Key != user.Key && IsActiveFullAdmin(other));

    private static bool IsActiveFullAdmin(Record user) =>
        user.Text("adminPrivileges") == "full" && user.Text("status") == "active";
}
