using System.Globalization;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Importing;

/// <summary>The rows under the heading, put together to users. What is kept grows with what people hold, not with the text.</summary>
internal sealed class ReportRows(ReportColumns columns, Origin heading, IProblems problems)
{
    private static readonly Fact[] Facts = Enum.GetValues<Fact>();

    private readonly Source source = heading.Source;
    private readonly ReportedGrants grants = new();
    private readonly Dictionary<string, UserRows> users = new(StringComparer.Ordinal);
    private readonly LeftOut withoutRights = new();
    private readonly LeftOut totals = new();
    private readonly LeftOut dates = new();
    private bool isWrong;

    public PermissionsReport? Read(CsvReader csv)
    {
        var cells = new List<CsvCell>();
        while (true)
        {
            var at = csv.Place;
            if (!csv.Read(cells))
                break;
            isWrong |= csv.IsRowBroken;
            if (!csv.IsRowBroken && cells.Exists(cell => !string.IsNullOrWhiteSpace(cell.Text)))
                Take(new(cells, at));
        }
        var made = users.Values.Select(Made).OrderBy(user => user.Id, StringComparer.Ordinal).ToList();
        if (isWrong || csv.IsBroken)
            return null;
        foreach (var note in grants.Notes())
            problems.Add(note);
        Tell();
        return new([.. made], grants.Catalogue(out var isBeyond)) { IsBeyondShipped = isBeyond };
    }

    private void Take(Row row)
    {
        if (IsTotal(row))
        {
            totals.Add(row.At);
            return;
        }
        if (row.Cells.Skip(columns.Count).Any(cell => !string.IsNullOrWhiteSpace(cell.Text)))
        {
            Refuse(row.At, $"it has {row.Cells.Count} cells, and the heading {columns.Count}");
            return;
        }
        var id = row.Text(columns.UserId);
        if (id.Length == 0)
            Refuse(row.At, "it has no User ID");
        else if (Hostile(row) is { } cell)
            Refuse(new(source, cell.Line, cell.Column), $"a cell holds the control character {Shown(cell.Text)}");
        else
            Take(row, UserOf(id, row));
    }

    private void Take(Row row, UserRows user)
    {
        var (application, policy, rights) = (
            row.Text(columns.Application),
            row.Text(columns.Policy),
            row.Text(columns.Rights)
        );
        if (rights.Length == 0)
        {
            if (application.Length > 0 || policy.Length > 0)
                withoutRights.Add(row.At);
        }
        else if (application.Length == 0 || policy.Length == 0)
            Refuse(
                row.At,
                application.Length == 0 ? "it has Rights and no Application" : "it has Rights and no Policy"
            );
        else
            user.Grants.Add(grants.Take(application, policy, rights, row.Place(columns.Policy, source)));
    }

    private UserRows UserOf(string id, Row row)
    {
        if (!users.TryGetValue(id, out var user))
            users[id] = user = new(id, row.At);
        foreach (var fact in Facts)
        {
            var said = row.Text(columns.PlaceOf(fact));
            if (said.Length == 0 || said == user.Facts[(int)fact])
                continue;
            if (user.Facts[(int)fact].Length == 0)
                (user.Facts[(int)fact], user.Places[(int)fact]) = (said, row.Place(columns.PlaceOf(fact), source));
            else if (user.Contradicted.Add(fact))
            {
                problems.Add(
                    Codes.ReportContradicts(
                        row.Place(columns.PlaceOf(fact), source),
                        ReportColumns.Heading(fact),
                        id,
                        said,
                        user.Facts[(int)fact],
                        user.Places[(int)fact]
                    )
                );
                isWrong = true;
            }
        }
        return user;
    }

    private ReportedUser Made(UserRows user)
    {
        var status = user.Facts[(int)Fact.Status];
        var token = TokenOf(status);
        if (token is null)
        {
            problems.Add(
                Codes.ReportedStatusUnknown(
                    status.Length == 0 ? user.At : user.Places[(int)Fact.Status],
                    status,
                    user.Id
                )
            );
            isWrong = true;
        }
        return new(
            user.Id,
            Said(user, Fact.Name),
            token ?? status,
            Said(user, Fact.Key) is { } key && IsKey(key) ? key : null,
            Created(user),
            Said(user, Fact.CreatedBy),
            GrantSet.Of(user.Grants.Select(grants.Of))
        );
    }

