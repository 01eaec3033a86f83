using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;
using IntacctReconciler.Tests.Properties;

namespace IntacctReconciler.Tests.Applying;

/// <summary>A small company, and a wish that takes two batches: first a role, then its holder.</summary>
internal static class ApplierScene
{
    public static CompanyState Acme() =>
        new("ACME", Facets.Everything)
        {
            Roles = Table<Role>.Of([
                new Role("AP clerk") { Description = "", Permissions = Grants("list") },
                new Role("Auditor"),
            ]),
            Users = Table<User>.Of([new User("amy") { Status = "active", Roles = IdSet.Empty }]),
        };

    public static DesiredState OnlyRole() => Wish() with { Users = Table<DesiredObject>.Empty };

    public static DesiredState Wish() =>
        new("ACME", PermissionModel.RoleBased, DateTimeOffset.UnixEpoch)
        {
            Manage = new(),
            Roles = Table<DesiredObject>.Of([
                Declared("AP clerk", "permissions", new FieldValue.Grants(Grants("add"))),
            ]),
            Users = Table<DesiredObject>.Of([Declared("amy", "roles", new FieldValue.Ids(IdSet.Of("AP clerk")))]),
        };

    public static DesiredObject Declared(string id, string field, FieldValue value) =>
        new(
            id,
            RandomCompanies.Nowhere,
            Presence.Present,
            ImmutableDictionary.CreateRange(
                StringComparer.Ordinal,
                [KeyValuePair.Create(field, new Wanted(value, RandomCompanies.Nowhere))]
            )
        );

    public static GrantSet Grants(string right) =>
        GrantSet.Of(new Grant(Permission.Standard("accountsPayable", "bills"), Rights.Of(right)));
}
