using System.Text.Json.Nodes;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Plans;

/// <summary>
/// What a change expects to find and to leave, over the fields it changes and nothing else: no keys, no audit data, so that
/// an edit elsewhere on the same object does not make a plan stale.
/// </summary>
public static class ChangeDigest
{
    public static string Before(Change change) =>
        Of(change.Address, change.Action == ChangeAction.Create ? null : change.Fields, field => field.Before);

    public static string After(Change change) =>
        Of(change.Address, change.Action == ChangeAction.Delete ? null : change.Fields, field => field.After);

    private static string Of(Address address, IEnumerable<FieldChange>? fields, Func<FieldChange, FieldValue?> side) =>
        Digest.Of(
            new JsonObject
            {
                ["address"] = AddressJson.Write(address),
                ["values"] = fields is null
                    ? null
                    : new JsonObject(
                        fields.Select(field => KeyValuePair.Create(field.Field.Name, ValueJson.Write(side(field))))
                    ),
            }
        );
}
