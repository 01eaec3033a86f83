using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Composing;

/// <summary>What can be said of each declared object without a company, apart from its shape, which reading has checked.</summary>
internal static class ObjectChecks
{
    public static void Run(Composition composition, IProblems problems)
    {
        var file = composition.File;
        var manage = file.Manage;
        foreach (var role in file.Roles)
            Check(ObjectKind.Role, role, manage.RoleObjects, composition.IgnoredRoles, role.Formerly, problems);
        foreach (var group in file.Groups)
            Check(ObjectKind.Group, group, manage.GroupObjects, null, group.Formerly, problems);
        foreach (var user in file.Users)
            Check(ObjectKind.User, user, manage.UserObjects, composition.IgnoredUsers, null, problems);
        if (file.PermissionModel.Value is PermissionModel.UserBased)
            CheckRolesMeanNothing(file, problems);
    }

    private static void Check(
        ObjectKind kind,
        ObjectDeclaration declared,
        Ownership ownership,
        IgnoredIds? ignored,
        Setting<string>? formerly,
        IProblems problems
    )
    {
        var who = new Address(kind, declared.Id).Said();
        if (ignored?.BuiltInFor(declared.Id) is { } pattern)
            problems.Add(ResolvingCodes.DeclaredThoughBuiltIn(declared.At, who, pattern));
        else if (ignored?.AddedFor(declared.Id) is { } added)
            problems.Add(ResolvingCodes.DeclaredThoughIgnored(declared.At, who, added.Value, added.At));
        if (ownership is Ownership.Ignore)
            problems.Add(ResolvingCodes.DeclaredThoughNotManaged(declared.At, who, $"{Address.Word(kind)}s"));
        if (formerly is { } former)
            problems.Add(ResolvingCodes.FormerlyNotSupported(former.At, who));
        if (declared.IsAbsent)
        {
            foreach (var (name, at) in DeclaredFields.Of(declared))
                problems.Add(ResolvingCodes.FieldOfAbsent(at, who, name, declared.State!.Value.At));
        }
    }

    private static void CheckRolesMeanNothing(AccessFile file, IProblems problems)
    {
        foreach (var role in file.Roles.Where(role => !role.IsAbsent))
            problems.Add(ResolvingCodes.RolesMeanNothing(role.At, Address.Role(role.Id).Said()));
        foreach (var group in file.Groups)
        {
            if (group.Roles is { Items.IsEmpty: false } roles)
                problems.Add(ResolvingCodes.RolesMeanNothing(roles.At, $"roles of {Address.Group(group.Id).Said()}"));
        }
    }
}
