using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Importing;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reviewing;

/// <summary>The rows under the heading of a reviewed file.</summary>
internal sealed class ReviewRows(ReviewHeading heading, Source source, IProblems problems)
{
    private readonly Dictionary<ReviewKey, int> known = [];
    private readonly List<ReviewRow> rows = [];
    private readonly List<CsvCell> cells = [];
    private Origin start;
    private bool isWrong;

    public ImmutableArray<ReviewRow>? Read(CsvReader csv)
    {
        while (true)
        {
            start = csv.Place;
            if (!csv.Read(cells))
                break;
            isWrong |= csv.IsRowBroken;
            if (!csv.IsRowBroken && cells.Exists(cell => !string.IsNullOrWhiteSpace(cell.Text)))
                Take();
        }
        return isWrong || csv.IsBroken ? null : [.. rows];
    }

    private void Take()
    {
        if (Lacking() is { } lacking)
        {
            Refuse(Codes.ReviewRowUnreadable(start, $"it has no {lacking.Heading}"));
            return;
        }
        var item = ReviewItems.Find(Text(ReviewColumns.Item));
        if (item is null)
            Refuse(
                Codes.ReviewItemUnknown(
                    Place(ReviewColumns.Item),
                    Text(ReviewColumns.Item),
                    [.. ReviewItems.All.Select(ReviewItems.Word)]
                )
            );
        var said = Text(ReviewColumns.Decision);
        var decision = ReviewDecisions.Find(said);
        if (decision is null && said.Length > 0)
            Refuse(Codes.DecisionUnknown(Place(ReviewColumns.Decision), said));
        else if (item is { } about)
            Add(Row(about, decision));
    }

    private ReviewRow Row(ReviewItem item, ReviewDecision? decision) =>
        new()
        {
            Person = Text(ReviewColumns.Person),
            Name = Text(ReviewColumns.Name),
            Company = Text(ReviewColumns.Company),
            UserId = Text(ReviewColumns.UserId),
            Item = item,
            Access = Text(ReviewColumns.Access),
            HeldThrough = Text(ReviewColumns.HeldThrough),
            Decision = decision,
            Reviewer = Text(ReviewColumns.Reviewer),
            Date = Text(ReviewColumns.Date),
            Comment = Text(ReviewColumns.Comment),
            Origin = Place(ReviewColumns.Decision),
        };

    /// <summary>The same row twice is one, with the decision of whichever has one; two decisions are none.</summary>
    private void Add(ReviewRow row)
    {
        if (known.TryAdd(row.Key, rows.Count))
        {
            rows.Add(row);
            return;
        }
        var first = rows[known[row.Key]];
        if (first.Decision is null)
            rows[known[row.Key]] = row;
        else if (row.Decision is { } other && other != first.Decision)
            Refuse(
                Codes.DecisionsContradict(
                    row.Origin!.Value,
                    ReviewDecisions.Word(other),
                    ReviewDecisions.Word(first.Decision.Value),
                    first.Origin!.Value
                )
            );
    }

    /// <summary>What names a row and is not there. Of an account its words and its way say nothing that is needed.</summary>
    private ReviewColumn? Lacking() =>
        new[] { ReviewColumns.Company, ReviewColumns.UserId, ReviewColumns.Item }.FirstOrDefault(IsEmpty)
        ?? (
            ReviewItems.Find(Text(ReviewColumns.Item)) is not ReviewItem.Role
                ? null
                : new[] { ReviewColumns.Access, ReviewColumns.HeldThrough }.FirstOrDefault(IsEmpty)
        );

    private bool IsEmpty(ReviewColumn column) => Text(column).Length == 0;

    private string Text(ReviewColumn column) =>
        heading.Place(column) is { } place && place < cells.Count ? SafeCsv.Read(cells[place].Text).Trim() : "";

    private Origin Place(ReviewColumn column) =>
        heading.Place(column) is { } place && place < cells.Count
            ? new(source, cells[place].Line, cells[place].Column)
            : start;

    private void Refuse(Diagnostic why)
    {
        problems.Add(why);
        isWrong = true;
    }
}
