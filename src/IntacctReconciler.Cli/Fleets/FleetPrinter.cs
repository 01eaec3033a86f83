using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Fleets;

/// <summary>Prints what each company of a fleet has come to as soon as it is its turn, and in the end all of them at one look.</summary>
/// <param name="payload">In JSON, the member that holds what the verb prints for one company.</param>
/// <param name="plans">Whether the verb makes plans.</param>
internal sealed class FleetPrinter(Session session, OutputFormat format, string payload, bool plans, int of)
{
    private readonly Dictionary<string, string> told = new(StringComparer.Ordinal);
    private int number;

    /// <summary>Whether what is printed is one company's document, and nothing stands before or behind it.</summary>
    public bool IsBare { get; init; }

    public void Print(CompanyResult result)
    {
        number++;
        if (IsBare)
        {
            Tell(result);
            session.Out.Write(result.Out);
            return;
        }
        if (format == OutputFormat.Json)
        {
            Tell(result);
            session.Out.Write($"{(number == 1 ? "{\"companies\":[" : ",")}\n{Json(result)}");
            return;
        }
        session.Out.Write((number == 1 ? "" : "\n") + Heading(result.Company));
        Tell(result);
        if (result.Out.Length > 0)
            session.Out.Write("\n" + result.Out);
        else if (format == OutputFormat.Markdown && Why(result) is { } why)
            session.Out.Write($"\n{MarkdownFormat.Text(why)}\n");
    }

    /// <param name="last">Sentences below the table.</param>
    public void PrintMatrix(IReadOnlyCollection<CompanyResult> results, IEnumerable<string> last)
    {
        if (IsBare)
            return;
        if (format == OutputFormat.Json)
        {
            var exit = ExitCode.OfFleet(results.Select(one => one.End.ExitCode));
            session.Out.Write($"{(number == 0 ? "{\"companies\":[" : "\n")}],\"exit_code\":{exit}}}\n");
            return;
        }
        var rows = results.Select(Row).ToList();
        Phrase[] sentences = [.. FleetSummary.Of(results).Append("").Where(one => one.Length > 0), .. last];
        var report = FleetContent.Matrix(rows, plans, sentences);
        session.Out.Write((number == 0 ? "" : "\n") + Written(report));
    }

    /// <summary>What it said on standard error; the same once again, as of a file that all share, is not repeated.</summary>
    private void Tell(CompanyResult result)
    {
        if (result.Error.Length == 0)
            return;
        var isNew = told.TryAdd(result.Error, result.Company);
        var text = isNew ? result.Error : $"the same as {Printable.Of(told[result.Error])}\n";
        session.Error.Write(PrefixedWriter.Lines(text, result.Company));
    }

    /// <summary>The first line of what it said on standard error.</summary>
    private static string? Why(CompanyResult result) => result.Error.Length > 0 ? result.Error.Split('\n', 2)[0] : null;

    private string Heading(string company) =>
        format == OutputFormat.Markdown
            ? $"## {MarkdownFormat.Text(company)}\n"
            : Written(FleetContent.Heading(company, number, of));

    private string Written(Report report) =>
        format switch
        {
            OutputFormat.Text => TextFormat.Write(report, session.World.Width, session.OutColour),
            OutputFormat.Markdown => MarkdownFormat.Write(report),
            _ => throw new UnreachableException(),
        };

    private static FleetRow Row(CompanyResult result) =>
        new(
            result.Company,
            result.End.Plan,
            result.End.IsPending ? "-" : FleetSummary.Ended(result.End),
            result.End.ExitCode is not (ExitCode.Done or ExitCode.Differs)
        )
        {
            Audit = result.End.Audit,
        };

    private string Json(CompanyResult result)
    {
        var plan = result.End.Plan;
        var head = new JsonObject { ["company"] = result.Company, ["exit_code"] = result.End.ExitCode };
        // Standard error does not come along to where this is read.
        head["error"] = result.Out.Length == 0 ? Why(result) : null;
        if (plans)
        {
            head["create"] = plan?.Create;
            head["update"] = plan?.Update;
            head["remove"] = plan?.Remove;
            head["guards"] = plan is null ? null : new JsonArray([.. plan.RefusedBy.Select(one => (JsonNode)one)]);
            head["policies"] = plan is null
                ? null
                : new JsonArray([.. plan.RefusedByRules.Select(one => (JsonNode)one)]);
        }
        // What the verb has printed is JSON already, and may be large.
        var text = session.Json(head.ToJsonString());
        var whole = result.Out.Length > 0 ? result.Out.TrimEnd('\n') : "null";
        return string.Create(CultureInfo.InvariantCulture, $"{text[..^1]},\"{payload}\":{whole}}}");
    }
}
