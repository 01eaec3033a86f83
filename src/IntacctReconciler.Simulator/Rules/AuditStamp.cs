using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>Notes who made and changed an object, and when.</summary>
internal sealed class AuditStamp(Simulation company, Caller caller)
{
    private readonly string now = company.Now;

    public void Created(ObjectType type, Dictionary<Field, object?> values)
    {
        if (type.HasAudit)
        {
            Set(type, values, "created");
            Set(type, values, "modified");
        }
    }

    public void Changed(ObjectType type, Dictionary<Field, object?> values)
    {
        if (type.HasAudit)
        {
            Set(type, values, "modified");
        }
    }

    private void Set(ObjectType type, Dictionary<Field, object?> values, string what)
    {
        values[type[$"audit.{what}DateTime"]] = now;
        values[type[$"audit.{what}ByUser.key"]] = caller.User.KeyText;
        values[type[$"audit.{what}ByUser.id"]] = caller.User.Id;
        values[type[$"audit.{what}ByUser.href"]] = caller.User.Href;
        if (type.Find($"audit.{what}By") is { } deprecated)
        {
            values[deprecated] = caller.User.KeyText;
        }
    }
}
