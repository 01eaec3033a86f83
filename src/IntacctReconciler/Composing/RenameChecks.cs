using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Composing;

/// <summary>
/// <c>formerly</c>: an old name goes for good. So nothing that the file declares has it, no list names it and no two objects
/// had it; else the next plan would take apart what this one made.
/// </summary>
internal sealed class RenameChecks
{
    private readonly AccessFile file;
    private readonly IProblems problems;
    private readonly Dictionary<string, ObjectDeclaration> roles;
    private readonly Dictionary<string, ObjectDeclaration> groups;

    private RenameChecks(AccessFile file, IgnoredIds ignoredRoles, IProblems problems)
    {
        (this.file, this.problems) = (file, problems);
        roles = Check(ObjectKind.Role, file.Roles, ignoredRoles);
        groups = Check(ObjectKind.Group, file.Groups, null);
    }

    public static void Run(Composition composition, IProblems problems)
    {
        var checks = new RenameChecks(composition.File, composition.IgnoredRoles, problems);
        if (checks.roles.Count + checks.groups.Count > 0)
            checks.CheckLists();
    }

    /// <summary>New objects by their old names.</summary>
    private Dictionary<string, ObjectDeclaration> Check(
        ObjectKind kind,
        IReadOnlyCollection<ObjectDeclaration> declared,
        IgnoredIds? ignored
    )
    {
        var byOldName = new Dictionary<string, ObjectDeclaration>(StringComparer.Ordinal);
        var renamed = declared.Where(one => one is { Former: not null, IsAbsent: false }).ToList();
        if (renamed.Count == 0)
            return byOldName;
        var byName = declared.ToDictionary(one => one.Id, StringComparer.Ordinal);
        foreach (var one in renamed)
        {
            var former = one.Former!.Value;
            var (who, old) = (new Address(kind, one.Id).Said(), new Address(kind, former.Value).Said());
            if (former.Value == one.Id)
                continue;
            if (ignored?.Contains(former.Value) == true)
                problems.Add(Codes.FormerlyIgnored(former.At, who, old));
            else if (string.Equals(former.Value, one.Id, StringComparison.OrdinalIgnoreCase))
                problems.Add(Codes.FormerlyInOtherCase(former.At, who, former.Value));
            else if (byName.TryGetValue(former.Value, out var declaredOld))
                problems.Add(Codes.FormerlyDeclared(former.At, who, old, declaredOld.IsAbsent, declaredOld.At));
            else if (!byOldName.TryAdd(former.Value, one))
            {
                var first = byOldName[former.Value];
                problems.Add(
                    Codes.FormerlyTwice(former.At, who, new Address(kind, first.Id).Said(), old, first.Former!.Value.At)
                );
            }
        }
        return byOldName;
    }

    private void CheckLists()
    {
        var manage = file.Manage;
        foreach (var group in file.Groups)
            Check(Address.Group(group.Id), "roles", group.Roles, manage.GroupRoles, roles, ObjectKind.Role);
        foreach (var user in file.Users)
        {
            Check(Address.User(user.Id), "roles", user.Roles, manage.UserRoles, roles, ObjectKind.Role);
            Check(Address.User(user.Id), "groups", user.Groups, manage.UserGroups, groups, ObjectKind.Group);
        }
    }

    /// <summary>Entries that have ended too: whoever holds the old one would be left with the new one for good.</summary>
    private void Check(
        Address owner,
        string field,
        ListDeclaration? list,
        ListMode mode,
        Dictionary<string, ObjectDeclaration> byOldName,
        ObjectKind kind
    )
    {
        if (list is null || mode is ListMode.Ignore || byOldName.Count == 0)
            return;
        foreach (var item in list.Items)
        {
            if (byOldName.TryGetValue(item.Id, out var now))
                problems.Add(
                    Codes.NamesWhatIsRenamed(
                        item.At,
                        owner.Said(),
                        field,
                        new Address(kind, item.Id).Said(),
                        now.Id,
                        now.Former!.Value.At
                    )
                );
        }
    }
}
