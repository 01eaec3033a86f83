using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using IntacctReconciler.Blueprints;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Plans;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Which of the things that vendors ask for a company has, and which not.</summary>
public static class BlueprintCheckContent
{
    /// <param name="company">Its id, as a person enters it at the vendor.</param>
    /// <param name="isInFile">Whether the file uses what was checked, so that a plan would change what does not hold.</param>
    public static Report Of(
        IReadOnlyCollection<BlueprintCheck> checks,
        PermissionCatalogue catalogue,
        string company,
        bool isInFile
    )
    {
        var wording = new Wording(catalogue, Detail.Brief);
        return new([.. checks.Select(check => Section(check, wording, company)), Summary(checks, isInFile)]);
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
                        ["by_hand"] = new JsonArray([.. check.ByHand.Select(BlueprintJson.Write)]),
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
                DemandVerdict.Doubtful => "doubtful",
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

    private static Section Section(BlueprintCheck check, Wording wording, string company)
    {
        var (use, guide) = (check.Use, check.Use.Blueprint.Guide);
        var read = guide.Read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(
            new(Names.Id(use.Name), Tone.Title),
            $"{Names.Id(use.User.Id)} as \"{Names.Text(guide.Title)}\" asks, read {read}",
            new Block([.. check.Demands.SelectMany(demand => Rows(demand, wording))]),
            new Block([.. ByHand(check, company)])
        );
    }

    private static IEnumerable<Row> Rows(BlueprintDemand demand, Wording wording)
    {
        var found = demand.Found is { } how ? $": {Printable.Of(how, 300)}" : "";
        yield return new(MarkOf(demand.Verdict), 0, [$"{Printable.Of(demand.Says, 300)}{found}"]);
        foreach (var row in new GrantRows(wording).Of(Mark.None, demand.Lacking, null, 1))
            yield return row;
    }

    private static IEnumerable<Row> ByHand(BlueprintCheck check, string company) =>
        check.ByHand.IsEmpty
            ? []
            :
            [
                new(Mark.None, 0, ["and by hand, which is not seen from here:"]),
                .. HandoverContent.Steps(check.ByHand, company),
            ];

    private static Mark MarkOf(DemandVerdict verdict) =>
        verdict switch
        {
            DemandVerdict.Holds => Mark.Ok,
            DemandVerdict.LeftOut or DemandVerdict.Unknown or DemandVerdict.Doubtful => Mark.Notable,
            DemandVerdict.Fails => Mark.Refused,
            _ => throw new UnreachableException(),
        };

    private static Section Summary(IReadOnlyCollection<BlueprintCheck> checks, bool isInFile)
    {
        ImmutableArray<BlueprintDemand> all = [.. checks.SelectMany(check => check.Demands)];
        var fails = all.Count(demand => demand.Verdict == DemandVerdict.Fails);
        var leftOut = all.Count(demand => demand.Verdict == DemandVerdict.LeftOut);
        var way = isInFile ? "plan shows" : "With the blueprint in the file, plan shows";
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
                    $"{besides} {way} what {(isInFile ? "the file" : "it")} would change of that."
                )
        );
    }
}
