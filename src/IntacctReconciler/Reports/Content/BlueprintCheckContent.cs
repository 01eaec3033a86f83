using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using IntacctReconciler.Blueprints;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Which of the things that vendors ask for a company has, and which not.</summary>
public static class BlueprintCheckContent
{
    public static Report Of(IReadOnlyCollection<BlueprintCheck> checks, PermissionCatalogue catalogue)
    {
        var wording = new Wording(catalogue, Detail.Brief);
        return new([.. checks.Select(check => Section(check, wording)), Summary(checks)]);
    }

    public static JsonArray Json(IReadOnlyCollection<BlueprintCheck> checks) =>
        [
            .. checks.Select(
                JsonNode (check) =>
                    new JsonObject
                    {
                        ["blueprint"] = check.Use.Name,
                        ["user"] = check.Use.User.Id,
                        ["holds"] = check.Holds,
                        ["demands"] = new JsonArray([.. check.Demands.Select(Json)]),
                    }
            ),
        ];

    private static JsonNode Json(BlueprintDemand demand) =>
        new JsonObject
        {
            ["says"] = demand.Says,
            ["verdict"] = demand.Verdict switch
            {
                DemandVerdict.Holds => "holds",
                DemandVerdict.LeftOut => "left_out",
                DemandVerdict.Unknown => "unknown",
                DemandVerdict.Fails => "fails",
                _ => throw new UnreachableException(),
            },
            ["found"] = demand.Found,
            ["lacking"] = new JsonObject(
                demand.Lacking.Select(grant =>
                    KeyValuePair.Create(
                        grant.Permission.ToString(),
                        (JsonNode?)new JsonArray([.. grant.Rights.Tokens.Select(token => JsonValue.Create(token))])
                    )
                )
            ),
        };

    private static Section Section(BlueprintCheck check, Wording wording)
    {
        var (use, guide) = (check.Use, check.Use.Blueprint.Guide);
        var read = guide.Read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(
            new(Names.Id(use.Name), Tone.Title),
            $"{Names.Id(use.User.Id)} as \"{Names.Text(guide.Title)}\" asks, read {read}",
            new Block([.. check.Demands.SelectMany(demand => Rows(demand, wording))])
        );
    }

    private static IEnumerable<Row> Rows(BlueprintDemand demand, Wording wording)
    {
        var found = demand.Found is { } how ? $": {Printable.Of(how, 300)}" : "";
        yield return new(MarkOf(demand.Verdict), 0, [$"{Printable.Of(demand.Says, 300)}{found}"]);
        foreach (var row in new GrantRows(wording).Of(Mark.None, demand.Lacking, null, 1))
            yield return row;
    }

    private static Mark MarkOf(DemandVerdict verdict) =>
        verdict switch
        {
            DemandVerdict.Holds => Mark.Ok,
            DemandVerdict.LeftOut or DemandVerdict.Unknown => Mark.Notable,
            DemandVerdict.Fails => Mark.Refused,
            _ => throw new UnreachableException(),
        };

    private static Section Summary(IReadOnlyCollection<BlueprintCheck> checks)
    {
        ImmutableArray<BlueprintDemand> all = [.. checks.SelectMany(check => check.Demands)];
        var fails = all.Count(demand => demand.Verdict == DemandVerdict.Fails);
        var leftOut = all.Count(demand => demand.Verdict == DemandVerdict.LeftOut);
        var besides = leftOut > 0 ? $" {Plural.Of(leftOut, "more is", "more are")} left out on purpose." : "";
        return new(
            null,
            fails == 0
                ? new(
                    new Piece($"All that is asked for holds ({Plural.Of(all.Length - leftOut, "demand")}).", Tone.Ok),
                    besides
                )
                : new(
                    new Piece(
                        $"{fails:N0} of {Plural.Of(all.Length, "demand")} {(fails == 1 ? "does" : "do")} not hold.",
                        Tone.Refused
                    ),
                    $"{besides} plan shows what the file would change of that."
                )
        );
    }
}
