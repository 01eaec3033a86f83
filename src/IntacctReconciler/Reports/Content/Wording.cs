using IntacctReconciler.Catalogue;
using IntacctReconciler.Company;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>The words of the Intacct screens for what a plan is about.</summary>
/// <param name="catalogue">The company's; it says which rights a permission allows, and so which words are clear.</param>
internal sealed class Wording(PermissionCatalogue catalogue, Detail detail)
{
    private readonly ScreenWords words = ReferenceEquals(catalogue, ShippedCatalogue.Load())
        ? ScreenWords.Shipped
        : new(catalogue);

    public Detail Detail => detail;

    public PermissionCatalogue Catalogue => catalogue;

    public string List(IReadOnlyList<string> ids, int most = 6) => Names.List(ids, detail, most);

    public string Module(Permission permission) =>
        permission.Kind == PermissionKind.Standard ? words.Print(permission.Module) : Names.Id(permission.Module);

    /// <summary>The permission's own words, without its module.</summary>
    public string Short(Permission permission) =>
        permission.Group is { } group
            ? $"{Names.Id(permission.Module)} / {group} / {Names.Id(permission.Name)}"
            : words.Print(permission);

    /// <summary>Accounts Payable / Bills</summary>
    public string Full(Permission permission) =>
        permission.Group is null ? $"{Module(permission)} / {Short(permission)}" : Short(permission);

    /// <summary>List View Add; with commas where a right is more than one word.</summary>
    public string Rights(Permission permission, Rights rights)
    {
        var allowed = (catalogue.Find(permission)?.Allowed ?? default) | rights;
        var printed = RightWords.Print(rights, allowed).ToList();
        return string.Join(printed.Exists(word => word.Contains(' ', StringComparison.Ordinal)) ? ", " : " ", printed);
    }

    /// <summary>Pay bills Run; the permission alone where it has but one right.</summary>
    public string ShortWith(Permission permission, Rights rights) =>
        catalogue.Find(permission) is { Allowed.Count: 1 }
            ? Short(permission)
            : $"{Short(permission)} {Rights(permission, rights)}";

    /// <summary>388 permissions in 14 modules</summary>
    public static string Count(GrantSet grants)
    {
        var modules = grants.Select(grant => (grant.Permission.Kind, grant.Permission.Module)).Distinct().Count();
        return $"{Plural.Of(grants.Count, "permission")} in {Plural.Of(modules, "module")}";
    }

    /// <summary>all entities; UK-01 UK-02; UK-01 and the top level</summary>
    public string Reach(string field, Restriction reach)
    {
        if (reach.Only is not { } only)
            return $"all {field}";
        var most = 8;
        var shown = detail == Detail.Verbose || only.Count <= most ? only.Count : most / 2;
        var separator = only.Any(id => id.Contains(' ', StringComparison.Ordinal)) ? ", " : " ";
        var list = string.Join(separator, only.Take(shown).Select(Names.Id));
        return list
            + (shown < only.Count ? $" and {only.Count - shown} more" : "")
            + (only.Count == 1 && reach.TopLevel ? " and the top level" : "");
    }

    /// <summary>Entities FR-01 -> FR-01 FR-02, and where the lists are long only what is new in them and what is gone.</summary>
    public string ScopeChange(string field, Restriction before, Restriction after)
    {
        var label = char.ToUpperInvariant(field[0]) + field[1..];
        if (before.Only is not { } was || after.Only is not { } now || was.Count + now.Count <= 8 || was.Equals(now))
            return $"{label} {Reach(field, before)} -> {Reach(field, after)}";
        var (added, removed) = (now.Except(was), was.Except(now));
        return label
            + (added.Count > 0 ? $" + {Reach(field, Restriction.To(added))}" : "")
            + (removed.Count > 0 ? $" - {Reach(field, Restriction.To(removed))}" : "");
    }

    /// <summary>A value of a text or flag field, by the words of the screen.</summary>
    public static string Value(FieldInfo field, FieldValue? value) =>
        value switch
        {
            FieldValue.Text text when field.Choices is { } choices && text.Value.Length > 0 => Names.Text(
                choices.LabelOf(text.Value)
            ),
            FieldValue.Text text => Names.Text(text.Value),
            FieldValue.Flag flag => flag.Value ? "on" : "off",
            _ => "(not known)",
        };

    public static string Admin(string? level) => Names.Text(Choices.Admin.LabelOf(level ?? "off"));

    public static string Type(string? type) => type is null ? "" : Names.Text(Choices.UserType.LabelOf(type)) + " ";

    /// <summary>Whose change it is that a plan undoes, if Intacct tells.</summary>
    public static string? LastChange(LastChange? last) =>
        last is { By: { Length: > 0 } by }
            ? $"last changed in Intacct by {Names.Id(by)}{(last.At is { } at ? $", {Time(at)}" : "")}"
            : null;

    /// <summary>changed in Intacct by admin2, 2026-11-19 16:40Z, on the screen: off -> full</summary>
    public static string Change(FieldHistory change) =>
        "changed in Intacct"
        + (change.By is { Length: > 0 } by ? $" by {Names.Id(by)}" : "")
        + (change.At is { } at ? $", {Time(at)}" : "")
        + (change.Source is { Length: > 0 } source ? $", {Through(source)}" : "")
        + (
            change.Before is null && change.After is null
                ? ""
                : $": {Names.Text(change.Before ?? "")} -> {Names.Text(change.After ?? "")}"
        );

    /// <summary>The words for a REST <c>audit-history.changeSource.source</c>.</summary>
    private static string Through(string source) =>
        source switch
        {
            "userInterface" => "on the screen",
            "api" => "through the API",
            "csvImport" => "by a CSV import",
            "importService" => "by the import service",
            "system" => "by Intacct itself",
            "smartEvent" => "by a smart event",
            "copilot" => "by Copilot",
            _ => $"by {Names.Id(source)}",
        };

    /// <summary>2026-11-19 16:40Z</summary>
    public static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
