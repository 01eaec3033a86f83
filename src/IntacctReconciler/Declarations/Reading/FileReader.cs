using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Declarations.Layers;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

/// <summary>Turns the composed text into declarations.</summary>
internal sealed class FileReader(AccessInput input, IProblems problems)
{
    private static readonly ImmutableArray<(string, PermissionModel)> Models =
    [
        ("role-based", PermissionModel.RoleBased),
        ("user-based", PermissionModel.UserBased),
    ];

    private readonly Values values = new(problems);
    private readonly ImmutableArray<RoleDeclaration>.Builder roles = ImmutableArray.CreateBuilder<RoleDeclaration>();
    private readonly ImmutableArray<GroupDeclaration>.Builder groups = ImmutableArray.CreateBuilder<GroupDeclaration>();
    private readonly ImmutableArray<UserDeclaration>.Builder users = ImmutableArray.CreateBuilder<UserDeclaration>();
    private readonly ImmutableArray<LockedObject>.Builder locks = ImmutableArray.CreateBuilder<LockedObject>();

    public AccessFile? Read()
    {
        var text = new Composer(input, values).Read(Take);
        if (text.IsBroken && text.Head.Entries.IsEmpty)
            return null;
        var file = Head(MapReader.Of(text.Head, null, text.Head.At, Keys.File, values), text);
        if (file is not null)
            new FileChecks(file, problems).Run(text.RolesAt);
        return text.IsBroken ? null : file;
    }

    private void Take(ComposedObject one)
    {
        if (string.IsNullOrWhiteSpace(one.Key.Text))
            problems.Add(Codes.EmptyText(one.Key.At, $"an id in \"{one.Section}\""));
        switch (Declared(one.Section, one.Key, one.Node))
        {
            case RoleDeclaration role:
                roles.Add(role);
                break;
            case GroupDeclaration group:
                groups.Add(group);
                break;
            case UserDeclaration user:
                users.Add(user);
                break;
        }
        foreach (var (below, at) in one.Locks)
        {
            if (Declared(one.Section, one.Key, below) is { } declared)
                locks.Add(new(declared, at));
        }
    }

    private ObjectDeclaration? Declared(string section, YamlKey id, YamlNode node) =>
        section switch
        {
            "roles" => MapReader.Of(node, new("role", id.Text), id.At, Keys.Role, values) is { } role
                ? ObjectReader.Role(id, role)
                : null,
            "groups" => MapReader.Of(node, new("group", id.Text), id.At, Keys.Group, values) is { } group
                ? ObjectReader.Group(id, group)
                : null,
            "users" => MapReader.Of(node, new("user", id.Text), id.At, Keys.User, values) is { } user
                ? UserReader.User(id, user)
                : null,
            _ => throw new UnreachableException(),
        };

    private AccessFile? Head(MapReader file, ComposedText text)
    {
        if (!text.IsBroken)
            file.Need("company", "permissionModel");
        var (company, model) = (file.Text("company"), file.Word("permissionModel", Models));
        var (connection, manage, controls) = (file.Connection(), file.Manage(), file.Controls(input.Files));
        var entityGroups = file.EntityGroups();
        if (company is null || model is null)
            return null;
        return new AccessFile(new((input.Own ?? input.Base[0]).Path))
        {
            Company = company.Value,
            PermissionModel = model.Value,
            Connection = input.Connection ?? connection,
            Manage = manage,
            Controls = controls,
            EntityGroups = entityGroups,
            Blueprints = text.Blueprints,
            GeneratedGroups = text.Groups,
            Roles = roles.DrainToImmutable(),
            Groups = groups.DrainToImmutable(),
            Users = users.DrainToImmutable(),
            Locks = Locks(text),
            Waiting = text.Waiting.IsEmpty ? null : input,
        };
    }

    private LocksDeclaration? Locks(ComposedText text)
    {
        if (locks.Count == 0 && text.Locks.IsEmpty)
            return null;
        var below = MapReader.Of(text.Base, null, text.Base.At, values);
        return new(locks.DrainToImmutable(), text.Locks, below.Manage(), below.Controls(), below.EntityGroups());
    }
}
