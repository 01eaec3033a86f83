using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Access;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Plans;

/// <summary>Renames: a list of their own for guards, and as <c>previous_address</c> for readers of Terraform's plans.</summary>
internal static class RenameJson
{
    public static JsonNode Write(Rename rename) =>
        new JsonObject
        {
            ["type"] = Address.Word(rename.Now.Kind),
            ["name"] = rename.Now.Id,
            ["formerly"] = rename.Formerly,
        };

    public static Rename Read(JsonNode? entry) =>
        new(
            new(AddressJson.Kind(entry.Member("type").AsText("type")), entry.Member("name").AsText("name")),
            entry.Member("formerly").AsText("formerly")
        );

    public static JsonObject Write(Change change, ImmutableArray<Rename> renames)
    {
        var entry = ChangeJson.Write(change);
        if (renames.FirstOrDefault(rename => rename.Now == change.Address) is { Formerly: not null } rename)
            entry["previous_address"] = rename.Former.ToString();
        return entry;
    }
}
