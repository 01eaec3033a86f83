using System.Text.Json;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>What must hold of a user, and what one field does to another.</summary>
internal sealed class UserRules(Simulation company, Caller caller, CallerRights rights)
{
    private readonly AdminRules admins = new(company, caller, rights);
    private readonly RestrictionRules restrictions = new(company, caller);

    private SimulatorSwitches Switches => company.Switches;

    public void RequireEditable(Record user)
    {
        if (company.IsExternal(user))
        {
            throw Refusal.Rule("SIM-0100", $"{user.Id} is an external user, which cannot be updated");
        }
        if (user.Key == caller.User.Key && Switches.Is(SimulatorSwitches.SelfEdit, "refused"))
        {
            throw Refusal.Rule("SIM-0101", $"{user.Id} cannot change itself");
        }
        admins.RequireEditable(user);
    }

    /// <summary>Applies the rules to what the payload made of the user.</summary>
    /// <returns>The user with what follows from the change.</returns>
    public Record Complete(Record? before, Record after, Payload payload)
    {
        if (before is null)
        {
            after = Create(after, payload);
        }
        after = restrictions.Complete(before, after, payload);
        after = OneModelOnly(before, after, payload);
        if (after.Flag("webServices.isRestricted") && !after.Flag("webServices.isEnabled"))
        {
            after = after.With("webServices.isEnabled", true);
        }
        RequirePasswordRule(after, payload);
        admins.Check(before, after, payload);
        RequireSeat(before, after);
        return after;
    }

    /// <summary>Roles are for role-based companies; groups keep theirs anywhere.</summary>
    public bool MayHoldRoles(Record holder, JsonElement roles) =>
        holder.Type.Name != TypeNames.User
        || company.IsRoleBased
        || roles.GetArrayLength() == 0
        || RefuseOtherModel("/roles", "The company's permissions are user-based: its users have no roles");

    public void RequireDeletable(Record user)
    {
        if (company.IsExternal(user))
        {
            throw Refusal.Rule("SIM-0100", $"{user.Id} is an external user, which cannot be deleted");
        }
        if (user.Key == caller.User.Key)
        {
            throw Refusal.Rule("SIM-0101", $"{user.Id} cannot delete itself");
        }
        if (company.HasLoggedIn(user))
        {
            throw Refusal.Rule(
                "SIM-0102",
                $"{user.Id} has logged in and cannot be deleted: set the status to inactive"
            );
        }
        if (user.Text("adminPrivileges") != "off")
        {
            throw Refusal.Rule("SIM-0103", $"{user.Id} is an administrator and cannot be deleted");
        }
    }

    private Record Create(Record user, Payload payload)
    {
        if (user.Text("status") == "inactive")
        {
            throw Refusal.Rule("SIM-0104", "A user cannot be created inactive", "/status");
        }
        if (payload.Has("userName"))
        {
            return user;
        }
        var contact = company.Store[TypeNames.Contact].Find(user.Reference("contact")!.Value)!;
        return user.With("userName", contact.Text("printAs") ?? user.Id);
    }

    private Record OneModelOnly(Record? before, Record user, Payload payload)
    {
        if (!company.IsRoleBased)
        {
            return user;
        }
        foreach (
            var list in (string[])["permissionAssignments", "customPermissionAssignments", "agentPermissionAssignments"]
        )
        {
            if (payload.Find(list) is { } sent && sent.GetArrayLength() > 0)
            {
                RefuseOtherModel(
                    $"/{list}",
                    "The company's permissions are role-based: its users have none of their own"
                );
                user = user.With(list, before?[list]);
            }
        }
        return user;
    }

    private bool RefuseOtherModel(string target, string message) =>
        Switches.Is(SimulatorSwitches.OtherModel, "refused") ? throw Refusal.Rule("SIM-0105", message, target) : false;

    private void RequirePasswordRule(Record user, Payload payload)
    {
        if (
            (payload.Has("password.neverExpires") || payload.Has("webServices.isRestricted"))
            && user.Flag("password.neverExpires")
            && !user.Flag("webServices.isRestricted")
            && Switches.Is(SimulatorSwitches.NeverExpiresNeedsWebServices, "on")
        )
        {
            throw Refusal.Rule(
                "SIM-0106",
                "Only the password of a web services user can be kept for ever",
                "/password/neverExpires"
            );
        }
    }

    private void RequireSeat(Record? before, Record after)
    {
        if (
            Switches.Is(SimulatorSwitches.BusinessSeats, "unlimited")
            || !TakesSeat(after)
            || (before is not null && TakesSeat(before))
        )
        {
            return;
        }
        var taken = company.Store[TypeNames.User].Records.Count(TakesSeat);
        if (taken >= Switches.Number(SimulatorSwitches.BusinessSeats))
        {
            throw Refusal.Rule("SIM-0107", $"All {taken} business users of the subscription are in use");
        }
    }

    private bool TakesSeat(Record user) =>
        user.Text("userType") == "business"
        && user.Text("status") == "active"
        && !user.Flag("webServices.isRestricted")
        && !company.IsExternal(user);
}
