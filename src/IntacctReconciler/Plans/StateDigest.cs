using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Plans;

/// <summary>Digests of whole states, object by object so that a large company is never held as text.</summary>
public static class StateDigest
{
    public static string Of(CompanyState state) =>
        Of(
            Objects(state.Has(Facets.Roles), () => state.Roles, Fields.Role, ObjectKind.Role)
                .Concat(Objects(state.Has(Facets.Groups), () => state.Groups, Fields.Group, ObjectKind.Group))
                .Concat(Objects(state.Has(Facets.Users), () => state.Users, Fields.User, ObjectKind.User))
        );

    public static string Of(PermissionCatalogue catalogue) =>
        Of(
            catalogue.Entries.Select(entry => new JsonObject
            {
                ["permission"] = entry.Permission.ToString(),
                ["section"] = entry.Section,
                ["allowed"] = new JsonArray([
                    .. entry.Allowed.Tokens.Order(StringComparer.Ordinal).Select(token => JsonValue.Create(token)),
                ]),
            })
        );

    public static string Of(DesiredState desired) =>
        Of(
            Declared(desired.Roles, ObjectKind.Role)
                .Concat(Declared(desired.Groups, ObjectKind.Group))
                .Concat(Declared(desired.Users, ObjectKind.User))
                .Concat(Declared(desired.Contacts, ObjectKind.Contact))
        );

    private static IEnumerable<JsonObject> Objects<T>(
        bool read,
        Func<Table<T>> table,
        ImmutableArray<Field<T>> fields,
        ObjectKind kind
    )
        where T : class, IIdentified =>
        read
            ? table()
                .Select(item => new JsonObject
                {
                    ["address"] = AddressJson.Write(new(kind, item.Id)),
                    ["values"] = new JsonObject(
                        fields.Select(field => KeyValuePair.Create(field.Name, ValueJson.Write(field.Get(item))))
                    ),
                })
            : [];

    private static IEnumerable<JsonObject> Declared(Table<DesiredObject> objects, ObjectKind kind) =>
        objects.Select(item => new JsonObject
        {
            ["address"] = AddressJson.Write(new(kind, item.Id)),
            ["presence"] = Words.Snake(item.Presence),
            ["formerly"] = item.Former?.Id,
            ["values"] = new JsonObject(
                item.Fields.Select(field =>
                    KeyValuePair.Create(
                        field.Key,
                        (JsonNode?)
                            new JsonObject
                            {
                                ["value"] = ValueJson.Write(field.Value.Value),
                                ["mode"] = Words.Snake(field.Value.Mode),
                                ["ended"] = ValueJson.Write(IdSet.Of(field.Value.Ended.Keys)),
                            }
                    )
                )
            ),
        });

    private static string Of(IEnumerable<JsonNode> objects)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var item in objects)
        {
            hash.AppendData(CanonicalJson.Bytes(item));
            hash.AppendData("\n"u8);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
