using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IntacctReconciler.Simulator.Faults;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>What a scenario is like when nothing goes wrong.</summary>
internal sealed partial record GoodRun(
    Scenario Scenario,
    Photo Before,
    Photo After,
    IReadOnlySet<string> Untouched,
    ImmutableArray<Request> Requests
)
{
    public static async Task<GoodRun> OfAsync(Scenario scenario)
    {
        using var trial = new Trial(scenario);
        var before = Photo.Of(trial.Company);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var requests = ImmutableArray.CreateBuilder<Request>();
        trial.Company.Faults.When(
            request =>
            {
                var print = Request.PrintOf(request);
                seen[print] = seen.GetValueOrDefault(print) + 1;
                requests.Add(new(print, seen[print], Request.SortOf(request), Request.IsAboutSeveral(request)));
                return false;
            },
            Fault.Internal()
        );
        var ran = await trial.ApplyAsync();
        ran.ExitCode.Should().Be(0, ran.All);
        var after = Photo.Of(trial.Company);
        trial.Company.Faults.Clear();
        var again = await trial.ApplyAsync();
        again.ExitCode.Should().Be(0, again.All);
        Photo.Of(trial.Company).Exact.SetEquals(after.Exact).Should().BeTrue("there is nothing left to do");
        return new(
            scenario,
            before,
            after,
            before.Exact.Where(after.Exact.Contains).ToHashSet(StringComparer.Ordinal),
            Spread(requests)
        );
    }

    /// <summary>Of a list of many pages the first two and the last two.</summary>
    private static ImmutableArray<Request> Spread(IEnumerable<Request> requests) =>
        [
            .. requests
                .GroupBy(request => (Page().Replace(request.Print, ""), request.Nth))
                .SelectMany(pages => pages.Take(2).Concat(pages.Skip(2).TakeLast(2))),
        ];

    [GeneratedRegex("\"start\":[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Page();
}
