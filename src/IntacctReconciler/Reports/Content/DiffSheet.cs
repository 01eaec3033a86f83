using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Comparing;
using IntacctReconciler.Model;

namespace IntacctReconciler.Reports.Content;

/// <summary>How two sides differ: a row for each field of each object, and one for an object that is on one side alone.</summary>
public static class DiffSheet
{
    /// <param name="catalogue">For its words.</param>
    public static Sheet Of(CompanyDifference difference, PermissionCatalogue catalogue)
    {
        var words = new FieldWords(new(catalogue, Detail.Verbose), _ => false);
        return new(
            ["Object", "Name", "In", "Field", "Difference from A to B"],
            [.. difference.Kinds.SelectMany(kind => kind.Objects).SelectMany(one => Of(one, words))]
        );
    }

    /// <summary>Of a fleet: a row for each object and company that has it otherwise than most, or does not have it.</summary>
    public static Sheet Of(FleetDifference difference, PermissionCatalogue catalogue)
    {
        var words = new FieldWords(new(catalogue, Detail.Verbose), _ => false);
        return new(
            ["Object", "Name", "Company", "Field", "Difference from most"],
            [.. difference.Kinds.SelectMany(kind => kind.Objects).SelectMany(one => Of(one, words))]
        );
    }

    private static IEnumerable<ImmutableArray<string>> Of(FleetObject one, FieldWords words)
    {
        var (kind, name) = (Address.Word(one.Address.Kind), one.Address.Id);
        foreach (var variant in one.Variants.Skip(1))
        {
            foreach (var company in variant.Companies)
            {
                foreach (var field in variant.Differences)
                    yield return [kind, name, company, field.Field.Label, Text(words, field)];
                if (!variant.IsWhole)
                    yield return [kind, name, company, "", "could not be read whole"];
            }
        }
        foreach (var company in one.Missing)
            yield return [kind, name, company, "", "missing"];
    }

    private static string Text(FieldWords words, FieldDifference field) =>
        string.Concat(words.Of(field).Select(piece => piece.Text));

    private static IEnumerable<ImmutableArray<string>> Of(ObjectDifference one, FieldWords words)
    {
        var (kind, name) = (Address.Word(one.Address.Kind), one.Address.Id);
        if (one.In != Sides.Both)
            return
            [
                [kind, name, one.In == Sides.A ? "A alone" : "B alone", "", ""],
            ];
        return one.Fields.Select(field =>
            ImmutableArray.Create(kind, name, "both", field.Field.Label, Text(words, field))
        );
    }
}
