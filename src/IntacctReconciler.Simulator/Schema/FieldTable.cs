namespace IntacctReconciler.Simulator.Schema;

/// <summary>Short forms in which the field tables are written.</summary>
internal static class FieldTable
{
    public static readonly Field Key = new("key", FieldKind.Key) { ReadOnly = true };
    public static readonly Field Href = new("href", FieldKind.Href) { ReadOnly = true };

    /// <summary>An id given when the object is created.</summary>
    public static readonly Field OwnId = new("id", FieldKind.Id) { Immutable = true };

    /// <summary>An id that is the key.</summary>
    public static readonly Field KeyAsId = new("id", FieldKind.Id) { ReadOnly = true };

    public static Field Text(string path) => new(path, FieldKind.Text);

    public static Field Optional(string path) => new(path, FieldKind.Text) { Nullable = true };

    public static Field Shown(string path) => new(path, FieldKind.Text) { ReadOnly = true, Nullable = true };

    public static Field Date(string path) => new(path, FieldKind.Date) { Nullable = true };

    public static Field Flag(string path, bool byDefault = false) => new(path, FieldKind.Flag) { Default = byDefault };

    public static Field Choice(string path, string? byDefault, params IReadOnlyList<string> values) =>
        new(path, FieldKind.Choice) { Default = byDefault, Values = new Vocabulary(values) };

    public static Field Rights(string path) => new(path, FieldKind.Rights) { Values = LongVocabularies.AccessRights };

    public static Field Reference(string path, string target, params IReadOnlyList<string> repeated) =>
        new(path, FieldKind.Reference) { Target = target, Repeated = repeated };

    public static Field References(string path, string target) => new(path, FieldKind.References) { Target = target };

    /// <summary>A reference to something the simulator does not hold: kept as it was given.</summary>
    public static IEnumerable<Field> Loose(string path, params IReadOnlyList<string> shown) =>
        [
            Optional($"{path}.key"),
            Optional($"{path}.id"),
            .. shown.Select(name => Shown($"{path}.{name}")),
            Shown($"{path}.href") with
            {
                OmittedWhenNull = true,
            },
        ];

    /// <summary>The entity a record is private to; empty for records made at top level.</summary>
    public static readonly Field Entity = Reference("entity", TypeNames.Entity, "name") with { Nullable = true };

    /// <summary>Who made and changed the object, with the two deprecated key strings or without.</summary>
    public static IEnumerable<Field> Audit(bool withKeyStrings = true)
    {
        yield return Moment("audit.createdDateTime");
        yield return Moment("audit.modifiedDateTime");
        if (withKeyStrings)
        {
            yield return Shown("audit.createdBy") with
            {
                Deprecated = true,
            };
            yield return Shown("audit.modifiedBy") with
            {
                Deprecated = true,
            };
        }
        foreach (var user in (string[])["audit.createdByUser", "audit.modifiedByUser"])
        {
            yield return Shown($"{user}.key");
            yield return Shown($"{user}.id");
            yield return Shown($"{user}.href") with
            {
                OmittedWhenNull = true,
            };
        }
    }

    /// <summary>Details of a contact that are repeated wherever it is referred to; all deprecated there.</summary>
    public static readonly IReadOnlyList<string> ContactDetails =
    [
        "lastName",
        "firstName",
        "middleName",
        "prefix",
        "printAs",
        "email1",
        "email2",
        "phone1",
        "phone2",
        "mobile",
        "pager",
        "fax",
        "URL1",
        "URL2",
        "companyName",
        "mailingAddress.addressLine1",
        "mailingAddress.addressLine2",
        "mailingAddress.addressLine3",
        "mailingAddress.city",
        "mailingAddress.state",
        "mailingAddress.postCode",
        "mailingAddress.country",
        "mailingAddress.isoCountryCode",
    ];

    private static Field Moment(string path) => new(path, FieldKind.Moment) { ReadOnly = true };
}
