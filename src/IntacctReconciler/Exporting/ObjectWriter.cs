using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Exporting;

/// <summary>Writes one role, group or user by the table of fields.</summary>
internal sealed class ObjectWriter(YamlWriter yaml, Export export, RoleExport? proposed)
{
    /// <summary>Written even at their defaults: what somebody who reads the file wants to see of everybody.</summary>
    private static readonly ImmutableArray<string> Always = ["name", "email", "contact", "type", "admin", "entities"];

    private readonly GrantLines grants = new(yaml, export.Grants);

    public void Write<T>(ObjectKind kind, ImmutableArray<Field<T>> fields, T item)
        where T : IIdentified
    {
        foreach (var line in proposed?.Comments(kind, item.Id) ?? [])
            yaml.Comment(line);
        using (yaml.Map(item.Id))
        {
            var unread = new List<string>();
            foreach (var field in fields)
            {
                var (info, value) = (field.Info, field.Get(item));
                if (proposed?.LeavesOut(kind, item.Id, info.Name) == true)
                    continue;
                if (value is null)
                    unread.Add(info.Label);
                else if (Refused(kind, info, value, item) is { } why)
                    yaml.Comment($"{info.Name} is left out: {why}");
                else if (
                    IsWritten(kind, info)
                    && (Always.Contains(info.Name, StringComparer.Ordinal) || !IsDefault(info, value))
                )
                    Write(info, new Address(kind, item.Id), value);
            }
            if (item is User user)
                WriteSingleSignOn(user);
            if (unread.Count > 0)
                yaml.Comment($"not known: {string.Join(", ", unread)}");
        }
    }

    private void Write(FieldInfo field, Address subject, FieldValue value)
    {
        switch (value)
        {
            case FieldValue.Text text when field.Name == "contact":
                yaml.Pair(field.Name, YamlValue.Of([("id", YamlValue.Of(text.Value))]));
                break;
            case FieldValue.Text text:
                yaml.Pair(field.Name, field.Choices is { } all ? Written.Choice(all, text.Value)! : text.Value);
                break;
            case FieldValue.Flag flag:
                yaml.Pair(field.Name, flag.Value);
                break;
            case FieldValue.Ids ids:
                yaml.Pair(field.Name, ids.Value);
                break;
            case FieldValue.Reach reach:
                Write(field, reach.Value);
                break;
            case FieldValue.Grants set:
                if (!grants.Write(field, subject, set.Value))
                    yaml.Comment($"{field.Name} is left out: a name in it cannot be told apart from others");
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Write(FieldInfo field, Restriction reach)
    {
        if (reach.Only is not { } only)
        {
            yaml.Pair(field.Name, "all");
            return;
        }
        if (field.Name == "entities")
            only = IdSet.Of(only.Select(EntityGroupReference.OfId));
        if (field.Name == "entities" && reach.TopLevel)
            yaml.Pair(
                field.Name,
                YamlValue.Of([("only", YamlValue.Of((IEnumerable<string>)only)), ("topLevel", YamlValue.Of(true))])
            );
        else
            yaml.Pair(field.Name, only);
    }

    private void WriteSingleSignOn(User user)
    {
        if (user is { SsoEnabled: not true, SsoId: null or "" })
            return;
        using (yaml.Map("sso"))
        {
            if (user.SsoEnabled is { } enabled)
                yaml.Pair("enabled", enabled);
            if (user.SsoId is { } id && Written.IsText(id))
                yaml.Pair("id", id);
        }
    }

    /// <summary>Why a value cannot be in the file so that it reads back as it is; null when it can.</summary>
    private string? Refused(ObjectKind kind, FieldInfo field, FieldValue value, IIdentified item) =>
        value switch
        {
            FieldValue.Text { Value: var text } => RefusedText(field, text, item),
            FieldValue.Ids ids when IsOfThisModel(kind, field) && !export.CanName(field.Name, ids.Value) =>
                "it names what is not in the company, or what no file can hold",
            FieldValue.Grants set when !IsOfThisModel(kind, field) => set.Value.Count > 0
                ? $"{Plural.Of(set.Value.Count, "permission")} that users of a role-based company cannot be given"
                : null,
            FieldValue.Reach { Value: var reach } when !CanWrite(field, reach) =>
                "it is empty, or names what no file can hold",
            _ => null,
        };

    private static string? RefusedText(FieldInfo field, string text, IIdentified item) =>
        field.Choices is { } choices && Written.Choice(choices, text) is null ? "its value reads as another one"
        : !(field.Name == "contact" ? Written.IsId(text) : Written.IsText(text)) ? "no file can hold its value"
        : field.Name == "type" && IsAdminOfOtherType(item, text)
            ? $"{Printable.Of(text)} with admin privileges is refused for new users"
        : null;

    /// <summary>Intacct gives admin privileges to Business users alone; reading a file refuses the pair.</summary>
    private static bool IsAdminOfOtherType(IIdentified item, string type) =>
        item is User { Admin: "limited" or "full" } && type != "business";

    private static bool CanWrite(FieldInfo field, Restriction reach) =>
        reach.Only is not { } only
        || (only.Count > 0 && only.All(Written.IsId) && (field.Name == "entities" || !reach.TopLevel));

    private bool IsWritten(ObjectKind kind, FieldInfo field) =>
        !field.Name.StartsWith("sso.", StringComparison.Ordinal) && IsOfThisModel(kind, field);

    /// <summary>Roles count in a role-based company only, grants of users in a user-based one only.</summary>
    private bool IsOfThisModel(ObjectKind kind, FieldInfo field) =>
        field.Name == "roles"
            ? export.Model == PermissionModel.RoleBased
            : field.Shape != FieldShape.Grants
                || export.Model == (kind == ObjectKind.User ? PermissionModel.UserBased : PermissionModel.RoleBased);

    private static bool IsDefault(FieldInfo field, FieldValue value) =>
        value switch
        {
            FieldValue.Text text => text.Value == (field.Default ?? ""),
            FieldValue.Flag flag => flag.Value == (field.Default == "true"),
            FieldValue.Reach reach => reach.Value.IsAll,
            FieldValue.Grants set => set.Value.Count == 0 && field.Name != "permissions",
            FieldValue.Ids => false,
            _ => throw new UnreachableException(),
        };
}
