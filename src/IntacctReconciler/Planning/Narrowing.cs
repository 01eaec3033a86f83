using System.Collections.Immutable;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;
using IntacctReconciler.Text;

namespace IntacctReconciler.Planning;

/// <summary>A desired state that asks for less: the options that hold a plan back make it smaller before anything is compared.</summary>
public static class Narrowing
{
    extension(DesiredState desired)
    {
        /// <summary>
        /// Nothing is removed: no object, no assignment, no grant, no part of a restriction, no admin level, no active status.
        /// What is to be added stays; a new object is made as declared, for without its restrictions it would be given more.
        /// </summary>
        public DesiredState WithoutRemovals(CompanyState observed) =>
            desired with
            {
                Roles = Kept(desired.Roles, Address.Role, observed),
                Groups = Kept(desired.Groups, Address.Group, observed),
                Users = Kept(desired.Users, Address.User, observed),
                Manage = DeclaredOnly(desired.Manage),
            };

        /// <summary>
        /// Only objects whose address matches a pattern, and what they need to exist first. Objects that the files do not
        /// name are left alone.
        /// </summary>
        /// <param name="unmatched">Patterns that match nothing declared.</param>
        /// <param name="pulledIn">Objects taken in because a chosen one needs them.</param>
        public DesiredState Only(
            IReadOnlyList<string> patterns,
            CompanyState observed,
            out ImmutableArray<Address> pulledIn,
            out ImmutableArray<string> unmatched
        )
        {
            var chosen = desired
                .Declared()
                .Where(address => patterns.Any(pattern => Matches(pattern, address)))
                .ToHashSet();
            unmatched = [.. patterns.Where(pattern => !chosen.Any(address => Matches(pattern, address)))];
            var all = new HashSet<Address>(chosen);
            var open = new Queue<Address>(chosen);
            while (open.TryDequeue(out var address))
            {
                foreach (var needed in desired.Needs(address, observed))
                {
                    if (all.Add(needed))
                        open.Enqueue(needed);
                }
            }
            pulledIn = [.. all.Except(chosen).Order()];
            return desired with
            {
                Roles = Chosen(desired.Roles, Address.Role, all),
                Groups = Chosen(desired.Groups, Address.Group, all),
                Users = Chosen(desired.Users, Address.User, all),
                Contacts = Chosen(desired.Contacts, Address.Contact, all),
                Manage = DeclaredOnly(desired.Manage),
            };
        }

        private IEnumerable<Address> Declared() =>
            desired
                .Roles.Select(role => Address.Role(role.Id))
                .Concat(desired.Groups.Select(group => Address.Group(group.Id)))
                .Concat(desired.Users.Select(user => Address.User(user.Id)));

        /// <summary>Declared objects that are not there yet and that this one names.</summary>
        private IEnumerable<Address> Needs(Address address, CompanyState observed)
        {
            var wanted = address.Kind switch
            {
                ObjectKind.User => desired.Users.Find(address.Id),
                ObjectKind.Group => desired.Groups.Find(address.Id),
                _ => null,
            };
            foreach (var (name, value) in wanted?.Fields ?? ImmutableDictionary<string, Wanted>.Empty)
            {
                foreach (var named in Named(name, value.Value))
                {
                    var isDeclared = named.Kind switch
                    {
                        ObjectKind.Role => desired.Roles.Contains(named.Id) && !observed.Roles.Contains(named.Id),
                        ObjectKind.Group => desired.Groups.Contains(named.Id) && !observed.Groups.Contains(named.Id),
                        ObjectKind.User => desired.Users.Contains(named.Id) && !observed.Users.Contains(named.Id),
                        _ => desired.Contacts.Contains(named.Id),
                    };
                    if (isDeclared)
                        yield return named;
                }
            }
        }
    }

    private static bool Matches(string pattern, Address address) =>
        pattern == address.ToString() || (Wildcard.IsPattern(pattern) && Wildcard.Matches(pattern, address.ToString()));

    private static IEnumerable<Address> Named(string field, FieldValue value) =>
        (field, value) switch
        {
            ("roles", FieldValue.Ids ids) => ids.Value.Select(Address.Role),
            ("groups", FieldValue.Ids ids) => ids.Value.Select(Address.Group),
            ("members", FieldValue.Ids ids) => ids.Value.Select(Address.User),
            ("contact", FieldValue.Text contact) => [Address.Contact(contact.Value)],
            _ => [],
        };

    private static Table<DesiredObject> Chosen(
        Table<DesiredObject> objects,
        Func<string, Address> address,
        HashSet<Address> chosen
    ) => Table<DesiredObject>.Of(objects.Where(item => chosen.Contains(address(item.Id))));

    private static Table<DesiredObject> Kept(
        Table<DesiredObject> objects,
        Func<string, Address> address,
        CompanyState observed
    ) =>
        Table<DesiredObject>.Of(
            objects
                .Where(item => item.Presence == Presence.Present)
                .Select(item => item.Former is { } former ? item with { Former = former with { Stays = true } } : item)
                .Select(item => observed.Find(address(item.Id)) is { } there ? Kept(item, there) : item)
        );

    private static DesiredObject Kept(DesiredObject item, IIdentified there) =>
        item with
        {
            Fields = item
                .Fields.Where(field => !TakesAway(field.Key, there, field.Value.Value))
                .ToImmutableDictionary(field => field.Key, field => OnlyAdding(field.Value), StringComparer.Ordinal),
        };

    private static bool TakesAway(string field, IIdentified there, FieldValue wanted) =>
        (field, wanted) switch
        {
            ("admin", FieldValue.Text level) => there.Get(field) is FieldValue.Text now && Level(level) < Level(now),
            ("status", FieldValue.Text { Value: not "active" }) => there.Get(field)
                is FieldValue.Text { Value: "active" },
            _ => false,
        };

    private static int Level(FieldValue.Text admin) =>
        admin.Value switch
        {
            "off" => 0,
            "limited" => 1,
            _ => 2,
        };

    private static Wanted OnlyAdding(Wanted wanted) =>
        wanted.Value is FieldValue.Text or FieldValue.Flag
            ? wanted
            : wanted with
            {
                Mode = ListMode.Additive,
                Ended = wanted.Ended.Clear(),
            };

    private static ManageDeclaration DeclaredOnly(ManageDeclaration manage) =>
        manage with
        {
            RoleObjects = DeclaredOnly(manage.RoleObjects),
            GroupObjects = DeclaredOnly(manage.GroupObjects),
            UserObjects = DeclaredOnly(manage.UserObjects),
        };

    /// <summary>What is not managed is not managed here either: it keeps roles that would go.</summary>
    private static Ownership DeclaredOnly(Ownership ownership) =>
        ownership == Ownership.Exclusive ? Ownership.Declared : ownership;
}
