using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Importing;

namespace IntacctReconciler.Reviewing;

/// <summary>A column of the file.</summary>
/// <param name="IsNeeded">Whether a file without it cannot be read back.</param>
/// <param name="IsName">Whether it has part in the name of a row.</param>
internal sealed record ReviewColumn(
    string Heading,
    Func<ReviewRow, string> Text,
    bool IsNeeded = false,
    bool IsName = false
);

/// <summary>The columns in the order in which they are written.</summary>
internal static class ReviewColumns
{
    public static ReviewColumn Company { get; } = new("Company", row => row.Company, IsNeeded: true, IsName: true);
    public static ReviewColumn UserId { get; } = new("User ID", row => row.UserId, IsNeeded: true, IsName: true);
    public static ReviewColumn Item { get; } =
        new("Item", row => ReviewItems.Word(row.Item), IsNeeded: true, IsName: true);
    public static ReviewColumn Access { get; } = new("Access", row => row.Access, IsNeeded: true, IsName: true);
    public static ReviewColumn HeldThrough { get; } =
        new("Held through", row => row.HeldThrough, IsNeeded: true, IsName: true);
    public static ReviewColumn Decision { get; } =
        new("Decision", row => row.Decision is { } made ? ReviewDecisions.Word(made) : "", IsNeeded: true);
    public static ReviewColumn Reviewer { get; } = new("Reviewer", row => row.Reviewer, IsNeeded: true);
    public static ReviewColumn Date { get; } = new("Date", row => row.Date, IsNeeded: true);
    public static ReviewColumn Person { get; } = new("Person", row => row.Person);
    public static ReviewColumn Name { get; } = new("Name", row => row.Name);
    public static ReviewColumn Comment { get; } = new("Comment", row => row.Comment);

    public static ImmutableArray<ReviewColumn> All { get; } =
    [
        Person,
        Name,
        Company,
        UserId,
        new("Type", row => row.Type),
        new("Status", row => row.Status),
        Item,
        Access,
        HeldThrough,
        new("Scope", row => row.Scope),
        new("Conflicts", row => row.Conflicts),
        new("Last changed (UTC)", row => row.LastChanged),
        new("Last changed by", row => row.LastChangedBy),
        new("Owner", row => row.Owner),
        Decision,
        Reviewer,
        Date,
        Comment,
    ];

    public static ImmutableArray<string> Needed { get; } =
    [.. All.Where(column => column.IsNeeded).Select(column => column.Heading)];
}

/// <summary>Where in a row each column stands, as the heading of a file says; columns that somebody added are passed over.</summary>
internal sealed class ReviewHeading : IHeading
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public ReviewHeading(IReadOnlyList<CsvCell> heading)
    {
        for (var place = 0; place < heading.Count; place++)
            places.TryAdd(WordForm.Key(heading[place].Text), place);
        Missing = [.. ReviewColumns.Needed.Where(name => !places.ContainsKey(WordForm.Key(name)))];
    }

    public ImmutableArray<string> Missing { get; }

    public int? Place(ReviewColumn column) =>
        places.TryGetValue(WordForm.Key(column.Heading), out var place) ? place : null;
}
