using System.Text.Json.Nodes;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Fleets;

/// <summary>The twelve companies of examples/fleet, and what goes wrong with some of them.</summary>
public sealed class FleetRunTests
{
    private static readonly string[] All =
    [
        "ACME-US",
        "ACME-UK",
        "ACME-IE",
        "ACME-DE",
        "ACME-FR",
        "ACME-NL",
        "ACME-SE",
        "ACME-ES",
        "ACME-IT",
        "ACME-PL",
        "ACME-AU",
        "ACME-CA",
    ];

    [Fact]
    public async Task What_is_wrong_with_some_companies_stops_none_of_the_others()
    {
        await using var desk = Desk.With("fleet");
        var untouched = await desk.RunAsync("plan", "--as-of", "2026-11-23");
        File.Delete(desk.PathOf("seeds/us.json"));
        desk.Write("seeds/uk.json", "{ not JSON");
        desk.Write("companies/de.yaml", "version: 1\nroles: [\n");
        File.Delete(desk.PathOf("companies/fr.yaml"));
        desk.Replace("fleet.yaml", "seeds/nl.json", "seeds/se.json");
        desk.Replace("fleet.yaml", "{ simulator: seeds/es.json }", "{ endpoint: http://127.0.0.1:9/ia/api/v1 }");
        desk.SetCredentials("ACME_ES");
        var ran = await desk.RunAsync("plan", "--as-of", "2026-11-23");
        ran.ExitCode.Should().Be(1);
        string[] wrong = ["ACME-US", "ACME-UK", "ACME-DE", "ACME-FR", "ACME-NL", "ACME-ES"];
        foreach (var company in wrong)
        {
            Part(ran.Out, company).Should().BeEmpty();
            ran.Error.Should().Contain($"\n{company}: ".TrimStart(company == "ACME-US" ? '\n' : ' '));
            ran.Out.Should().MatchRegex($"{company} +- +- +- +- +- +1 error");
        }
        foreach (var company in All.Except(wrong))
            Part(ran.Out, company).Should().Be(Part(untouched.Out, company)).And.NotBeEmpty();
    }

    /// <summary>In ACME-UK a clerk who enters bills is to approve them too, and no other file says so.</summary>
    [Fact]
    public async Task A_policy_of_the_base_refuses_one_company_and_the_others_are_applied()
    {
        string[] some = ["--company", "ACME-UK", "--company", "ACME-IE", "--company", "ACME-DE"];
        await using var desk = Desk.With("fleet");
        desk.Replace("base/controls.yaml", "version: 1\n", "version: 1\n\npolicies: [builtin:sod]\n");
        var plan = await desk.RunAsync(["plan", .. some]);
        plan.ExitCode.Should().Be(6, plan.All);
        plan.Out.Should().MatchRegex("ACME-UK .* 6 refused\n").And.MatchRegex("ACME-IE .* 0\n");
        plan.Out.Should()
            .Contain("REFUSED: ACME-UK (")
            .And.Contain("SOD-04 critical: enter bills + approve bills, new");
        var apply = await desk.RunAsync(["apply", "--auto-approve", .. some]);
        apply.ExitCode.Should().Be(6, apply.All);
        apply.Out.Should().MatchRegex("ACME-UK .* 6").And.MatchRegex("ACME-DE .* 0");
        var left = await desk.RunAsync(["plan", "--format", "json", .. some]);
        JsonNode.Parse(left.Out)!["companies"]!
            .AsArray()
            .ToDictionary(
                one => (string)one!["company"]!,
                one => ((int)one!["update"]!, one["policies"]!.AsArray().Count > 0)
            )
            .Should()
            .BeEquivalentTo(
                new Dictionary<string, (int, bool)>
                {
                    ["ACME-UK"] = (1, true),
                    ["ACME-IE"] = (0, false),
                    ["ACME-DE"] = (0, false),
                }
            );
    }

