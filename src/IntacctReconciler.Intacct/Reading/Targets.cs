using IntacctReconciler.Company;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Reading;

/// <summary>Reads what users refer to: entities, departments, territories, and the contacts that the scope names.</summary>
internal static class Targets
{
    public static Task<Table<RestrictionTarget>> EntitiesAsync(Session session) =>
        ReadAsync(session, Types.Entity, "entities");

    public static Task<Table<RestrictionTarget>> DepartmentsAsync(Session session) =>
        ReadAsync(session, Types.Department, "departments");

    public static Task<Table<RestrictionTarget>> TerritoriesAsync(Session session) =>
        ReadAsync(session, Types.Territory, "territories");

    public static async Task<Table<Contact>> ContactsAsync(Session session)
    {
        var contacts = new List<Contact>();
        foreach (var some in (session.Scope.Contacts ?? []).Order(StringComparer.Ordinal).Chunk(Types.MostKeys))
        {
            var query = new Query(Types.Contact, "contacts", ["id", "firstName", "lastName", "printAs", "email1"])
            {
                Filters = [Filter.In("id", some)],
            };
            contacts.AddRange(await session.QueryAsync(query, row => ReadContact(row, session.Keys)));
        }
        return Tables.Of("contacts", contacts);
    }

    private static Contact ReadContact(Row row, KeyRing keys)
    {
        var id = Ids.Of(row, "a contact");
        keys.Put(Types.Contact, id, row.Text("key")!);
        return new(id)
        {
            FirstName = row.Has("firstName") ? row.Text("firstName") ?? "" : null,
            LastName = row.Has("lastName") ? row.Text("lastName") ?? "" : null,
            PrintAs = row.Text("printAs"),
            Email = row.Has("email1") ? row.Text("email1") ?? "" : null,
        };
    }

    private static async Task<Table<RestrictionTarget>> ReadAsync(Session session, string type, string what)
    {
        try
        {
            return Tables.Of(
                what,
                await session.QueryAsync(
                    new(type, what, ["id", "name", "status"]),
                    row =>
                    {
                        var id = Ids.Of(row, what);
                        session.Keys.Put(type, id, row.Text("key")!);
                        // dimension-status has a third value; only what says inactive is closed to new restrictions.
                        return new RestrictionTarget(id, row.Text("name"), row.Text("status") != "inactive");
                    }
                )
            );
        }
        catch (CompanyException refused) when (refused.Code == Trouble.RefusedCode)
        {
            // A company of one entity, or without the module, lacks the type; any other reason stays an error.
            if (await session.Client.OffersAsync(type, session.Cancel))
                throw;
            return Table<RestrictionTarget>.Empty;
        }
    }
}
