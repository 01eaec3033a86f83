using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>What must not be deleted, and what goes with what is.</summary>
internal sealed class Deletions(Simulation company, Caller caller, UserRules users)
{
    private CompanyStore Store => company.Store;

    public void Delete(Record record)
    {
        switch (record.Type.Name)
        {
            case TypeNames.User:
                RequireSight(record);
                users.RequireDeletable(record);
                RoleLinks.Drop(Store, RoleTypes.RoleUser, "user", record.Key);
                RoleLinks.Drop(Store, UserTypes.Member, "user", record.Key);
                break;
            case TypeNames.Role:
                RequireUnused(record);
                RoleLinks.Drop(Store, RoleTypes.RoleUser, "role", record.Key);
                RoleLinks.Drop(Store, RoleTypes.RoleGroup, "role", record.Key);
                RoleLinks.Drop(Store, RoleTypes.RoleRow, "role", record.Key);
                break;
            case TypeNames.UserGroup:
                RoleLinks.Drop(Store, RoleTypes.RoleGroup, "userGroup", record.Key);
                RoleLinks.Drop(Store, UserTypes.Member, "userGroup", record.Key);
                break;
            case TypeNames.Contact:
                RequireNoUser(record, user => user.Reference("contact") == record.Key);
                break;
            case TypeNames.Entity:
                RequireNoUser(record, user => user.References("entities").Contains(record.Key));
                break;
            default:
                break;
        }
        Store.Remove(record);
    }

    private void RequireSight(Record user)
    {
        if (caller.Scope is { } reach && !user.References("entities").All(reach.Contains))
        {
            throw Refusal.Rule("SIM-0121", $"{user.Id} spans entities that the caller has no access to");
        }
    }

    private void RequireUnused(Record role)
    {
        var holders =
            Store[TypeNames.RoleUser].Rows("role", role.Key).Count
            + Store[TypeNames.RoleGroup].Rows("role", role.Key).Count;
        if (holders > 0 && company.Switches.Is(SimulatorSwitches.RoleInUse, "refused"))
        {
            throw Refusal.Rule("SIM-0130", $"Role {role.Id} is held by {holders} users or groups");
        }
    }

    private void RequireNoUser(Record record, Func<Record, bool> refers)
    {
        if (Store[TypeNames.User].Records.FirstOrDefault(refers) is { } user)
        {
            throw Refusal.Rule("SIM-0131", $"{record.Type.Name} {record.Id} is in use by user {user.Id}");
        }
    }
}
