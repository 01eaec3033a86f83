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
            Former = declared.Former is { } former && !declared.IsAbsent ? new(former.Value, former.At) : null,
        };

    /// <summary>The object as it is, under its name or the one that it had; null for a new one.</summary>
    public static T? AsItIs<T>(
        this Resolution resolution,
        ObjectDeclaration declared,
        Table<T> observed,
        KnownIds known
    )
        where T : class, IIdentified
    {
        if (observed.Find(declared.Id) is { } now)
            return now;
        if (declared.Former is not { } former)
            return null;
        if (observed.Find(former.Value) is { } old)
            return old;
        if (known.Nearest(former.Value) is { } near && known.IsObserved(near))
            resolution.Problems.Add(
                Codes.FormerlyNothing(
                    former.At,
                    new Address(known.Kind, declared.Id).Said(),
                    new Address(known.Kind, former.Value).Said(),
                    near
                )
            );
        return null;
    }

    /// <summary>What a new object takes over from its old name has to be known: else its holders would lose it.</summary>
    public static void CheckTakenOver(
        this Resolution resolution,
        DesiredObject wanted,
        Address address,
        IIdentified? now,
        ReadOnlySpan<string> fields
    )
    {
        if (wanted.Former is not { } former || now?.Id != former.Id)
            return;
        foreach (var field in fields)
        {
            if (now.Get(field) is null && wanted.Fields.GetValueOrDefault(field) is null or { Mode: ListMode.Additive })
                resolution.Problems.Add(
                    Codes.FormerUnreadable(former.At, address.Said(), (address with { Id = former.Id }).Said(), field)
                );
        }
    }

    /// <summary>
    /// Reports an object that is not there, to be made or to be absent, whose id differs from that of another one only in case:
    /// a slip, not a wish. A name that it had formerly is refused where declarations are compared.
    /// </summary>
    public static bool IsSlip(this Resolution resolution, KnownIds known, ObjectDeclaration declared)
    {
        if (known.Twin(declared.Id) is not { } twin)
            return false;
        if (declared.Former?.Value == twin)
            return true;
        resolution.Problems.Add(Codes.DiffersInCase(declared.At, new Address(known.Kind, declared.Id).Said(), twin));
        return true;
    }
}
