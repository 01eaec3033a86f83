using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
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
)
{
    /// <summary>
    /// The lock that stands beside the file, or null for none. Several where it is not known where the file will stand: presets
    /// are used where they mean the same under each.
    /// </summary>
    public ImmutableArray<CatalogueLock?> Locks { get; init; } = [null];

    /// <summary>Roles proposed in the place of what users hold for themselves; null writes the company as it is.</summary>
    public RoleExport? Roles { get; init; }
}

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
        var export = new Export(state, frame.PermissionModel, frame.Locks);
        WriteHead(yaml, state, frame, export);
        foreach (var section in Sections(export, frame.Roles))
        {
            yaml.Blank();
            section.Write(yaml);
        }
        return Text(yaml);
    }

    /// <summary>The same as several files: access.yaml includes those of roles, groups and users.</summary>
    /// <returns>access.yaml comes last.</returns>
    public static ImmutableArray<ExportFile> Split(CompanyState state, ExportFrame frame)
    {
        var export = new Export(state, frame.PermissionModel, frame.Locks);
        var files = ImmutableArray.CreateBuilder<ExportFile>();
        foreach (var part in Sections(export, frame.Roles).SelectMany(section => section.Parts()))
        {
            var yaml = new YamlWriter();
            yaml.Comment(ExportFile.FirstLine);
            yaml.Pair("version", 1);
            yaml.Blank();
            part.Section.Write(yaml);
            files.Add(new(part.Path, Text(yaml)));
        }
        var access = new YamlWriter();
        access.Comment(ExportFile.FirstLine);
        WriteHead(access, state, frame, export);
        if (files.Count > 0)
        {
            access.Blank();
            access.Pair("include", [.. files.Select(file => file.Path)]);
        }
        files.Add(new(ExportFile.Access, Text(access)));
        return files.DrainToImmutable();
    }

    private static void WriteHead(YamlWriter yaml, CompanyState state, ExportFrame frame, Export export)
    {
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
        if (frame.Roles is not null)
            WriteReplacing(yaml);
    }

    private static IEnumerable<ExportSection> Sections(Export export, RoleExport? proposed) =>
        new[]
        {
            ExportSection.Of("roles", ObjectKind.Role, Fields.Role, export.Roles, export, proposed),
            ExportSection.Of("groups", ObjectKind.Group, Fields.Group, export.Groups, export, proposed),
            ExportSection.Of("users", ObjectKind.User, Fields.User, export.Users, export, proposed),
        }.Where(section => section.Count > 0);

    /// <summary>Last of all: how a text is quoted does not depend on it.</summary>
    private static string Text(YamlWriter yaml) => Literal.Of(yaml.ToString());

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

    private static void WriteReplacing(YamlWriter yaml)
    {
        yaml.Blank();
        using (yaml.Map("manage"))
            yaml.Pair(
                "users",
                YamlValue.Of([("switchRoles", YamlValue.Of("replace"))]),
                "what the switch made for a user goes where roles are declared"
            );
    }
}
