using System.Text.Json;

namespace IntacctReconciler.Simulator.Store;

/// <summary>Shapes of the rows for custom applications and agents; GET shows deprecated and new names side by side.</summary>
internal static class ExtensionGrants
{
    public static void WriteApplications(Utf8JsonWriter json, ExtensionGrant[] grants)
    {
        foreach (var grant in grants)
        {
            json.WriteStartObject();
            json.WriteStartObject("application");
            WriteIdentity(json, grant);
            if (grant.Key is not null)
            {
                json.WriteString("href", $"/objects/platform/custom-application/{grant.Key}");
            }
            WritePermissions(json, "permissions", grant);
            WritePermissions(json, "permission", grant);
            json.WriteEndObject();
            WriteRights(json, "allowedAccessRights", grant);
            WriteRights(json, "accessRights", grant);
            json.WriteEndObject();
        }
    }

    public static void WriteAgents(Utf8JsonWriter json, ExtensionGrant[] grants)
    {
        foreach (var grant in grants)
        {
            json.WriteStartObject();
            json.WriteStartObject("agent");
            WriteIdentity(json, grant);
            WritePermissions(json, "permissions", grant);
            json.WriteEndObject();
            WriteRights(json, "allowedAccessRights", grant);
            json.WriteEndObject();
        }
    }

    // Neither key nor id may be null there: what is unknown is left out.
    private static void WriteIdentity(Utf8JsonWriter json, ExtensionGrant grant)
    {
        if (grant.Key is not null)
        {
            json.WriteString("key", grant.Key);
        }
        if (grant.Id is not null)
        {
            json.WriteString("id", grant.Id);
        }
    }

    private static void WritePermissions(Utf8JsonWriter json, string name, ExtensionGrant grant)
    {
        json.WriteStartArray(name);
        if (grant.Name is not null)
        {
            json.WriteStartObject();
            json.WriteString("name", grant.Name);
            if (grant.Group is not null)
            {
                json.WriteString("group", grant.Group);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteRights(Utf8JsonWriter json, string name, ExtensionGrant grant)
    {
        json.WriteStartArray(name);
        foreach (var right in grant.Rights)
        {
            json.WriteStringValue(right);
        }
        json.WriteEndArray();
    }
}
