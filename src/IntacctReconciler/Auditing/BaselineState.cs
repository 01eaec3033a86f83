using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Composing;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Auditing;

/// <summary>How the objects of a company stood: every field that could be read, and a digest over them.</summary>
internal sealed record BaselineState(Table<Role> Roles, Table<UserGroup> Groups, Table<User> Users, Address? Altered)
{
    public static IEnumerable<JsonObject> Write(Baseline baseline) =>
        Write(ObjectKind.Role, baseline.Roles, Fields.Role)
            .Concat(Write(ObjectKind.Group, baseline.Groups, Fields.Group))
            .Concat(Write(ObjectKind.User, baseline.Users, Fields.User));

    /// <summary>The objects; one whose digest does not agree, if there is any.</summary>
    public static BaselineState Read(JsonNode? entries)
    {
        var byAddress = new Dictionary<Address, JsonNode?>();
        Address? altered = null;
        foreach (var entry in entries.AsItems("state"))
        {
            var address = AddressJson.Read(entry);
            if (!byAddress.TryAdd(address, entry.Member("values")))
                throw new FormatException($"{address.Said()} stands twice");
            if (entry.Member("digest").AsText("digest") != Digest.Of(entry.Member("values")))
                altered ??= address;
        }
        return new(
            Read(ObjectKind.Role, byAddress, Fields.Role, id => new Role(id)),
            Read(ObjectKind.Group, byAddress, Fields.Group, id => new UserGroup(id)),
            Read(ObjectKind.User, byAddress, Fields.User, id => new User(id)),
            altered
        );
    }

    private static IEnumerable<JsonObject> Write<T>(ObjectKind kind, Table<T> objects, ImmutableArray<Field<T>> fields)
        where T : class, IIdentified =>
        objects.Select(item =>
        {
            var values = new JsonObject(
                fields
                    .Select(field => KeyValuePair.Create(field.Name, ValueJson.Write(field.Get(item))))
                    .Where(field => field.Value is not null)
            );
            return new JsonObject
            {
                ["type"] = Address.Word(kind),
                ["name"] = item.Id,
                ["digest"] = Digest.Of(values),
                ["values"] = values,
            };
        });

    private static Table<T> Read<T>(
        ObjectKind kind,
        Dictionary<Address, JsonNode?> entries,
        ImmutableArray<Field<T>> fields,
        Func<string, T> make
    )
        where T : class, IIdentified =>
        Table<T>.Of(
            entries
                .Where(entry => entry.Key.Kind == kind)
                .Select(entry =>
                    fields.Aggregate(
                        make(entry.Key.Id),
                        (item, field) =>
                            ValueJson.Read(field.Info, entry.Value.Optional(field.Name)) is { } value
                                ? field.Set(item, value)
                                : item
                    )
                )
        );
}
