using System.Text.Json;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>The roles of a user or group. At each change all link rows are dropped and made anew, with new keys.</summary>
internal sealed class RoleLinks(Simulation company, PayloadValues values, AuditStamp stamp)
{
    public void Replace(Record holder, Field list, JsonElement sent)
    {
        var roles = values.References(TypeNames.Role, sent, $"/{list.Path}");
        var type = ObjectTypes.Get(list.Target!);
        Drop(company.Store, type, list.Owner!, holder.Key);
        foreach (var role in roles)
        {
            Dictionary<Field, object?> row = new() { [type["role"]] = role, [type[list.Owner!]] = holder.Key };
            stamp.Created(type, row);
            var record = new Record(type, company.NewKey(type), new object?[type.Fields.Count], []);
            company.Store.Add(record.With(row));
        }
    }

    /// <summary>Removes the rows of <paramref name="type"/> that point to <paramref name="target"/>.</summary>
    public static void Drop(CompanyStore store, ObjectType type, string reference, long target)
    {
        foreach (var row in store[type].Rows(reference, target).ToArray())
        {
            store.Remove(store[type].Find(row)!);
        }
    }
}
