using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Composing;

/// <summary>Whether every entity group that a restriction names is there, and each that is there is named.</summary>
internal sealed class EntityGroupChecks(AccessFile file, IProblems problems)
{
    private readonly HashSet<string> known = new(file.EntityGroups.Select(group => group.Name), StringComparer.Ordinal);
    private readonly HashSet<string> used = new(file.GeneratedGroups, StringComparer.Ordinal);

    /// <summary>Whether a name led nowhere, which may be why another one is not used.</summary>
    private bool isUnknown;

    public static void Run(AccessFile file, IProblems problems)
    {
        var checks = new EntityGroupChecks(file, problems);
        foreach (var user in file.Users)
            checks.Check(user);
        checks.CheckNames();
        if (!checks.isUnknown && file.Waiting is null)
            checks.NoteUnused();
    }

    private void Check(UserDeclaration user)
    {
        foreach (var written in user.Entities?.Only ?? [])
        {
            if (EntityGroupReference.NameIn(written.Value) is not { } name)
                continue;
            used.Add(name);
            if (known.Contains(name))
                continue;
            isUnknown = true;
            problems.Add(Unknown(written, Address.User(user.Id).Said(), name));
        }
    }

    private Diagnostic Unknown(Setting<string> written, string who, string name) =>
        Codes.UnknownEntityGroup(written.At, who, name, Nearest.To(name, known), [.. known]);

    private void CheckNames()
    {
        var first = new Dictionary<string, EntityGroupDeclaration>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in file.EntityGroups)
        {
            if (!first.TryAdd(group.Name, group))
            {
                var other = first[group.Name];
                problems.Add(Codes.EntityGroupTwoCases(group.At, group.Name, other.Name, other.At));
            }
        }
    }

    /// <summary>Of the file itself only: what comes from an included file or a base is there for others too.</summary>
    private void NoteUnused()
    {
        foreach (var group in file.EntityGroups)
        {
            if (!used.Contains(group.Name) && group.At.Source == file.Source)
                problems.Add(Codes.EntityGroupUnused(group.At, group.Name));
        }
    }
}
