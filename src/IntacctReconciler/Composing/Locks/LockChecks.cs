using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Composing.Locks;

/// <summary>A place where something weakens what lies below it, and how: <c>adds the role "Controller"</c>.</summary>
internal readonly record struct Weakening(Origin At, string What);

/// <summary>
/// Whether what was put over something locked only narrows it. Judged by what is written, before anything is looked up: what
/// cannot be told to be narrower is taken for weaker.
/// </summary>
internal static class LockChecks
{
    public static void Run(AccessFile file, IProblems problems)
    {
        if (file.Locks is not { } locks)
            return;
        var objects = file
            .Roles.AsEnumerable<ObjectDeclaration>()
            .Concat(file.Groups)
            .Concat(file.Users)
            .ToLookup(one => (KindOf(one), one.Id));
        foreach (var (below, lockedAt) in locks.Objects)
        {
            var address = (KindOf(below), below.Id);
            foreach (var above in objects[address])
                Report(Who(new(address.Item1, address.Id), lockedAt), ObjectLocks.Of(below, above), lockedAt);
        }
        foreach (var (key, lockedAt) in locks.Keys.OrderBy(one => one.Key, StringComparer.Ordinal))
            Report($"\"{key}\"", HeadLocks.Of(key, locks, file), lockedAt);

        void Report(string who, IEnumerable<Weakening> found, Origin lockedAt)
        {
            foreach (var (at, what) in found)
                problems.Add(Codes.WeakensLocked(at, who, what, lockedAt));
        }
    }

    private static string Who(Address address, Origin lockedAt) =>
        lockedAt.Source.Via is { Kind: PassageKind.Template, Name: var template }
            ? $"the template \"{Printable.Of(template)}\" of {address.Said()}"
            : address.Said();

    private static ObjectKind KindOf(ObjectDeclaration declared) =>
        declared switch
        {
            RoleDeclaration => ObjectKind.Role,
            GroupDeclaration => ObjectKind.Group,
            UserDeclaration => ObjectKind.User,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
