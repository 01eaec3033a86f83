using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Applying;

/// <summary>
/// A change that took but for grants that are still there: some of Intacct's lists may add and never take away. Where
/// anything else differs too, the write did not take, and that is another matter.
/// </summary>
internal static class Leftover
{
    public static bool Of(Change change, CompanyState now) =>
        change.Action != ChangeAction.Delete
        && now.Find(change.Address) is { } there
        && change.Fields.All(field => HoldsAtLeast(there, field))
        && Extra(change, there).Any();

    public static string Describe(Change change, CompanyState now) =>
        "still there: "
        + string.Join(
            "; ",
            Extra(change, now.Find(change.Address)!).Select(left => $"{left.Field.Label}: {left.Grants}")
        );

    /// <summary>The lists that hold too much.</summary>
    public static IEnumerable<FieldInfo> Fields(Change change, CompanyState now) =>
        Extra(change, now.Find(change.Address)!).Select(left => left.Field);

    private static bool HoldsAtLeast(IIdentified there, FieldChange field) =>
        (field.After, there.Get(field.Field.Name)) switch
        {
            (null, _) or (_, null) => true,
            (FieldValue.Grants wanted, FieldValue.Grants actual) => actual.Value.Covers(wanted.Value),
            var (wanted, actual) => actual.Equals(wanted),
        };

    private static IEnumerable<(FieldInfo Field, GrantSet Grants)> Extra(Change change, IIdentified there)
    {
        foreach (var field in change.Fields)
        {
            if (
                field.After is FieldValue.Grants wanted
                && there.Get(field.Field.Name) is FieldValue.Grants actual
                && actual.Value.Except(wanted.Value) is { Count: > 0 } extra
            )
                yield return (field.Field, extra);
        }
    }
}
