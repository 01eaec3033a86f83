using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using IntacctReconciler.Plans;
using IntacctReconciler.Tests.Cli;
using IntacctReconciler.Tests.Evidence;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>Audit packs through the client, over HTTP, to the file.</summary>
public sealed class EvidenceRunTests
{
    private const string Journal = ".reconciler/ACME/journal.jsonl";
    private static readonly string[] Evidence = ["evidence", "--out", "pack.zip"];

    [Fact]
    public async Task What_an_apply_changed_is_told_with_its_plan_and_approver()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync();
        desk.Environment["GITHUB_SHA"] = new string('a', 40);
        await desk.RunAsync("apply", "--auto-approve", "--change-ref", "CHG-77", "--approved-by", "controller");
        var ran = await desk.RunAsync(Evidence);
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Error.Should().BeEmpty();
        var shown = JsonNode.Parse((await desk.RunAsync("show", "--format", "json", ".")).Out)!["runs"]![0]!;
        var rows = Packs.Table(Entry(desk, "changes.csv"));
        rows.Should()
            .OnlyContain(row =>
                row["Approved by"] == "controller"
                && row["Change reference"] == "CHG-77"
                && row["Commit"] == new string('a', 40)
                && row["Plan"] == shown["plan"]!.ToString()
                && row["Outcome"] == "done and verified"
            );
        rows.Select(row => $"{row["Type"]}[\"{row["ID"]}\"]")
            .Distinct()
            .Should()
            .BeEquivalentTo(shown["changes"]!.AsArray().Select(change => change!["address"]!.ToString()).Distinct());
        Manifest(desk)["access_file"]!["commit"]!.ToString().Should().Be(new string('a', 40));
    }

    [Fact]
    public async Task The_manifest_proves_that_every_list_came_whole()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        await desk.RunAsync(Evidence);
        var read = Manifest(desk)["read"]!["requests"]!.AsArray();
        read.Should()
            .OnlyContain(one => (int)one!["rows"]! == (int)(one["total_count"] ?? one["keys"])!)
            .And.OnlyContain(one => (int)one!["requests"]! > 0);
        read.Where(one => one!["by"]!.ToString() == "query")
            .Sum(one => (int)one!["requests"]!)
            .Should()
            .Be(company.Calls.Count(call => call.Path.EndsWith("/query", StringComparison.Ordinal)), "each is told");
        read.Select(one => one!["object"]!.ToString())
            .Should()
            .Contain([
                "company-config/user",
                "company-config/role",
                "company-config/permission",
                "company-config/user-group",
            ]);
    }

    [Fact]
    public async Task The_same_company_gives_the_same_file_however_it_is_read()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync();
        await desk.RunAsync("apply", "--auto-approve");
        string[] call = [.. Evidence, "--as-of", "2026-12-31T18:00Z"];
        var first = await desk.RunAsync([.. call, "--concurrency", "1"]);
        var bytes = await File.ReadAllBytesAsync(desk.PathOf("pack.zip"), TestContext.Current.CancellationToken);
        var second = await desk.RunAsync([.. call, "--concurrency", "8"]);
        second.Out.Should().Be(first.Out);
        (await File.ReadAllBytesAsync(desk.PathOf("pack.zip"), TestContext.Current.CancellationToken))
            .SequenceEqual(bytes)
            .Should()
            .BeTrue();
        first.Out.Should().Contain(Digest.Of(bytes));
    }

    [Fact]
    public async Task The_file_is_its_owners_alone_and_its_entries_are_of_the_time_it_is_made_by()
    {
        await using var desk = Desk.With("acme");
        await desk.RunAsync([.. Evidence, "--as-of", "2026-12-31T18:00Z"]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(desk.PathOf("pack.zip")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var zip = ZipFile.OpenRead(desk.PathOf("pack.zip"));
        zip.Entries.Should().OnlyContain(entry => entry.LastWriteTime.DateTime == new DateTime(2026, 12, 31, 18, 0, 0));
        zip.Entries.Should().OnlyContain(entry => entry.CompressedLength == entry.Length, "it is stored");
        zip.Entries[^1].FullName.Should().Be("manifest.json");
    }

    [Fact]
    public async Task A_damaged_journal_does_not_keep_the_pack_from_being_made_and_is_not_hidden()
    {
        await using var desk = Desk.With("acme");
        await desk.RunAsync("apply", "--auto-approve");
        var lines = desk.Read(Journal).Split('\n');
        desk.Write(Journal, string.Join('\n', [.. lines[..3], .. lines[4..]]));
        var ran = await desk.RunAsync(Evidence);
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("IR7312").And.Contain("line 4");
        Packs.Table(Entry(desk, "changes.csv")).Should().NotBeEmpty();
        ((bool)Manifest(desk)["journal"]!["intact"]!).Should().BeFalse();
    }

    [Theory]
    [InlineData("another company's", "IR7313")]
    [InlineData("nowhere", "IR7311")]
    [InlineData("a folder in its place", "IR7012")]
    [InlineData("a folder that is not there", "IR7013")]
    public async Task What_cannot_be_right_makes_no_pack(string what, string code)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        await desk.RunAsync("apply", "--auto-approve");
        var (place, more) = ("pack.zip", Array.Empty<string>());
        switch (what)
        {
            case "another company's":
                desk.Replace("access.yaml", "company: ACME", "company: OTHER");
                more = ["--journal", ".reconciler/ACME"];
                foreach (var (name, value) in desk.Environment.ToList())
                    desk.Environment[name.Replace("ACME", "OTHER", StringComparison.Ordinal)] = value;
                break;
            case "nowhere":
                more = ["--journal", "none"];
                break;
            case "a folder in its place":
                Directory.CreateDirectory(desk.PathOf("pack.zip"));
                break;
            default:
                place = "none/pack.zip";
                break;
        }
        var calls = company.Calls.Count;
        var ran = await desk.RunAsync(["evidence", "--out", place, .. more]);
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain(code);
        File.Exists(desk.PathOf("pack.zip")).Should().BeFalse();
        company.Calls.Count.Should().Be(calls, "nothing is read for nothing");
    }

    [Fact]
    public async Task A_company_without_group_members_gives_a_pack_that_says_what_is_missing()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync(switches: ("user-group-member", "absent"));
        (await desk.RunAsync(Evidence)).ExitCode.Should().Be(0);
        Encoding.UTF8.GetString(Entry(desk, "README.txt")).Should().Contain("INCOMPLETE");
        ((bool)Manifest(desk)["reader"]!["sees_group_members"]!).Should().BeFalse();
    }

    [Fact]
    public async Task A_fleet_gives_one_pack_with_a_folder_for_each_company_and_says_who_is_missing()
    {
        await using var desk = Desk.With("fleet");
        desk.Write("seeds/uk.json", "{ not JSON");
        string[] some = ["--company", "ACME-U*", "--company", "ACME-DE"];
        var ran = await desk.RunAsync([.. Evidence, .. some]);
        ran.ExitCode.Should().Be(1, "one of them could not be read");
        ran.Error.Should().Contain("ACME-UK: ");
        ran.Out.Should().Contain("NOT IN THE PACK: ACME-UK.");
        var manifest = Manifest(desk);
        manifest["missing"]!.AsArray().Single()!["company"]!.ToString().Should().Be("ACME-UK");
        foreach (var folder in (string[])["ACME-US", "ACME-DE"])
        {
            var own = Entry(desk, $"{folder}/manifest.json");
            manifest["files"]![$"{folder}/manifest.json"]!["sha256"]!.ToString().Should().Be(Digest.Of(own));
            JsonNode.Parse(own)!["company"]!.ToString().Should().Be(folder);
            Packs.Table(Entry(desk, $"{folder}/users.csv")).Should().NotBeEmpty();
        }
    }

    [Fact]
    public async Task The_review_of_a_pack_goes_back_into_the_audit_that_checks_it()
    {
        await using var desk = Desk.With("audit");
        await desk.RunAsync(Evidence);
        var lines = Encoding.UTF8.GetString(Entry(desk, "review.csv")).TrimStart('\uFEFF').Split("\r\n");
        var users = Packs.Table(Entry(desk, "users.csv")).Select(row => row["User ID"]);
        Packs.Table(Entry(desk, "review.csv")).Select(row => row["User ID"]).Distinct().Should().BeEquivalentTo(users);
        // Decision, Reviewer, Date and Comment are the last four, and empty.
        var decided = lines.Select(line =>
            line.EndsWith(",,,,", StringComparison.Ordinal) ? line[..^3] + "keep,ceo,2026-12-01," : line
        );
        desk.Write("decided.csv", string.Join("\r\n", decided));
        var kinds = await KindsAsync(desk, "decided.csv");
        kinds.Should().NotContain(["not-reviewed", "revoke-not-done", "gained-since-review"]);
        desk.Write("revoked.csv", desk.Read("decided.csv").Replace("keep", "revoke", StringComparison.Ordinal));
        (await KindsAsync(desk, "revoked.csv")).Should().Contain("revoke-not-done");

        static async Task<IEnumerable<string>> KindsAsync(Desk desk, string file)
        {
            var ran = await desk.RunAsync("audit", "--review", file, "--format", "json");
            return JsonNode.Parse(ran.Out)!["findings"]!.AsArray().Select(one => (string)one!["kind"]!).ToList();
        }
    }

    [Fact]
    public async Task A_fleet_has_one_review_in_which_the_accounts_of_a_person_stand_together()
    {
        await using var desk = Desk.With("fleet");
        await desk.RunAsync([.. Evidence, "--company", "ACME-U*"]);
        var rows = Packs.Table(Entry(desk, "review.csv"));
        rows.Select(row => row["Company"]).Distinct().Should().BeEquivalentTo(["ACME-US", "ACME-UK"]);
        var persons = rows.Select(row => row["Person"]).ToList();
        persons.Should().Equal(persons.Order(StringComparer.Ordinal));
        rows.GroupBy(row => row["Person"])
            .Should()
            .Contain(person => person.Select(row => row["Company"]).Distinct().Count() == 2, "somebody works in both");
        using var zip = ZipFile.OpenRead(desk.PathOf("pack.zip"));
        zip.Entries.Where(entry => entry.Name == "review.csv").Should().ContainSingle();
    }

    [Fact]
    public async Task As_JSON_the_manifests_are_printed()
    {
        await using var desk = Desk.With("fleet");
        var ran = await desk.RunAsync([.. Evidence, "--format", "json", "--company", "ACME-U*"]);
        ran.ExitCode.Should().Be(0, ran.All);
        var printed = JsonNode.Parse(ran.Out)!;
        printed["companies"]!.AsArray().Select(one => one!["company"]!.ToString()).Should().Equal("ACME-US", "ACME-UK");
        printed["sha256"]!
            .ToString()
            .Should()
            .Be(
                Digest.Of(await File.ReadAllBytesAsync(desk.PathOf("pack.zip"), TestContext.Current.CancellationToken))
            );
    }

    private static JsonNode Manifest(Desk desk) => JsonNode.Parse(Entry(desk, "manifest.json"))!;

    private static byte[] Entry(Desk desk, string name)
    {
        using var zip = ZipFile.OpenRead(desk.PathOf("pack.zip"));
        using var content = zip.GetEntry(name)!.Open();
        using var all = new MemoryStream();
        content.CopyTo(all);
        return all.ToArray();
    }
}
