using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IntacctReconciler.Simulator;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>A case, tried by the program itself.</summary>
/// <param name="Did">What the apply did, as it said it.</param>
/// <param name="Wrong">What must not be.</param>
internal sealed partial record SwitchTrial(SwitchCase Case, string Did, int Exit, IReadOnlyList<string> Wrong)
{
    private const string Head = """
        version: 1
        company: ACME
        permissionModel: MODEL
        connection:
          simulator: company.json
        guards: { minFullAdmins: 1, maxRemovalPercent: 100 }

        """;

    private static readonly string[] Kept = ["user", "role", "user-group"];

    public static async Task<SwitchTrial> RunAsync(SwitchCase tried)
    {
        var wish = tried.Wish;
        await using var desk = new Desk();
        var model = wish.IsRoleBased ? "role-based" : "user-based";
        if (wish == SwitchWishes.WrongModel)
            model = "user-based";
        desk.Write("access.yaml", Head.Replace("MODEL", model, StringComparison.Ordinal) + wish.Access);
        desk.Write("company.json", wish.IsRoleBased ? SwitchCompanies.RoleBased : SwitchCompanies.UserBased);
        var company = await desk.ServeAsync(wish.Seed, tried.Settings);
        desk.SetCredentials("ACME", username: wish.Who);
        wish.Meanwhile(company);
        var before = Look(company);
        var ran = await desk.RunAsync("apply", "--auto-approve");
        company.Faults.Clear();
        var after = Look(company);
        var ending = EndingOf(ran, Requests(company), wish.Holds(after));
        var wrong = new List<string>();
        if (ending != tried.Ending)
            wrong.Add($"ends {ending} and not {tried.Ending}: {Brief(ran)}");
        if (wish.Holds(after) != tried.Takes)
            wrong.Add($"the company is {(tried.Takes ? "not " : "")}as wanted: {Brief(ran)}");
        wrong.AddRange(Recreated(company, wish, before, after));
        wrong.AddRange(await NextPlanAsync(desk, tried, ending));
        return new(tried, Words(ending, ran), ran.ExitCode, wrong);
    }

    private static JsonNode Look(SimulatedCompany company) => JsonNode.Parse(company.ToSnapshot())!;

    /// <summary>Requests to change an object that Intacct answered, done or not.</summary>
    private static int Requests(SimulatedCompany company) =>
        company.Calls.Count(call =>
            call is { Mutating: true, Method: "PATCH", Status: (> 0 and < 300) or 422 }
            && Kept.Any(type => call.Path.EndsWith($"/{type}", StringComparison.Ordinal))
        );

    private static SwitchEnding EndingOf(Ran ran, int requests, bool holds) =>
        ran.ExitCode switch
        {
            0 when !holds && ran.Out.Contains("NOTES", StringComparison.Ordinal) => SwitchEnding.LeftAlone,
            0 => requests > 1 ? SwitchEnding.Insists : SwitchEnding.Converges,
            1 => SwitchEnding.NoPlan,
            3 when ran.Out.Contains("not revocable:", StringComparison.Ordinal) => SwitchEnding.NotRevocable,
            3 when ran.Out.Contains("refused by Intacct", StringComparison.Ordinal) => SwitchEnding.Refused,
            3 when ran.Out.Contains("not verified", StringComparison.Ordinal) => SwitchEnding.Unverified,
            _ => (SwitchEnding)(-ran.ExitCode),
        };

    /// <summary>Nothing is taken away by deleting an object and making it anew.</summary>
    private static IEnumerable<string> Recreated(SimulatedCompany company, Wish wish, JsonNode before, JsonNode after)
    {
        foreach (var type in Kept)
        {
            var path = $"/objects/company-config/{type}";
            foreach (var call in company.Calls.Where(call => call.Mutating))
            {
                var asked = call.Path[(call.Path.IndexOf("/objects", StringComparison.Ordinal))..];
                if (call.Method == "POST" && asked == path && !wish.Creates)
                    yield return $"asks for a new {type}";
                if (call.Method == "DELETE" && asked.StartsWith($"{path}/", StringComparison.Ordinal) && !wish.Deletes)
                    yield return $"deletes a {type}";
            }
            foreach (var old in SwitchCompanies.Objects(before, type))
            {
                var now = SwitchCompanies.Find(after, type, (string)old!["id"]!);
                if (now is not null && (string?)now["key"] != (string?)old["key"])
                    yield return $"{old["id"]} was made anew";
            }
        }
    }

    private static async Task<IEnumerable<string>> NextPlanAsync(Desk desk, SwitchCase tried, SwitchEnding ending)
    {
        if (ending == SwitchEnding.NoPlan)
            return [];
        // Readings that lag catch up.
        for (var i = 0; tried.Switch == "read-lag" && i < 10; i++)
            await desk.RunAsync("plan");
        var plan = await desk.RunAsync("plan", "--detailed-exitcode");
        var expected = tried.Shows ? 2 : 0;
        return plan.ExitCode == expected
            ? []
            : [$"the next plan exits {plan.ExitCode} and not {expected}: {Brief(plan)}"];
    }

    private static string Words(SwitchEnding ending, Ran ran) =>
        ending switch
        {
            SwitchEnding.Converges => "converges",
            SwitchEnding.Insists => "converges, by a second request",
            SwitchEnding.NoPlan => Flat(Excerpt().Replace(Place().Replace(ran.Error, ""), "")),
            SwitchEnding.LeftAlone => $"leaves it and notes: {Part(ran.Out, "NOTES")}",
            _ => Failed(ran.Out),
        };

    private static string Failed(string output) => Support().Replace(Part(output, "FAILED"), "").TrimStart('x', ' ');

    private static string Part(string output, string title)
    {
        var start = output.IndexOf(title, StringComparison.Ordinal);
        return start < 0 ? Flat(output) : Flat(output[(start + title.Length)..].Split("\n\n")[0]);
    }

    private static string Brief(Ran ran) => $"exit {ran.ExitCode}: {Flat(ran.Error)} {Failed(ran.Out)}";

    private static string Flat(string text) => Blanks().Replace(text, " ").Trim();

    /// <summary>It counts requests.</summary>
    [GeneratedRegex(" support id sim[0-9]+", RegexOptions.None, 1_000)]
    private static partial Regex Support();

    [GeneratedRegex("^access.yaml:[0-9]+:[0-9]+: ", RegexOptions.None, 1_000)]
    private static partial Regex Place();

    /// <summary>The line of the file with a mark below it.</summary>
    [GeneratedRegex(@"^ +[0-9]* \|.*$", RegexOptions.Multiline, 1_000)]
    private static partial Regex Excerpt();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1_000)]
    private static partial Regex Blanks();
}