    private DateTimeOffset? Created(UserRows user)
    {
        if (Said(user, Fact.Created) is not { } text)
            return null;
        // 03/04/2026 is in March or in April, by settings that the report does not tell.
        if (
            text is [_, _, _, _, '-', ..]
            && DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            )
        )
            return time;
        dates.Add(user.Places[(int)Fact.Created]);
        return null;
    }

    private void Tell()
    {
        if (columns.Others is not [])
            problems.Add(
                Codes.LeftOutOfReport(
                    heading,
                    $"the {(columns.Others.Length == 1 ? "column" : "columns")} {Plural.List([.. columns.Others.Select(name => Printable.Of(name, 60))])}",
                    "nothing is made of them"
                )
            );
        totals.Tell(problems, "row", "without Status, Application, Policy and Rights, as totals are");
        withoutRights.Tell(problems, "row", "whose Rights are empty");
        dates.Tell(
            problems,
            "user's When Created",
            "which can be day before month or month before day; only 2026-11-23 is read",
            "users' When Created"
        );
    }

    private bool IsTotal(Row row) =>
        row.Text(columns.PlaceOf(Fact.Status)).Length == 0
        && row.Text(columns.Application).Length == 0
        && row.Text(columns.Policy).Length == 0
        && row.Text(columns.Rights).Length == 0;

    /// <summary>A cell that names something and that no name can be. A user's name is shown and never looked up.</summary>
    private CsvCell? Hostile(Row row)
    {
        foreach (
            var place in (int?[])
                [columns.UserId, columns.PlaceOf(Fact.Status), columns.Application, columns.Policy, columns.Rights]
        )
        {
            if (place < row.Cells.Count && row.Text(place).Any(char.IsControl))
                return row.Cells[place.Value];
        }
        return null;
    }

    private void Refuse(Origin at, string why)
    {
        problems.Add(Codes.RowUnreadable(at, why));
        isWrong = true;
    }

    private static string? Said(UserRows user, Fact fact) =>
        user.Facts[(int)fact] is { Length: > 0 } text ? text : null;

    private static string? TokenOf(string status) =>
        Choices.Status.All.FirstOrDefault(choice => WordForm.Key(choice.Label) == WordForm.Key(status))?.Token;

    private static bool IsKey(string text) =>
        text.Length <= 18 && text.All(char.IsAsciiDigit) && text.Any(c => c != '0');

    private static string Shown(string text) =>
        string.Create(CultureInfo.InvariantCulture, $"U+{(int)text.First(char.IsControl):X4}");

    private readonly record struct Row(List<CsvCell> Cells, Origin At)
    {
        public string Text(int? place) => place < Cells.Count ? Cells[place.Value].Text.Trim() : "";

        public Origin Place(int? place, Source source) =>
            place < Cells.Count ? new(source, Cells[place.Value].Line, Cells[place.Value].Column) : At;
    }

    private sealed class UserRows(string id, Origin at)
    {
        public string Id => id;

        public Origin At => at;

        public string[] Facts { get; } = [.. ReportRows.Facts.Select(_ => "")];

        public Origin[] Places { get; } = new Origin[ReportRows.Facts.Length];

        public HashSet<Fact> Contradicted { get; } = [];

        public HashSet<int> Grants { get; } = [];
    }

    /// <summary>Rows of which nothing is made, told in one note.</summary>
    private sealed class LeftOut
    {
        private Origin first;
        private int count;

        public void Add(Origin at)
        {
            if (count++ == 0)
                first = at;
        }

        public void Tell(IProblems problems, string one, string why, string? many = null)
        {
            if (count > 0)
                problems.Add(Codes.LeftOutOfReport(first, Plural.Of(count, one, many), why));
        }
    }
}
