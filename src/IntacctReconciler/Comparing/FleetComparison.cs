using System.Collections.Immutable;
using IntacctReconciler.Model;

namespace IntacctReconciler.Comparing;

/// <summary>Compares many companies at once: each object with the way in which most of them have it.</summary>
public static class FleetComparison
{
    /// <param name="companies">Each with roles, groups and users.</param>
    /// <param name="texts">Names, e-mail addresses and descriptions count, too.</param>
    /// <param name="chosen">Which objects are looked at; null for all.</param>
    public static FleetDifference Of(
        ImmutableArray<CompanyState> companies,
        bool texts,
        Func<Address, bool>? chosen = null
    )
    {
        var takes = chosen ?? (_ => true);
        return new(
            [.. companies.Select(company => company.Company)],
            [
                Of(ObjectKind.Role, Fields.Role, companies, company => company.Roles, texts, takes),
                Of(ObjectKind.Group, Fields.Group, companies, company => company.Groups, texts, takes),
                Of(ObjectKind.User, Fields.User, companies, company => company.Users, texts, takes),
            ],
            texts
        );
    }

    /// <summary>Whether a field says something of access, and is not only a text for people to read.</summary>
    public static bool IsFreeText(FieldInfo field) => field is { Shape: FieldShape.Text, Choices: null };

    private static FleetKind Of<T>(
        ObjectKind kind,
        ImmutableArray<Field<T>> all,
        ImmutableArray<CompanyState> companies,
        Func<CompanyState, Table<T>> tableOf,
        bool texts,
        Func<Address, bool> takes
    )
        where T : class, IIdentified
    {
        ImmutableArray<Field<T>> fields =
        [
            .. all.Where(field => !field.Info.OnCreateOnly && (texts || !IsFreeText(field.Info))),
        ];
        var ids = companies.SelectMany(company => tableOf(company).Select(item => item.Id));
        var same = 0;
        var objects = ImmutableArray.CreateBuilder<FleetObject>();
        foreach (var id in IdSet.Of(ids))
        {
            var address = new Address(kind, id);
            if (!takes(address))
                continue;
            var one = Of(address, fields, companies, tableOf);
            if (one.Variants.Length == 1 && one.Missing.IsEmpty)
                same++;
            else
                objects.Add(one);
        }
        return new(kind, same, objects.ToImmutable());
    }

    private static FleetObject Of<T>(
        Address address,
        ImmutableArray<Field<T>> fields,
        ImmutableArray<CompanyState> companies,
        Func<CompanyState, Table<T>> tableOf
    )
        where T : class, IIdentified
    {
        var found = companies.Select(company => (company.Company, Item: tableOf(company).Find(address.Id))).ToList();
        var alike = found
            .Where(entry => entry.Item is not null)
            .GroupBy(
                entry => new SequenceOf<FieldValue?>([.. fields.Select(field => field.Get(entry.Item!))]),
                entry => (entry.Company, Item: entry.Item!)
            )
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Select(entry => entry.Company).Min(StringComparer.Ordinal), StringComparer.Ordinal)
            .ToList();
        var most = alike[0].First().Item;
        return new(
            address,
            [
                .. alike.Select(group => new FleetVariant(
                    group.First().Item,
                    [.. group.Select(entry => entry.Company)],
                    KeyedDiff.Differences(fields, most, group.First().Item),
                    group.Key.All(value => value is not null) && alike[0].Key.All(value => value is not null)
                )),
            ],
            [.. found.Where(entry => entry.Item is null).Select(entry => entry.Company)]
        );
    }
}
