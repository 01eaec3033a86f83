using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

/// <summary>Gathers the pieces of one access file.</summary>
internal sealed class FileReader(Source source, IProblems problems)
{
    private static readonly FrozenSet<string> Sections = FrozenSet.Create(
        StringComparer.Ordinal,
        "roles",
        "groups",
        "users"
    );

    private static readonly ImmutableArray<(string, PermissionModel)> Models =
    [
        ("role-based", PermissionModel.RoleBased),
        ("user-based", PermissionModel.UserBased),
    ];

    private readonly Values values = new(problems);
    private readonly ImmutableArray<YamlEntry>.Builder head = ImmutableArray.CreateBuilder<YamlEntry>();
    private readonly ImmutableArray<RoleDeclaration>.Builder roles = ImmutableArray.CreateBuilder<RoleDeclaration>();
    private readonly ImmutableArray<GroupDeclaration>.Builder groups = ImmutableArray.CreateBuilder<GroupDeclaration>();
    private readonly ImmutableArray<UserDeclaration>.Builder users = ImmutableArray.CreateBuilder<UserDeclaration>();
    private Origin? rolesAt;

    public AccessFile? Read(ReadOnlyMemory<byte> utf8)
    {
        var yaml = new YamlFile(source, utf8, problems);
        foreach (var part in yaml.Parts(Sections))
            Take(part);
        if (yaml.IsBroken && head.Count == 0)
            return null;
        var map = new YamlMap(yaml.Start, head.DrainToImmutable());
        var file = Head(MapReader.Of(map, null, yaml.Start, Keys.File, values), yaml.IsBroken);
        if (file is not null)
            new FileChecks(file, problems).Run(rolesAt);
        return yaml.IsBroken ? null : file;
    }

    private void Take(YamlPart part)
    {
        if (part.Section is { } section)
            TakeObject(section, part.Key, part.Value!);
        else if (part.Value is null)
            rolesAt = part.Key.Text == "roles" ? part.Key.At : rolesAt;
        else if (!Sections.Contains(part.Key.Text))
            head.Add(new(part.Key, part.Value));
        else if (part.Value is YamlScalar { Kind: ScalarKind.Null })
            problems.Add(Codes.NullValue(part.Key.At, new Spot(null, part.Key.Text).ToString(), null));
        else
            values.Wrong<int>(
                part.Value,
                new Spot(null, part.Key.Text).ToString(),
                $"a map of {part.Key.Text} by id",
                null
            );
    }

    private void TakeObject(string section, YamlKey id, YamlNode node)
    {
        if (string.IsNullOrWhiteSpace(id.Text))
            problems.Add(Codes.EmptyText(id.At, $"an id in \"{section}\""));
        switch (section)
        {
            case "roles" when MapReader.Of(node, new("role", id.Text), id.At, Keys.Role, values) is { } role:
                roles.Add(ObjectReader.Role(id, role));
                break;
            case "groups" when MapReader.Of(node, new("group", id.Text), id.At, Keys.Group, values) is { } group:
                groups.Add(ObjectReader.Group(id, group));
                break;
            case "users" when MapReader.Of(node, new("user", id.Text), id.At, Keys.User, values) is { } user:
                users.Add(UserReader.User(id, user));
                break;
            case "roles" or "groups" or "users":
                break;
            default:
                throw new UnreachableException();
        }
    }

    private AccessFile? Head(MapReader file, bool isBroken)
    {
        if (!isBroken)
            file.Need("version", "company", "permissionModel");
        if (file.Whole("version") is { Value: not 1 } version)
            problems.Add(Codes.UnsupportedVersion(version.At, version.Value.ToString(CultureInfo.InvariantCulture)));
        var (company, model) = (file.Text("company"), file.Word("permissionModel", Models));
        var (connection, manage, controls) = (file.Connection(), file.Manage(), file.Controls());
        var entityGroups = file.EntityGroups();
        if (company is null || model is null)
            return null;
        return new AccessFile(source)
        {
            Company = company.Value,
            PermissionModel = model.Value,
            Connection = connection,
            Manage = manage,
            Controls = controls,
            EntityGroups = entityGroups,
            Roles = roles.DrainToImmutable(),
            Groups = groups.DrainToImmutable(),
            Users = users.DrainToImmutable(),
        };
    }
}
