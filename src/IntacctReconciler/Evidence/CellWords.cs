using System.Diagnostics;
using System.Globalization;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Evidence;

/// <summary>Values as they stand in the cells of a pack: the words of the screens, in full, never cut.</summary>
internal sealed class CellWords(PermissionCatalogue catalogue)
{
    /// <summary>For what Intacct does not show to whoever reads.</summary>
    public const string NotKnown = "(not known)";

    private readonly ScreenWords words = ReferenceEquals(catalogue, ShippedCatalogue.Load())
        ? ScreenWords.Shipped
        : new(catalogue);

    public PermissionCatalogue Catalogue => catalogue;

    public static string Kind(Permission permission) =>
        permission.Kind switch
        {
            PermissionKind.Standard => "permission",
            PermissionKind.Application => "custom application",
            PermissionKind.Agent => "agent",
            _ => throw new UnreachableException(),
        };

    public string Module(Permission permission) =>
        permission.Kind == PermissionKind.Standard ? words.Print(permission.Module) : permission.Module;

    /// <summary>The permission without its module.</summary>
    public string Name(Permission permission) =>
        permission.Group is { } group ? $"{group} / {permission.Name}" : words.Print(permission);

    /// <summary>Accounts Payable / Bills</summary>
    public string Full(Permission permission) => $"{Module(permission)} / {Name(permission)}";

    /// <summary>List, View, Add</summary>
    public string Rights(Permission permission, Rights rights) =>
        string.Join(", ", RightWords.Print(rights, (catalogue.Find(permission)?.Allowed ?? default) | rights));

    /// <summary>directly; role AP clerk; role AP clerk by group AP team</summary>
    public static string Route(AccessRoute route) => route.ToString();

    /// <summary>A value of a field in one cell; of grants how many there are.</summary>
    public static string Value(FieldInfo field, FieldValue? value) =>
        value switch
        {
            null => NotKnown,
            FieldValue.Text text => text.Value.Length == 0 ? "" : field.Choices?.LabelOf(text.Value) ?? text.Value,
            FieldValue.Flag flag => flag.Value ? "yes" : "no",
            FieldValue.Ids ids => List(ids.Value),
            FieldValue.Grants grants => grants.Value.Count.ToString(CultureInfo.InvariantCulture),
            FieldValue.Reach reach => Reach(reach.Value),
            _ => throw new UnreachableException(),
        };

    /// <summary>all; UK-01; UK-01; top level</summary>
    public static string Reach(Restriction reach) =>
        reach.Only is not { } only ? "all"
        : only.Count == 1 && reach.TopLevel ? $"{List(only)}; top level"
        : List(only);

    public static string List(IEnumerable<string> ids) => string.Join("; ", ids);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>2026-11-19 16:40:00, UTC: a form that spreadsheets take for a time.</summary>
    public static string Time(DateTimeOffset? at) =>
        at is { } time ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";
}
