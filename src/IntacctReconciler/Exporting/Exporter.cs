using System.Collections.Immutable;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Declarations.Layers;
using IntacctReconciler.Model;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Exporting;

/// <summary>What an export cannot learn from the company.</summary>
/// <param name="Connection">As in the file by which the company was reached; written as it stood there.</param>
/// <param name="Header">Lines of comment to stand first.</param>
public sealed record ExportFrame(
    PermissionModel PermissionModel,
    ConnectionDeclaration? Connection = null,
    ImmutableArray<string> Header = default
);

/// <summary>
/// A company as an access file. A plan of that file over the same company is empty: what could not be read, or cannot be
/// written so that it reads back as it is, is left out and so not managed, and a comment says that.
/// </summary>
public static class Exporter
{
    /// <param name="state">Read with <see cref="Facets.Everything"/>; facets that were not read are left out.</param>
    public static string Write(CompanyState state, ExportFrame frame)
    {
        var yaml = new YamlWriter();
        var export = new Export(state, frame.PermissionModel);
        foreach (var line in frame.Header.IsDefault ? [] : frame.Header)
            yaml.Comment(line);
        foreach (var line in Summary(state, export))
            yaml.Comment(line);
        yaml.Pair("version", 1);
        yaml.Pair("company", state.Company);
        yaml.Pair("permissionModel", frame.PermissionModel == PermissionModel.RoleBased ? "role-based" : "user-based");
        if (frame.Connection is { } connection)
        {
            yaml.Blank();
            ConnectionLines.Write(yaml, connection, _ => null);
        }
        var writer = new ObjectWriter(yaml, export);
        WriteSection(yaml, "roles", export.Roles, role => writer.Write(ObjectKind.Role, Fields.Role, role));
        WriteSection(yaml, "groups", export.Groups, group => writer.Write(ObjectKind.Group, Fields.Group, group));
        WriteSection(yaml, "users", export.Users, user => writer.Write(ObjectKind.User, Fields.User, user));
        // Last of all: how a text is quoted does not depend on it.
        return Literal.Of(yaml.ToString());
    }

    private static IEnumerable<string> Summary(CompanyState state, Export export)
    {
        yield return $"{Plural.Of(export.Roles.Length, "role")}, {Plural.Of(export.Groups.Length, "group")} and "
            + $"{Plural.Of(export.Users.Length, "user")} of {Printable.Of(state.Company)}. A key that is absent is not managed.";
        if (export.BuiltInUsers + export.BuiltInRoles > 0)
            yield return $"Left out, because Intacct keeps them for itself: {Plural.Of(export.BuiltInUsers, "user")} "
                + $"({string.Join(", ", BuiltInIgnores.Users)}), {Plural.Of(export.BuiltInRoles, "role")} "
                + $"({string.Join(", ", BuiltInIgnores.Roles)}).";
        if (export.UnusedRoles > 0)
            yield return $"Left out: {Plural.Of(export.UnusedRoles, "role")}, which a user-based company has no use for.";
        if (export.Unwritable > 0)
            yield return $"Left out: {Plural.Of(export.Unwritable, "object")} whose ids no file can hold.";
    }

    private static void WriteSection<T>(YamlWriter yaml, string key, ImmutableArray<T> items, Action<T> write)
    {
        if (items.IsEmpty)
            return;
        yaml.Blank();
        using (yaml.Map(key))
        {
            for (var i = 0; i < items.Length; i++)
            {
                if (i > 0)
                    yaml.Blank();
                write(items[i]);
            }
        }
    }
}
