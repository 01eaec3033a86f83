using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Wire;

/// <summary>
/// Reads an entry of the audit history. How it names objects and fields is not documented: the names of the API and the words
/// of the screens are both understood, and an entry that is neither is passed over.
/// </summary>
/// <param name="objects">Those that are asked about, by what may stand for them: id or key.</param>
internal sealed class HistoryShape(ILookup<string, Address> objects)
{
    public static ImmutableArray<string> Fields { get; } =
    [
        "changeDetails.objectName",
        "changeDetails.objectId",
        "changeDetails.fieldName",
        "changeDetails.previousValue",
        "changeDetails.newValue",
        "changeSource.source",
        "changeSource.completedBy",
        When,
    ];

    public const string When = "changeSource.accessDateTime";
    public const string ObjectId = "changeDetails.objectId";

    private static readonly FrozenDictionary<string, ObjectKind> Kinds = new Dictionary<string, ObjectKind>(
        StringComparer.Ordinal
    )
    {
        ["user"] = ObjectKind.User,
        ["users"] = ObjectKind.User,
        ["role"] = ObjectKind.Role,
        ["roles"] = ObjectKind.Role,
        ["usergroup"] = ObjectKind.Group,
        ["usergroups"] = ObjectKind.Group,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<(ObjectKind, string), string> Names = new[]
    {
        Named(ObjectKind.User, Model.Fields.User.Select(field => field.Info)),
        Named(ObjectKind.Role, Model.Fields.Role.Select(field => field.Info)),
        Named(ObjectKind.Group, Model.Fields.Group.Select(field => field.Info)),
    }
        .SelectMany(names => names)
        .DistinctBy(name => name.Key)
        .ToFrozenDictionary();

    /// <summary>Null for an entry about something else.</summary>
    public FieldHistory? Read(Row row)
    {
        if (
            row.Text("changeDetails.objectName") is not { } name
            || !Kinds.TryGetValue(Plain(Last(name, '/')), out var kind)
            || row.Text("changeDetails.fieldName") is not { } said
            || row.Text(ObjectId) is not { } id
        )
            return null;
        var about = objects[id].Where(one => one.Kind == kind).Select(one => (Address?)one).FirstOrDefault();
        var field =
            Names.GetValueOrDefault((kind, Plain(said))) ?? Names.GetValueOrDefault((kind, Plain(Last(said, '.'))));
        return about is null || field is null
            ? null
            : new(
                about.Value,
                field,
                row.Text("changeSource.completedBy"),
                Time(row.Text(When)),
                row.Text("changeSource.source"),
                row.Text("changeDetails.previousValue"),
                row.Text("changeDetails.newValue")
            );
    }

    private static IEnumerable<KeyValuePair<(ObjectKind, string), string>> Named(
        ObjectKind kind,
        IEnumerable<FieldInfo> fields
    ) =>
        fields.SelectMany(field =>
            new[] { field.Name, field.Label }
                .Concat(field.Property.Split(','))
                .SelectMany(word => new[] { word, Last(word, '.') })
                .Select(word => KeyValuePair.Create((kind, Plain(word)), field.Name))
        );

    private static string Last(string name, char separator) => name[(name.LastIndexOf(separator) + 1)..];

    private static string Plain(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;
}
