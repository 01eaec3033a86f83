using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Applying;

/// <summary>Grants that are still there after Intacct said it took them: some of its lists may add and never take away.</summary>
internal static class Leftover
{
    public static bool Of(Change change, CompanyState now) => Fields(change, now).Any();

    public static string Describe(Change change, CompanyState now) =>
        "still there: " + string.Join("; ", Fields(change, now).Select(left => $"{left.Field.Label}: {left.Grants}"));

    private static IEnumerable<(FieldInfo Field, GrantSet Grants)> Fields(Change change, CompanyState now)
    {
        if (change.Action == ChangeAction.Delete || now.Find(change.Address) is not { } there)
            yield break;
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
