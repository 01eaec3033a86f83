using System.Globalization;
using System.Text;
using System.Text.Json;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Importing;
using IntacctReconciler.Intacct.Wire;

namespace IntacctReconciler.Intacct.Snapshots;

/// <summary>
/// A permissions report as <c>intacct-snapshot/1</c> with <c>"source": "report"</c>: what a user leaves out there is not
/// known, where in other snapshots it has its default.
/// </summary>
public static class ReportSnapshot
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes the document; the same report gives the same bytes.</summary>
    public static async Task WriteAsync(PermissionsReport report, string company, Stream to, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(to, Layout);
        json.WriteStartObject();
        json.WriteString("format", "intacct-snapshot/1");
        json.WriteString("source", "report");
        json.WriteString("company", company);
        json.WriteString("permissionModel", "user-based");
        json.WriteStartObject("objects");
        json.WriteStartArray(Types.User);
        foreach (var user in report.Users)
        {
            Write(json, user);
            await json.FlushAsync(cancel);
        }
        json.WriteEndArray();
        // Without it, it is the shipped one.
        if (report.IsBeyondShipped)
            Write(json, report.Catalogue);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReportedUser user)
    {
        json.WriteStartObject();
        if (user.Key is { } key)
            json.WriteString("key", key);
        json.WriteString("id", user.Id);
        if (user.Name is { } name)
            json.WriteString("userName", name);
        json.WriteString("status", user.Status);
        WriteAudit(json, user);
        json.WriteStartArray("permissionAssignments");
        foreach (var (permission, rights) in user.Permissions)
            OnOneLine(
                json,
                depth: 5,
                row =>
                {
                    row.WriteStartObject("permission");
                    row.WriteString("module", permission.Module);
                    row.WriteString("name", permission.Name);
                    row.WriteEndObject();
                    Write(row, "accessRights", rights);
                }
            );
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAudit(Utf8JsonWriter json, ReportedUser user)
    {
        if (user is { Created: null, CreatedBy: null })
            return;
        json.WriteStartObject("audit");
        if (user.Created is { } created)
            json.WriteString(
                "createdDateTime",
                created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            );
        if (user.CreatedBy is { } by)
        {
            json.WriteStartObject("createdByUser");
            json.WriteString("id", by);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PermissionCatalogue catalogue)
    {
        json.WriteStartArray(Types.Permission);
        foreach (var entry in catalogue.Entries)
            OnOneLine(
                json,
                depth: 3,
                row =>
                {
                    row.WriteString("module", entry.Permission.Module);
                    row.WriteString("name", entry.Permission.Name);
                    if (entry.Section is { } section)
                        row.WriteString("permissionGroup", section);
                    Write(row, "allowedAccessRights", entry.Allowed);
                }
            );
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string property, Rights rights)
    {
        json.WriteStartArray(property);
        foreach (var token in rights.Tokens)
            json.WriteStringValue(token);
        json.WriteEndArray();
    }

    /// <summary>An object on a line of its own, so that the difference of two months can be read.</summary>
    private static void OnOneLine(Utf8JsonWriter json, int depth, Action<Utf8JsonWriter> members)
    {
        using var text = new MemoryStream();
        text.Write(Encoding.UTF8.GetBytes("\n".PadRight(1 + (2 * depth))));
        using (var row = new Utf8JsonWriter(text))
        {
            row.WriteStartObject();
            members(row);
            row.WriteEndObject();
        }
        json.WriteRawValue(text.GetBuffer().AsSpan(0, (int)text.Length), skipInputValidation: true);
    }
}
