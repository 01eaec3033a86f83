using System.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Evidence.Tables;

/// <summary>Columns made from the one table of fields.</summary>
internal static class FieldColumns
{
    public static Func<Field<T>, PackColumn<TRow>> Of<T, TRow>(Func<TRow, T> item) =>
        field => new(field.Info.Label, Says(field.Info), row => CellWords.Value(field.Info, field.Get(item(row))));

    private static string Says(FieldInfo field) =>
        field.Shape switch
        {
            FieldShape.Text => $"as Intacct has it ({field.Property})",
            FieldShape.Flag => $"yes or no ({field.Property})",
            FieldShape.Ids => $"ids, with semicolons between ({field.Property})",
            FieldShape.Grants => $"how many permissions are held; which ones, grants.csv has ({field.Property})",
            FieldShape.Reach => $"all, or the ids that the user is limited to ({field.Property})",
            _ => throw new UnreachableException(),
        };
}
