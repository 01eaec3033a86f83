using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Licences that a plan takes and frees, by type of user. A locked-out user keeps the seat; a Web Services user has none.</summary>
internal sealed class SeatRows(PlanReading plan)
{
    public IEnumerable<Row> Of(AccessDelta access)
    {
        var signing = access.Users.Where(change => change.Step != UserStep.Changes).ToList();
        var seats = signing
            .Where(change => !change.WebServicesOnly && !IsLimited(change.Type) && ChangesSeat(change))
            .GroupBy(change => change.Type, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Of(Wording.Type(group.Key), Sum(group, leaves: false), Sum(group, leaves: true)))
            .ToList();
        var services = signing
            .Where(change => change.WebServicesOnly && change.Step != UserStep.Leaves)
            .Sum(change => change.Users.Count);
        if (services > 0)
            seats.Add(services == 1 ? "a Web Services user takes none" : "Web Services users take none");
        if (seats.Count > 0)
            yield return new(Mark.None, 0, [$"seats: {string.Join("; ", seats)}"]);
    }

    /// <summary>Types of which the file knows the number are told by their guard.</summary>
    private bool IsLimited(string? type) =>
        type is not null && plan.Plan.Guards.Results.Any(result => result.Guard == GuardNames.Seats(type));

    private bool ChangesSeat(UserAccess access) =>
        access.Step == UserStep.Joins
        || plan.Last(access, "status")
            is { Before: FieldValue.Text { Value: "inactive" } }
                or { After: FieldValue.Text { Value: "inactive" } };

    private static int Sum(IEnumerable<UserAccess> changes, bool leaves) =>
        changes.Where(change => change.Step == UserStep.Leaves == leaves).Sum(change => change.Users.Count);

    private static string Of(string type, int taken, int freed)
    {
        ImmutableArray<string> parts =
        [
            .. taken > 0 ? [$"{Plural.Of(taken, type + "seat")} taken"] : (IEnumerable<string>)[],
            .. freed > 0 ? [$"{Plural.Of(freed, type + "seat")} freed"] : (IEnumerable<string>)[],
        ];
        return string.Join(", ", parts);
    }
}
