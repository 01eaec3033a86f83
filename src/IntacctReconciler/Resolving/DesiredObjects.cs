using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

internal static class DesiredObjects
{
    public static DesiredObject Desired(this ObjectDeclaration declared, WantedFields fields) =>
        new(declared.Id, declared.At, declared.IsAbsent ? Presence.Absent : Presence.Present, fields.ToImmutable())
        {
            Allow = declared.Allow,
            Owner = declared.Owner?.Value,
            Ticket = declared.Ticket?.Value,
        };

    /// <summary>
    /// Reports an object that is not there, to be made or to be absent, whose id differs from that of another one only in case:
    /// a slip, not a wish.
    /// </summary>
    public static bool IsSlip(this Resolution resolution, KnownIds known, ObjectDeclaration declared)
    {
        if (known.Twin(declared.Id) is not { } twin)
            return false;
        resolution.Problems.Add(Codes.DiffersInCase(declared.At, new Address(known.Kind, declared.Id).Said(), twin));
        return true;
    }
}
