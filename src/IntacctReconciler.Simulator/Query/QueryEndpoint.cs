using System.Globalization;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Server;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Query;

/// <summary><c>POST /services/core/query</c>. Keeps the last selections, so that paging sorts once.</summary>
internal sealed class QueryEndpoint
{
    private const int Kept = 8;
    private readonly LinkedList<(string Of, IReadOnlyList<Record> Rows)> selections = [];

    public Answer Handle(RequestContext context)
    {
        var query = QueryPayload.Read(context.ReadBody(), context.Company);
        new Entitlement(context.Company, new CallerRights(context.Company)).Require(
            context.Caller,
            query.Type,
            Doing.Read
        );
        return context.Company.Store.Read(() => Page(context, query, Select(context, query)));
    }

    public void Forget() => selections.Clear();

    private IReadOnlyList<Record> Select(RequestContext context, QueryPayload query)
    {
        var of = string.Create(
            CultureInfo.InvariantCulture,
            $"{context.Company.Store.Version} {context.Caller.User.Key} {context.Caller.Entity} {query.Selection}"
        );
        if (selections.FirstOrDefault(kept => kept.Of == of) is { Rows: { } rows })
        {
            return rows;
        }
        var selected = Sort(query, [.. context.Company.Store[query.Type].Records.Where(Chosen(context, query))]);
        selections.AddFirst((of, selected));
        if (selections.Count > Kept)
        {
            selections.RemoveLast();
        }
        return selected;
    }

    private static Func<Record, bool> Chosen(RequestContext context, QueryPayload query)
    {
        var comparison = query.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var hidesInactive =
            query.Type.Name == TypeNames.User
            && context.Switches.Is(SimulatorSwitches.QueryHidesInactive, "on")
            && !query.Filters.Any(filter => filter.Names("status"));
        return record =>
            context.Caller.Sees(record, query.IncludePrivate)
            && (query.Type.Name != TypeNames.Permission || context.Company.IsListed(record))
            && !(hidesInactive && record.Text("status") == "inactive")
            && query.Expression.Evaluate(
                place => query.Filters[place].Matches(record, comparison),
                query.Filters.Count
            );
    }

    // Stable: rows that compare equal stay in the order of their keys.
    private static Record[] Sort(QueryPayload query, Record[] rows)
    {
        if (query.OrderBy.Count == 0)
        {
            return rows;
        }
        var comparer = Comparer<object?>.Create((left, right) => Values.Compare(left, right, StringComparison.Ordinal));
        var (first, downwards) = query.OrderBy[0];
        var sorted = downwards ? rows.OrderByDescending(first.Value, comparer) : rows.OrderBy(first.Value, comparer);
        foreach (var (field, descending) in query.OrderBy.Skip(1))
        {
            sorted = descending ? sorted.ThenByDescending(field.Value, comparer) : sorted.ThenBy(field.Value, comparer);
        }
        return [.. sorted];
    }

    private static Answer Page(RequestContext context, QueryPayload query, IReadOnlyList<Record> rows)
    {
        var first = query.Start - 1;
        var size = Math.Min(query.Size, Math.Max(1, context.Switches.Number(SimulatorSwitches.LongestPage)));
        var shown = Math.Clamp(rows.Count - first, 0, size);
        int? next = first + shown < rows.Count ? first + shown + 1 : null;
        int? previous = first > 0 ? Math.Max(1, query.Start - size) : null;
        return Answer.Json(
            200,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("ia::result");
                foreach (var record in Rows(rows, first, shown, context.Page))
                {
                    json.WriteStartObject();
                    foreach (var field in query.Fields)
                    {
                        field.Write(json, record);
                    }
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                var total = context.Page == PageFault.WrongTotal ? rows.Count + 1 : rows.Count;
                Answer.PageMeta(json, total, query.Start, size, next, previous);
                json.WriteEndObject();
            }
        );
    }

    private static IEnumerable<Record> Rows(IReadOnlyList<Record> rows, int first, int shown, PageFault fault) =>
        fault switch
        {
            PageFault.Truncated => rows.Skip(first).Take(Math.Max(0, shown - 1)),
            PageFault.Duplicated => Enumerable.Range(first, shown).Select(place => rows[Math.Max(0, place - 1)]),
            PageFault.Shifted => rows.Skip(first + 1).Take(shown),
            PageFault.Repeated when shown > 0 => rows.Skip(first).Take(shown).Append(rows[first + shown - 1]),
            _ => Enumerable.Range(first, shown).Select(place => rows[place]),
        };
}
