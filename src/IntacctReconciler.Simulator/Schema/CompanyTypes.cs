using static IntacctReconciler.Simulator.Schema.FieldTable;

namespace IntacctReconciler.Simulator.Schema;

/// <summary>Contacts, entities and the dimensions that users are restricted to.</summary>
internal static class CompanyTypes
{
    private static readonly string[] DimensionStatus = ["active", "activeNonPosting", "inactive"];

    private static readonly string[] Months =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    private static readonly string[] Days =
    [
        "sunday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
    ];

    public static readonly ObjectType Contact = new(
        TypeNames.Contact,
        Offers.All,
        ["id", "printAs"],
        [
            Key,
            OwnId,
            Href,
            .. ContactDetails.TakeWhile(name => !name.StartsWith("mailing", StringComparison.Ordinal)).Select(Detail),
            Flag("showInContactList", byDefault: true),
            Optional("discount"),
            Optional("entityUseCode"),
            Status("active", "inactive"),
            Entity with
            {
                ReadOnly = true,
            },
            .. ContactDetails.Where(name => name.StartsWith("mailing", StringComparison.Ordinal)).Select(Detail),
            .. Loose("priceList"),
            .. Loose("priceSchedule"),
            Flag("tax.isTaxable", byDefault: true),
            Optional("tax.taxId"),
            .. Loose("tax.group"),
        ]
    );

    public static readonly ObjectType EntityType = new(
        TypeNames.Entity,
        Offers.All,
        ["id", "name", "federalId"],
        [
            Key,
            OwnId,
            Href,
            Text("name"),
            Date("startDate"),
            Date("endDate"),
            Optional("federalId"),
            .. Loose("baseCurrency"),
            Choice("firstFiscalMonth", null, Months) with
            {
                Nullable = true,
            },
            Choice("firstTaxMonth", null, Months) with
            {
                Nullable = true,
            },
            Choice("weekStart", null, Days) with
            {
                Nullable = true,
            },
            .. ContactReference("contacts.primary"),
            .. ContactReference("contacts.shipTo"),
            Flag("isRoot") with
            {
                ReadOnly = true,
            },
            new("businessDays", FieldKind.TextList),
            new("weekendDays", FieldKind.TextList),
            Optional("taxId"),
            Text("defaultCountryForAddresses") with
            {
                Default = "unitedStates",
            },
            Date("openBooksStartDate"),
            Optional("operatingCountry"),
            Choice("accountingType", "entity", "entity", "fund") with
            {
                Nullable = true,
            },
            Date("statutoryReportingPeriodDate"),
            .. Loose("manager", "name", "email1", "email2"),
            Flag("isLimitedEntity"),
            Status("active", "inactive"),
            .. Audit(),
        ]
    );

    public static readonly ObjectType Department = new(
        TypeNames.Department,
        Offers.Read,
        [],
        [
            Key,
            OwnId,
            Text("name"),
            Optional("number") with
            {
                Deprecated = true,
            },
            Optional("reportTitle"),
            .. Loose("parent", "name"),
            .. Loose("supervisor", "name"),
            Status(DimensionStatus),
            .. Audit(),
            Href,
        ]
    );

    public static readonly ObjectType Location = new(
        TypeNames.Location,
        Offers.Read,
        [],
        [
            Key,
            OwnId,
            Href,
            Text("name"),
            Status(DimensionStatus),
            Optional("taxId"),
            Optional("businessId"),
            Date("startDate"),
            Date("endDate"),
            .. ContactReference("contacts.primary"),
            .. ContactReference("contacts.shipTo"),
            Optional("locationReportingTitle") with
            {
                Deprecated = true,
            },
            Optional("reportTitle"),
            Optional("printAs"),
            .. Loose("parent", "name", "locationType"),
            .. Loose("manager", "name"),
            Choice("locationType", "location", "entity", "elimination", "location") with
            {
                ReadOnly = true,
            },
            Shown("baseCurrency"),
            Entity with
            {
                ReadOnly = true,
            },
            .. Audit(),
        ]
    );

    public static readonly ObjectType Territory = new(
        TypeNames.Territory,
        Offers.Read,
        [],
        [
            Key,
            OwnId,
            Href,
            Text("name"),
            Status("active", "inactive"),
            .. Loose("parent", "name"),
            .. Loose("manager", "name"),
            .. Audit(),
        ]
    );

    private static Field Status(params string[] values) => Choice("status", "active", values);

    // The two address properties that have a default are not null in a new contact.
    private static Field Detail(string name) =>
        name switch
        {
            "printAs" => Text(name),
            "mailingAddress.country" => Optional(name) with { Deprecated = true, Default = "United States" },
            "mailingAddress.isoCountryCode" => Optional(name) with { Default = "US" },
            _ => Optional(name),
        };

    // The contract allows null for neither key, id nor printAs of a contact: without a contact they are left out.
    private static IEnumerable<Field> ContactReference(string path) =>
        [
            Optional($"{path}.key") with
            {
                OmittedWhenNull = true,
            },
            Optional($"{path}.id") with
            {
                OmittedWhenNull = true,
            },
            Shown($"{path}.href") with
            {
                OmittedWhenNull = true,
            },
            .. ContactDetails.Select(name =>
                Optional($"{path}.{name}") with
                {
                    Deprecated = true,
                    OmittedWhenNull = name == "printAs",
                }
            ),
        ];
}
