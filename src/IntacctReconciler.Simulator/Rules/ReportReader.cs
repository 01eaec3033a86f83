using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>Who reads a company that is made from a report: an administrator who is none of its users.</summary>
internal static class ReportReader
{
    /// <summary>For those who bring no credentials.</summary>
    public const string Id = "the report";

    public static Record Of(string userId)
    {
        var type = UserTypes.User;
        Dictionary<Field, object?> values = new()
        {
            [type["id"]] = userId,
            [type["adminPrivileges"]] = "full",
            [type["status"]] = "active",
            [type["entityAccess.allowUnrestrictedAccess"]] = true,
        };
        return new Record(type, 0, new object?[type.Fields.Count], []).With(values);
    }
}
