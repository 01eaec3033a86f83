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
            Check(ObjectKind.Role, role, manage.RoleObjects, composition.IgnoredRoles, problems);
        foreach (var group in file.Groups)
            Check(ObjectKind.Group, group, manage.GroupObjects, null, problems);
        foreach (var user in file.Users)
            Check(ObjectKind.User, user, manage.UserObjects, composition.IgnoredUsers, problems);
        RenameChecks.Run(composition, problems);
        if (file.PermissionModel.Value is PermissionModel.RoleBased)
            CheckDirectGrants(file, problems);
    }

    private static void Check(
        ObjectKind kind,
        ObjectDeclaration declared,
        Ownership ownership,
        IgnoredIds? ignored,
        IProblems problems
    )
    {
        var who = new Address(kind, declared.Id).Said();
        if (ignored?.BuiltInFor(declared.Id) is { } pattern)
            problems.Add(Codes.DeclaredThoughBuiltIn(declared.At, who, pattern));
        else if (ignored?.AddedFor(declared.Id) is { } added)
            problems.Add(Codes.DeclaredThoughIgnored(declared.At, who, added.Value, added.At));
        if (ownership is Ownership.Ignore)
            problems.Add(Codes.DeclaredThoughNotManaged(declared.At, who, $"{Address.Word(kind)}s"));
        if (declared.IsAbsent)
        {
            if (declared.Former is { } former)
                problems.Add(Codes.FieldOfAbsent(former.At, who, "formerly", declared.State!.Value.At));
            foreach (var (name, at) in DeclaredFields.Of(declared))
                problems.Add(Codes.FieldOfAbsent(at, who, name, declared.State!.Value.At));
        }
    }

    /// <summary>Permissions of users are refused by reading; custom applications and agents go the same way.</summary>
    private static void CheckDirectGrants(AccessFile file, IProblems problems)
    {
        foreach (var user in file.Users)
        {
            var who = Address.User(user.Id).Said();
            if (user.CustomApplications is { } applications)
                problems.Add(Codes.UserGrantsInRoleBased(applications.At, who, "customApplications"));
            if (user.Agents is { } agents)
                problems.Add(Codes.UserGrantsInRoleBased(agents.At, who, "agents"));
        }
    }
}