    [Fact]
    public async Task Every_line_on_standard_error_says_whose_it_is()
    {
        await using var desk = Desk.With("fleet");
        desk.Write("companies/de.yaml", "version: 1\nrolls: {}\n");
        var ran = await desk.RunAsync("plan");
        ran.Error.TrimEnd('\n').Split('\n').Should().OnlyContain(line => line.StartsWith("ACME-DE: "));
        ran.Error.Should()
            .StartWith(
                """
                ACME-DE: companies/de.yaml:2:1: error IR0107: unknown key "rolls"
                ACME-DE:     2 | rolls: {}
                ACME-DE:       | ^
                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_that_all_share_is_said_once()
    {
        await using var desk = Desk.With("fleet");
        desk.Write("base/controls.yaml", "version: 1\nrolls: {}\n");
        var ran = await desk.RunAsync("plan");
        ran.ExitCode.Should().Be(1);
        ran.Error.Split("unknown key").Should().HaveCount(2);
        ran.Error.Should().Contain("\nACME-CA: the same as ACME-US\n");
    }

    [Fact]
    public async Task Companies_are_chosen_by_pattern_and_shards_divide_what_was_chosen()
    {
        await using var desk = Desk.With("fleet");
        (await ListAsync(desk)).Should().Equal(All);
        (await ListAsync(desk, "--company", "ACME-?S")).Should().BeEquivalentTo(All.Where(one => one == "none"));
        (await ListAsync(desk, "--company", "*-U*")).Should().Equal("ACME-US", "ACME-UK");
        (await ListAsync(desk, "--company", "*-N*", "--company", "ACME-US")).Should().Equal("ACME-US", "ACME-NL");
        var parts = new List<string>();
        for (var number = 1; number <= 5; number++)
            parts.AddRange(await ListAsync(desk, "--shard", $"{number}/5"));
        parts.Should().BeEquivalentTo(All).And.HaveCount(All.Length);
        (await ListAsync(desk, "--company", "*-U*", "--shard", "2/2")).Should().Equal("ACME-UK");
    }

    [Fact]
    public async Task A_shard_with_no_company_is_done_at_once()
    {
        await using var desk = Desk.With("fleet");
        var ran = await desk.RunAsync("plan", "--shard", "13/20");
        ran.ExitCode.Should().Be(0);
        ran.Out.Should().StartWith("FLEET  0 companies");
    }

    [Fact]
    public async Task Each_company_has_a_plan_file_that_can_be_applied_by_itself()
    {
        await using var desk = Desk.With("fleet");
        desk.Write("keep.txt", "");
        var ran = await desk.RunAsync("plan", "--out", "plans");
        ran.ExitCode.Should().Be(5);
        Directory
            .EnumerateFiles(desk.PathOf("plans"))
            .Select(Path.GetFileName)
            .Should()
            .BeEquivalentTo(All.Select(one => $"{one}.plan"));
        foreach (var company in All.Except(["ACME-IT"]))
        {
            var applied = await desk.RunAsync("apply", $"plans/{company}.plan");
            applied.ExitCode.Should().Be(0, applied.All);
        }
        (await desk.RunAsync("apply", "plans/ACME-IT.plan")).ExitCode.Should().Be(5);
        File.Exists(desk.PathOf(".reconciler/ACME-US/journal.jsonl")).Should().BeTrue();
        var again = await desk.RunAsync("plan", "--detailed-exitcode");
        again.Out.Should().Contain("FLEET  12 companies, 1 with changes");
    }

    [Fact]
    public async Task A_plan_that_cannot_be_made_leaves_none_of_an_earlier_run()
    {
        await using var desk = Desk.With("fleet");
        await desk.RunAsync("plan", "--out", "plans");
        desk.Write("companies/de.yaml", "version: 1\nrolls: {}\n");
        await desk.RunAsync("plan", "--out", "plans", "--company", "ACME-D*");
        File.Exists(desk.PathOf("plans/ACME-DE.plan")).Should().BeFalse();
        File.Exists(desk.PathOf("plans/ACME-US.plan")).Should().BeTrue("that company was not chosen");
    }

    [Fact]
    public async Task A_saved_plan_goes_nowhere_when_the_fleet_leads_elsewhere_now()
    {
        await using var desk = Desk.With("fleet");
        await desk.RunAsync("plan", "--out", "plans", "--company", "ACME-U*");
        desk.Replace("fleet.yaml", "seeds/us.json", "seeds/se.json");
        (await desk.RunAsync("apply", "plans/ACME-US.plan")).Error.Should().Contain("IR7321");
        desk.Replace("fleet.yaml", "  ACME-UK:", "  ACME-GB:");
        var gone = await desk.RunAsync("apply", "plans/ACME-UK.plan");
        gone.ExitCode.Should().Be(1);
        gone.Error.Should().Contain("IR7023").And.Contain("ACME-UK, which is not in fleet.yaml any more");
    }

    [Fact]
    public async Task Json_is_one_object_with_every_company()
    {
        await using var desk = Desk.With("fleet");
        desk.Write("companies/de.yaml", "version: 1\nrolls: {}\n");
        var ran = await desk.RunAsync("plan", "--format", "json");
        var whole = JsonNode.Parse(ran.Out)!;
        whole["exit_code"]!.GetValue<int>().Should().Be(1).And.Be(ran.ExitCode);
        var companies = whole["companies"]!.AsArray();
        companies.Select(one => one!["company"]!.GetValue<string>()).Should().Equal(All);
        var (us, de, it) = (companies[0]!, companies[3]!, companies[8]!);
        us["plan"]!["resource_changes"]!.AsArray().Should().HaveCount(3);
        (us["create"]!.GetValue<int>(), us["update"]!.GetValue<int>(), us["remove"]!.GetValue<int>())
            .Should()
            .Be((2, 1, 0));
        de["plan"].Should().BeNull();
        de["error"]!.GetValue<string>().Should().Contain("companies/de.yaml:2:1: error IR0107");
        it["guards"]!.AsArray().Select(one => one!.GetValue<string>()).Should().Equal("maxRemovals.users");
        it["exit_code"]!.GetValue<int>().Should().Be(5);
        it["error"].Should().BeNull();
    }

    [Fact]
    public async Task An_apply_asks_once_applies_each_and_then_nothing_is_left_but_what_was_refused()
    {
        await using var desk = Desk.With("fleet");
        desk.Keyboard = "yes\n";
        var ran = await desk.RunAsync("apply");
        ran.ExitCode.Should().Be(5, "the Italian company is refused");
        ran.Error.Split("Only 'yes' is accepted").Should().HaveCount(2);
        ran.Error.Should().Contain("Apply these changes to 9 of 12 companies?");
        ran.Out.Split("made and verified").Should().HaveCount(10);
        desk.Keyboard = null;
        var again = await desk.RunAsync("plan", "--detailed-exitcode");
        again.Out.Should().Contain("FLEET  12 companies, 1 with changes");
        File.Exists(desk.PathOf(".reconciler/ACME-IT/journal.jsonl")).Should().BeFalse("nothing was begun there");
    }

    [Fact]
    public async Task Whoever_says_no_changes_nothing_and_lets_every_lock_go()
    {
        await using var desk = Desk.With("fleet");
        desk.Keyboard = "no\n";
        (await desk.RunAsync("apply")).ExitCode.Should().Be(1);
        Directory.Exists(desk.PathOf(".reconciler")).Should().BeFalse();
        desk.Keyboard = "yes\n";
        (await desk.RunAsync("apply", "--company", "ACME-US")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Without_a_terminal_and_without_a_word_beforehand_nothing_is_applied()
    {
        await using var desk = Desk.With("fleet");
        var ran = await desk.RunAsync("apply");
        ran.Should().Match<Ran>(one => one.ExitCode == 1 && one.Out.Length == 0 && one.Error.Contains("IR7020"));
        var auto = await desk.RunAsync("apply", "--auto-approve", "--company", "ACME-U*");
        auto.ExitCode.Should().Be(0, auto.All);
        auto.Out.Should().Contain("FLEET  2 companies");
    }

    [Fact]
    public async Task A_company_that_another_apply_has_is_locked_alone()
    {
        await using var desk = Desk.With("fleet");
        var inside = new Ran(-1, "", "");
        desk.Typing = () =>
        {
            // While this apply waits for its answer, it holds the company.
            inside = RunInside(desk);
            return "no";
        };
        desk.Keyboard = "";
        await desk.RunAsync("apply", "--company", "ACME-US");
        inside.ExitCode.Should().Be(7);
        inside.Out.Should().MatchRegex("ACME-US +- +- +- +- +- +7 locked").And.MatchRegex("ACME-UK +0 +1 +1 +ok +- +0");
        inside.Error.Should().Contain("ACME-US: error IR7301: Another apply is at work on ACME-US");
    }

    private static Ran RunInside(Desk desk)
    {
        var typing = desk.Typing;
        desk.Typing = null;
        desk.Keyboard = null;
        try
        {
            return Task.Run(() => desk.RunAsync("apply", "--auto-approve", "--company", "ACME-U*"))
                .GetAwaiter()
                .GetResult();
        }
        finally
        {
            desk.Typing = typing;
        }
    }

    [Fact]
    public async Task Stopped_before_it_begins_every_company_says_so()
    {
        await using var desk = Desk.With("fleet");
        desk.Interruption.Signal();
        var ran = await desk.RunAsync("plan");
        ran.ExitCode.Should().Be(130);
        ran.Out.Should().Contain("Stopped: ACME-US, ACME-UK, ACME-IE and 9 more.");
    }

    [Fact]
    public async Task What_was_cut_short_is_resumed_company_by_company()
    {
        await using var desk = Desk.With("fleet");
        await desk.RunAsync("apply", "--auto-approve", "--company", "ACME-US");
        var ran = await desk.RunAsync("apply", "--resume", "--company", "ACME-U*");
        ran.ExitCode.Should().Be(0, ran.All);
        Part(ran.Out, "ACME-US").Should().Contain("Nothing to resume: the last apply came to its end");
        Part(ran.Out, "ACME-UK").Should().Contain("Nothing to resume: no apply is on record.");
    }

    [Fact]
    public async Task A_journal_elsewhere_is_one_for_each_company_whichever_way_it_is_applied()
    {
        await using var desk = Desk.With("fleet");
        await desk.RunAsync("plan", "--out", "plans", "--company", "ACME-U*");
        await desk.RunAsync("apply", "--journal", "evidence", "plans/ACME-US.plan");
        await desk.RunAsync("apply", "--journal", "evidence", "--auto-approve", "--company", "ACME-UK");
        Directory
            .EnumerateDirectories(desk.PathOf("evidence"))
            .Select(Path.GetFileName)
            .Should()
            .BeEquivalentTo("ACME-US", "ACME-UK");
        (await desk.RunAsync("journal", "verify", "evidence/ACME-UK")).ExitCode.Should().Be(0);
        (await desk.RunAsync("journal", "verify")).Error.Should().Contain("IR7021");
        (await desk.RunAsync("journal", "verify", ".reconciler/ACME-UK")).Error.Should().Contain("IR7311");
    }

    [Fact]
    public async Task Export_and_snapshot_write_a_file_for_each_company()
    {
        await using var desk = Desk.With("fleet");
        (await desk.RunAsync("export")).Error.Should().Contain("IR7018").And.Contain("each of 12 companies");
        (await desk.RunAsync("snapshot", "--out", "fleet.yaml")).Error.Should().Contain("IR7019");
        (await desk.RunAsync("export", "--out", "out/yaml")).ExitCode.Should().Be(0);
        var plan = await desk.RunAsync("plan", "--detailed-exitcode", "out/yaml/ACME-FR.yaml");
        plan.ExitCode.Should().Be(0, plan.All);
        (await desk.RunAsync("snapshot", "--out", "snaps")).ExitCode.Should().Be(0);
        var now = await desk.RunAsync("plan", "--as-of", "2026-11-23");
        var against = await desk.RunAsync("plan", "--as-of", "2026-11-23", "--against", "snaps");
        against.ExitCode.Should().Be(5);
        foreach (var company in All)
        {
            Body(against).Should().Be(Body(now));

            // By whom it is read and applied is not known of a snapshot.
            string Body(Ran ran) =>
                string.Join(
                    '\n',
                    Part(ran.Out, company)
                        .Split('\n')
                        .SkipWhile(line => line.Length > 0)
                        .Where(line => !line.Contains("the user that applies", StringComparison.Ordinal))
                );
        }
    }

    [Fact]
    public async Task Every_other_verb_looks_at_every_company()
    {
        await using var desk = Desk.With("fleet");
        (await desk.RunAsync("check")).Out.Split("Ready.").Should().HaveCount(13);
        (await desk.RunAsync("validate")).Out.Split(" is valid: ").Should().HaveCount(13);
        var catalogue = await desk.RunAsync("catalogue", "list", "--format", "json", "--shard", "1/6");
        JsonNode.Parse(catalogue.Out)!["companies"]!.AsArray().Should().HaveCount(2);
        catalogue.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task No_secret_of_one_company_comes_into_the_output_of_another_nor_its_own()
    {
        await using var desk = Desk.With("fleet");
        string[] companies = ["ACME-US", "ACME-UK", "ACME-IE"];
        foreach (var company in companies)
        {
            var seed = company[^2..].ToLowerInvariant();
            desk.Replace(
                "fleet.yaml",
                $"{{ simulator: seeds/{seed}.json }}",
                "{ endpoint: http://127.0.0.1:9/ia/api/v1 }"
            );
            desk.SetCredentials(company.Replace('-', '_'), $"s3cret-of-{company}");
        }
        var ran = await desk.RunAsync("plan", "--log-level", "debug");
        ran.ExitCode.Should().Be(1);
        ran.All.Should().NotContain("s3cret-of").And.Contain("ACME-UK: ");
    }

    [Fact]
    public async Task A_saved_plan_knows_that_its_company_is_one_of_a_fleet_and_others_do_not_say_so()
    {
        await using var desk = Desk.With("fleet");
        await desk.RunAsync("plan", "--out", "plans", "--company", "ACME-FR");
        var plan = JsonNode.Parse(desk.Read("plans/ACME-FR.plan"))!;
        plan["fleet"]!.GetValue<bool>().Should().BeTrue();
        plan["file"]!.GetValue<string>().Should().Be("fleet.yaml");
        var shown = await desk.RunAsync("show", "plans/ACME-FR.plan", "--format", "json");
        shown
            .Out.TrimEnd('\n')
            .Should()
            .Be(desk.Read("plans/ACME-FR.plan").TrimEnd('\n'), "it is read and written alike");
        await using var one = Desk.With("starter");
        await one.RunAsync("plan", "--out", "one.plan");
        JsonNode.Parse(one.Read("one.plan"))!.AsObject().ContainsKey("fleet").Should().BeFalse();
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("json")]
    public async Task A_company_whose_id_is_hostile_is_printed_safely_and_its_files_stay_in_their_folder(string format)
    {
        await using var desk = Desk.With("fleet");
        const string Hostile = "../\\e[31m|<b>@all\\n::error::";
        desk.Replace("fleet.yaml", "  ACME-NL:", $"  \"{Hostile}\":");
        desk.Screen = true;
        desk.Environment["NO_COLOR"] = "1";
        var ran = await desk.RunAsync("plan", "--company", "..*", "--out", "plans", "--format", format);
        ran.ExitCode.Should().Be(1, "the simulated company has another id");
        ran.All.Replace("\r\u001b[2K", "", StringComparison.Ordinal).Should().NotContain("\u001b");
        ran.All.Split('\n').Should().NotContain(line => line.StartsWith("::error", StringComparison.Ordinal));
        Directory.EnumerateFiles(desk.Folder, "*.plan", SearchOption.TopDirectoryOnly).Should().BeEmpty();
        foreach (var call in new[] { "list", "matrix" })
            (await desk.RunAsync("fleet", call)).All.Should().NotContain("\u001b");
    }

    private static async Task<string[]> ListAsync(Desk desk, params string[] options)
    {
        var ran = await desk.RunAsync(["fleet", "list", "--format", "json", .. options]);
        return ran.ExitCode == 0
            ? [.. JsonNode.Parse(ran.Out)!["companies"]!.AsArray().Select(one => one!["company"]!.GetValue<string>())]
            : [];
    }

    /// <summary>What stands under the heading of one company.</summary>
    private static string Part(string output, string company)
    {
        var from = output.IndexOf($"=== {company}  ", StringComparison.Ordinal);
        from = output.IndexOf('\n', from) + 1;
        var ends = new[] { "\n=== ", "\nFLEET  " }.Select(end =>
            output.IndexOf(end, from - 1, StringComparison.Ordinal)
        );
        return output[from..Math.Max(from, ends.Where(end => end >= 0).Min())].Trim('\n');
    }
}
