using System.Collections.Immutable;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

/// <summary>Contacts of new users: an existing one where it is surely the same, else a new one. Contacts are never changed.</summary>
internal sealed class ContactResolver(Resolution resolution)
{
    private readonly Dictionary<string, (DesiredObject Contact, string User)> made = new(StringComparer.Ordinal);

    public Table<DesiredObject> New => Table<DesiredObject>.Of(made.Values.Select(one => one.Contact));

    /// <returns>The contact's id for the new user, or null when it is reported why there is none.</returns>
    public Wanted? Resolve(UserDeclaration user, ContactDeclaration declared)
    {
        if (declared.IdOf() is not { } id)
            return null;
        var existing = resolution.Observed.Contacts.Find(id);
        if (declared.Id is { } named && existing is null)
        {
            resolution.Problems.Add(Codes.UnknownContact(named.At, Address.User(user.Id).Said(), id));
            return null;
        }
        if (declared.Id is null && existing is not null && !SameNames(declared, existing))
        {
            resolution.Problems.Add(
                Codes.ContactOfAnother(
                    declared.At,
                    Address.User(user.Id).Said(),
                    id,
                    $"{existing.FirstName} {existing.LastName}".Trim()
                )
            );
            return null;
        }
        if (existing is null && !Make(user, declared, id))
            return null;
        return new(new FieldValue.Text(id), declared.At);
    }

    private static bool SameNames(ContactDeclaration declared, Contact existing) =>
        declared.First?.Value == existing.FirstName && declared.Last?.Value == existing.LastName;

    /// <summary>Two new users may share a new contact as long as both want the same of it.</summary>
    private bool Make(UserDeclaration user, ContactDeclaration declared, string id)
    {
        var contact = NewContact(user, declared, id);
        if (made.TryAdd(id, (contact, user.Id)))
            return true;
        var (other, otherUser) = made[id];
        if (contact.Fields.All(field => Equals(other.Fields.GetValueOrDefault(field.Key)?.Value, field.Value.Value)))
            return true;
        resolution.Problems.Add(Codes.ContactMadeTwice(declared.At, id, user.Id, otherUser, other.At));
        return false;
    }

    private static DesiredObject NewContact(UserDeclaration user, ContactDeclaration declared, string id)
    {
        var first = declared.First?.Value ?? "";
        var last = declared.Last?.Value ?? "";
        var fields = ImmutableDictionary.CreateBuilder<string, Wanted>(StringComparer.Ordinal);
        Add("first", first, declared.First?.At);
        Add("last", last, declared.Last?.At);
        Add("printAs", ContactIds.PrintAs(first, last).Trim(), declared.At);
        Add("email", user.Email?.Value ?? "", user.Email?.At);
        return new(id, declared.At, Presence.Present, fields.ToImmutable());

        void Add(string name, string value, Origin? at)
        {
            if (value.Length > 0)
                fields[name] = new(new FieldValue.Text(value), at ?? declared.At);
        }
    }
}
