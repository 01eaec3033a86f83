using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>What a caller wants to do with objects of a type.</summary>
internal enum Doing
{
    Read,
    Create,
    Update,
    Delete,
}

/// <summary>
/// The caller's own permissions. Users, groups and roles come under Administration: Users, and only administrators write
/// users (Sage's help and XML reference); the rest goes by the permission of its name.
/// </summary>
internal sealed class Entitlement(Simulation company, CallerRights rights)
{
    public void Require(Caller caller, ObjectType type, Doing doing)
    {
        if (!IsEntitled(caller, type, doing))
        {
            throw Missing(company, $"You do not have permission to {Verb(doing)} objects of type {type.Name}");
        }
    }

    public bool IsEntitled(Caller caller, ObjectType type, Doing doing)
    {
        if (type.Name == TypeNames.History && company.Switches.Is(SimulatorSwitches.AuditHistory, "forbidden"))
        {
            return false;
        }
        if (type.Name == TypeNames.User && doing != Doing.Read && !caller.IsAdmin)
        {
            return false;
        }
        if (caller.IsAdmin && company.Switches.Is(SimulatorSwitches.AdminNeedsPermissions, "off"))
        {
            return true;
        }
        var (module, name) = PermissionFor(type);
        return doing switch
        {
            Doing.Read => rights.Has(caller.User, module, name, "list", "readonly"),
            Doing.Create => rights.Has(caller.User, module, name, "add"),
            Doing.Update => rights.Has(caller.User, module, name, "modify"),
            _ => rights.Has(caller.User, module, name, "delete"),
        };
    }

    public static Refusal Missing(Simulation company, string message) =>
        company.Switches.Is(SimulatorSwitches.MissingPermission, "403")
            ? new Refusal(403, "forbidden", message) { ErrorId = "GW-0042" }
            : new Refusal(
                422,
                "operationFailed",
                message,
                new ErrorDetail("AR-0279", "The operation requires configuration changes or user permissions")
            );

    private static (string Module, string Name) PermissionFor(ObjectType type) =>
        type.Name switch
        {
            TypeNames.Contact => ("company", "contacts"),
            TypeNames.Entity => ("company", "entities"),
            TypeNames.Department => ("company", "departments"),
            TypeNames.Location => ("company", "locations"),
            TypeNames.Territory => ("accountsReceivable", "territories"),
            _ => ("administration", "users"),
        };

    private static string Verb(Doing doing) =>
        doing switch
        {
            Doing.Read => "read",
            Doing.Create => "create",
            Doing.Update => "change",
            _ => "delete",
        };
}
