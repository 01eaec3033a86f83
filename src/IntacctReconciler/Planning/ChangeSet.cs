using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Access;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Planning;

/// <summary>Everything that must change, in the order in which it will.</summary>
/// <param name="Momentary">Rights that somebody holds on the way though neither side gives them.</param>
public sealed record ChangeSet(
    CompanyState Observed,
    CompanyState Target,
    ImmutableArray<Change> Changes,
    ImmutableArray<MomentaryRights> Momentary
)
{
    /// <summary>Roles and groups that take the place of others.</summary>
    public ImmutableArray<Rename> Renames { get; init; } = [];

    /// <summary>The changes that make the observed state what the files want of it.</summary>
    public static ChangeSet Of(DesiredState desired, CompanyState observed)
    {
        var target = desired.Over(observed);
        var route = Route.Between(observed, target);
        ImmutableArray<Rename> renames = [.. desired.Renames(observed)];
        var writer = new ChangeWriter(desired, observed, renames);
        var from = route.Observed;
        foreach (var leg in route.Legs)
        {
            foreach (var address in leg.Changed)
                writer.Add(leg.Stage, address, from, leg.Then);
            from = leg.Then;
        }
        return new(observed, target, writer.Changes, [.. route.Momentary(target)]) { Renames = renames };
    }

    /// <summary>Makes changes with their reasons, places and dependencies, one after the other.</summary>
    private sealed class ChangeWriter(DesiredState desired, CompanyState observed, ImmutableArray<Rename> renames)
    {
        private readonly Dictionary<Address, Address> successors = renames.ToDictionary(
            rename => rename.Former,
            rename => rename.Now
        );
        private readonly ImmutableArray<Change>.Builder changes = ImmutableArray.CreateBuilder<Change>();
        private readonly Entries entries = new(desired);
        private readonly Dictionary<Address, ChangeAction> made = [];
        private readonly Dictionary<string, List<Address>> roleTakenFrom = new(StringComparer.Ordinal);

        public ImmutableArray<Change> Changes => changes.ToImmutable();

        public void Add(Stage stage, Address address, CompanyState from, CompanyState to)
        {
            var (existed, exists, differences) = address.Kind switch
            {
                ObjectKind.Contact => Compare(Fields.Contact, from.Contacts, to.Contacts, address.Id),
                ObjectKind.Role => Compare(Fields.Role, from.Roles, to.Roles, address.Id),
                ObjectKind.Group => Compare(Fields.Group, from.Groups, to.Groups, address.Id),
                ObjectKind.User => Compare(Fields.User, from.Users, to.Users, address.Id),
                _ => throw new UnreachableException(),
            };
            var declared = Declared(address);
            var action = (existed, exists) switch
            {
                (false, _) => ChangeAction.Create,
                (_, false) => ChangeAction.Delete,
                _ when IsDeactivation(address, from, to) => ChangeAction.Deactivate,
                _ => ChangeAction.Update,
            };
            ImmutableArray<FieldChange> fields =
            [
                .. differences.Select(difference => Placed(difference, entries.Of(address, difference, declared))),
            ];
            var source = declared ?? (successors.TryGetValue(address, out var now) ? Declared(now) : null);
            changes.Add(
                new(
                    address,
                    action,
                    stage,
                    successors.ContainsKey(address) ? ChangeReason.Renamed : Reason(action, declared),
                    fields,
                    declared?.At ?? PlaceOfRename(address),
                    Dependencies(address, action, fields),
                    observed.LastChanges.GetValueOrDefault(address)
                )
                {
                    Owner = source?.Owner,
                    Ticket = source?.Ticket,
                }
            );
            Remember(address, action, fields);
        }

        private DesiredObject? Declared(Address address) =>
            address.Kind switch
            {
                ObjectKind.Contact => desired.Contacts.Find(address.Id),
                ObjectKind.Role => desired.Roles.Find(address.Id),
                ObjectKind.Group => desired.Groups.Find(address.Id),
                ObjectKind.User => desired.Users.Find(address.Id),
                _ => throw new UnreachableException(),
            };

        private Origin? PlaceOfRename(Address address) =>
            successors.TryGetValue(address, out var now) ? Declared(now)?.Former?.At : null;

        private static bool IsDeactivation(Address address, CompanyState from, CompanyState to) =>
            address.Kind == ObjectKind.User
            && Staging.IsDeactivation(from.Users.Find(address.Id)!, to.Users.Find(address.Id)!);

        private static ChangeReason Reason(ChangeAction action, DesiredObject? declared) =>
            (action, declared) switch
            {
                (_, { Presence: Presence.Absent }) => ChangeReason.DeclaredAbsent,
                (_, not null) => ChangeReason.Declared,
                (ChangeAction.Deactivate or ChangeAction.Delete, null) => ChangeReason.Undeclared,
                _ => ChangeReason.Consequence,
            };

        private static FieldChange Placed(FieldDifference difference, EntryFacts facts) =>
            new(difference.Field, difference.Before, difference.After, facts.At, facts.Ended)
            {
                Temporary = facts.Temporary,
            };

        private ImmutableArray<Address> Dependencies(
            Address address,
            ChangeAction action,
            ImmutableArray<FieldChange> fields
        )
        {
            var needed = new SortedSet<Address>();
            if (made.ContainsKey(address))
                needed.Add(address);
            foreach (var field in fields)
                needed.UnionWith(
                    Named(field)
                        .Where(named => made.GetValueOrDefault(named, (ChangeAction)(-1)) == ChangeAction.Create)
                );
            if (address.Kind == ObjectKind.Role && action == ChangeAction.Delete)
                needed.UnionWith(roleTakenFrom.GetValueOrDefault(address.Id, []));
            if (successors.TryGetValue(address, out var now) && made.ContainsKey(now))
                needed.Add(now);
            return [.. needed];
        }

        private static IEnumerable<Address> Named(FieldChange change) =>
            (change.Field.Name, change.After) switch
            {
                ("roles", FieldValue.Ids roles) => roles.Value.Select(Address.Role),
                ("members", FieldValue.Ids members) => members.Value.Select(Address.User),
                ("contact", FieldValue.Text contact) => [Address.Contact(contact.Value)],
                _ => [],
            };

        private void Remember(Address address, ChangeAction action, ImmutableArray<FieldChange> fields)
        {
            made.TryAdd(address, action);
            foreach (var field in fields)
            {
                if (field is not { Field.Name: "roles", Before: FieldValue.Ids had })
                    continue;
                foreach (var role in had.Value.Except((field.After as FieldValue.Ids)?.Value ?? IdSet.Empty))
                {
                    if (!roleTakenFrom.TryGetValue(role, out var holders))
                        roleTakenFrom[role] = holders = [];
                    holders.Add(address);
                }
            }
        }

        private static (bool Existed, bool Exists, ImmutableArray<FieldDifference> Differences) Compare<T>(
            ImmutableArray<Field<T>> fields,
            Table<T> from,
            Table<T> to,
            string id
        )
            where T : class, IIdentified
        {
            var (before, after) = (from.Find(id), to.Find(id));
            return (before is not null, after is not null, KeyedDiff.Differences(fields, before, after));
        }
    }
}
