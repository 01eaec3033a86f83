using System.Collections.Immutable;
using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Importing;

/// <summary>What the report says of a user besides the rights; the text is the heading of its column.</summary>
internal enum Fact
{
    Name,
    Key,
    Status,
    Created,
    CreatedBy,
}

/// <summary>Where in a row each thing stands, as the heading of the table says.</summary>
internal sealed class ReportColumns : IHeading
{
    /// <summary>Names as the report of Intacct's help has them ("example: all users permissions report").</summary>
    private static readonly ImmutableArray<string> Needed = ["User ID", "Status", "Application", "Policy", "Rights"];

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <param name="heading">A row that may be the heading.</param>
    public ReportColumns(IReadOnlyList<CsvCell> heading)
    {
        Count = heading.Count;
        for (var place = 0; place < heading.Count; place++)
            places.TryAdd(WordForm.Key(heading[place].Text), place);
        Missing = [.. Needed.Where(name => !places.ContainsKey(WordForm.Key(name)))];
        var used = Needed
            .Concat(Enum.GetValues<Fact>().Select(Heading))
            .Select(WordForm.Key)
            .ToHashSet(StringComparer.Ordinal);
        Others =
        [
            .. heading
                .Select(cell => cell.Text.Trim())
                .Where(name => name.Length > 0 && !used.Contains(WordForm.Key(name))),
        ];
    }

    /// <summary>How many cells a row has.</summary>
    public int Count { get; }

    /// <summary>Columns without which it is no such report.</summary>
    public ImmutableArray<string> Missing { get; }

    /// <summary>Columns that nothing is made of.</summary>
    public ImmutableArray<string> Others { get; }

    public int? UserId => Place("User ID");

    public int? Application => Place("Application");

    public int? Policy => Place("Policy");

    public int? Rights => Place("Rights");

    public int? PlaceOf(Fact fact) => Place(Heading(fact));

    public static string Heading(Fact fact) =>
        fact switch
        {
            Fact.Name => "Username",
            Fact.Key => "User Key",
            Fact.Status => "Status",
            Fact.Created => "When Created",
            Fact.CreatedBy => "Created By",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private int? Place(string name) => places.TryGetValue(WordForm.Key(name), out var place) ? place : null;
}
