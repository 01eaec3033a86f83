using System.Collections.Immutable;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Composing;

/// <summary>Ids are compared letter by letter; two that differ only in case are a slip more often than not.</summary>
internal static class DeclaredIds
{
    /// <summary>Reports ids that stand twice (then false) and collects those that differ only in case.</summary>
    public static bool Check(
        ObjectKind kind,
        IEnumerable<ObjectDeclaration> declared,
        ImmutableArray<CasePair>.Builder pairs,
        IProblems problems
    )
    {
        var clean = true;
        var exact = new Dictionary<string, Origin>(StringComparer.Ordinal);
        var loose = new Dictionary<string, ObjectDeclaration>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in declared)
        {
            if (!exact.TryAdd(one.Id, one.At))
            {
                problems.Add(Codes.DeclaredTwice(one.At, new Address(kind, one.Id).Said(), exact[one.Id]));
                clean = false;
            }
            else if (!loose.TryAdd(one.Id, one))
            {
                var first = loose[one.Id];
                pairs.Add(new(kind, first.Id, one.Id, one.At, first.At));
            }
        }
        return clean;
    }
}
