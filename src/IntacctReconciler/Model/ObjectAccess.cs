using System.Collections.Immutable;
using System.Diagnostics;

namespace IntacctReconciler.Model;

/// <summary>Objects and their fields by address and name, for whoever works on all kinds alike.</summary>
public static class ObjectAccess
{
    public static IIdentified? Find(this CompanyState state, Address address) =>
        address.Kind switch
        {
            ObjectKind.Contact => state.Contacts.Find(address.Id),
            ObjectKind.Role => state.Roles.Find(address.Id),
            ObjectKind.Group => state.Groups.Find(address.Id),
            ObjectKind.User => state.Users.Find(address.Id),
            _ => throw new UnreachableException(),
        };

    /// <summary>The same; of contacts, that are read only when somebody asks for them by id, none where nobody did.</summary>
    public static IIdentified? FindAsked(this CompanyState state, Address address) =>
        address.Kind == ObjectKind.Contact && !state.Has(Facets.Contacts) ? null : state.Find(address);

    /// <summary>The value of a field; null where the object could not be read that far.</summary>
    public static FieldValue? Get(this IIdentified item, string field) =>
        item switch
        {
            Contact contact => Get(Fields.Contact, contact, field),
            Role role => Get(Fields.Role, role, field),
            UserGroup group => Get(Fields.Group, group, field),
            User user => Get(Fields.User, user, field),
            _ => throw new UnreachableException(),
        };

    /// <summary>The object with other values in these fields.</summary>
    public static IIdentified With(this IIdentified item, IEnumerable<(string Field, FieldValue Value)> values) =>
        values.Aggregate(
            item,
            (changed, set) =>
                changed switch
                {
                    Contact contact => Set(Fields.Contact, contact, set.Field, set.Value),
                    Role role => Set(Fields.Role, role, set.Field, set.Value),
                    UserGroup group => Set(Fields.Group, group, set.Field, set.Value),
                    User user => Set(Fields.User, user, set.Field, set.Value),
                    _ => throw new UnreachableException(),
                }
        );

    public static IIdentified Empty(Address address) =>
        address.Kind switch
        {
            ObjectKind.Contact => new Contact(address.Id),
            ObjectKind.Role => new Role(address.Id),
            ObjectKind.Group => new UserGroup(address.Id),
            ObjectKind.User => new User(address.Id),
            _ => throw new UnreachableException(),
        };

    /// <summary>The state with these objects put in place of those with their ids, and without those of <paramref name="gone"/>.</summary>
    public static CompanyState With(
        this CompanyState state,
        ObjectKind kind,
        IReadOnlyList<IIdentified> there,
        IReadOnlySet<string> gone
    ) =>
        kind switch
        {
            ObjectKind.Contact => state with
            {
                Read = state.Read | Facets.Contacts,
                Contacts = (state.Has(Facets.Contacts) ? state.Contacts : Table<Contact>.Empty).With(
                    there.Cast<Contact>()
                ),
            },
            ObjectKind.Role => state with { Roles = state.Roles.Without(gone).With(there.Cast<Role>()) },
            ObjectKind.Group => state with { Groups = state.Groups.Without(gone).With(there.Cast<UserGroup>()) },
            ObjectKind.User => state with { Users = state.Users.Without(gone).With(there.Cast<User>()) },
            _ => throw new UnreachableException(),
        };

    private static FieldValue? Get<T>(ImmutableArray<Field<T>> fields, T item, string name) =>
        Named(fields, name).Get(item);

    private static T Set<T>(ImmutableArray<Field<T>> fields, T item, string name, FieldValue value) =>
        Named(fields, name).Set(item, value);

    private static Field<T> Named<T>(ImmutableArray<Field<T>> fields, string name) =>
        fields.First(field => field.Name == name);
}
