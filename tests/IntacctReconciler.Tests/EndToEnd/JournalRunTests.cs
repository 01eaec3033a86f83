using System.Text;
using System.Text.Json.Nodes;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

public sealed class JournalRunTests
{
    private const string JournalPath = ".reconciler/ACME/journal.jsonl";
    private static readonly string[] Apply = ["apply", "--auto-approve"];

    [Fact]
    public async Task An_apply_puts_on_record_who_why_and_what_became_of_each_change()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync();
        desk.Environment["GITHUB_SHA"] = new string('a', 40);
        desk.Environment["INTACCT_APPROVED_BY"] = "controller";
        desk.Environment["INTACCT_CHANGE_REF"] = "not this one";
        (await desk.RunAsync([.. Apply, "--change-ref", "CHG-77"])).ExitCode.Should().Be(0);

        var run = (await RunsAsync(desk)).Should().ContainSingle().Subject!;
        run["change_ref"]!.ToString().Should().Be("CHG-77");
        run["approved_by"]!.ToString().Should().Be("controller");
        run["applied_by"]!.ToString().Should().Be("recon_bot");
        run["commit"]!.ToString().Should().Be(new string('a', 40));
        run["end"]!.ToString().Should().Be("complete");
        var changes = run["changes"]!.AsArray();
        changes.Should().HaveCount(15).And.OnlyContain(change => change!["end"]!.ToString() == "done");
        var verified = await desk.RunAsync("journal", "verify");
        verified
            .Out.Should()
            .StartWith($"{desk.Read(JournalPath).Count(letter => letter == '\n')} records, 1 run, head ");
    }

    [Fact]
    public async Task It_can_be_kept_elsewhere()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync();
        (await desk.RunAsync([.. Apply, "--journal", "evidence/acme"])).ExitCode.Should().Be(0);
        (await desk.RunAsync("journal", "verify", "evidence/acme")).ExitCode.Should().Be(0);
        Directory.Exists(desk.PathOf(".reconciler")).Should().BeFalse();
    }

    [Fact]
    public async Task What_changes_nothing_is_not_on_record()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync();
        desk.Keyboard = "no\n";
        await desk.RunAsync("apply");
        await desk.RunAsync("plan");
        File.Exists(desk.PathOf(JournalPath)).Should().BeFalse();
        await desk.RunAsync(Apply);
        await desk.RunAsync(Apply);
        (await RunsAsync(desk)).Should().ContainSingle("the second apply found nothing to do");
    }

    [Theory]
    [InlineData("a file in the place of its folder", "IR7316")]
    [InlineData("damaged", "IR7312")]
    [InlineData("another company's", "IR7313")]
    [InlineData("in use", "IR7314")]
    public async Task What_cannot_be_put_on_record_is_not_applied(string what, string code)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        using var other = Spoil(desk, what);
        var ran = await desk.RunAsync(Apply);
        ran.ExitCode.Should().Be(what == "in use" ? 7 : 1, ran.All);
        ran.Error.Should().Contain(code).And.Contain("--journal DIR");
        company.Calls.Should().NotContain(call => call.Mutating);
    }

    private static FileStream? Spoil(Desk desk, string what)
    {
        if (what == "a file in the place of its folder")
        {
            desk.Write(".reconciler", "");
            return null;
        }
        Directory.CreateDirectory(desk.PathOf(".reconciler/ACME"));
        desk.Write(JournalPath, what == "damaged" ? "{}\n{}\n" : "");
        if (what == "another company's")
            desk.Write(JournalPath, OtherCompany());
        return what == "in use"
            ? new(desk.PathOf(JournalPath), FileMode.Open, FileAccess.ReadWrite, FileShare.None)
            : null;
    }

    private static string OtherCompany()
    {
        var began = new RunBegan(new("r1", "tool"), "OTHER", "here", "d", 1, false);
        var (line, _) = JournalChain.Next(JournalHead.Empty, began, DateTimeOffset.UnixEpoch);
        return Encoding.UTF8.GetString(line) + "\n";
    }

    private static async Task<JsonArray> RunsAsync(Desk desk) =>
        JsonNode.Parse((await desk.RunAsync("show", ".", "--format", "json")).Out)!["runs"]!.AsArray();
}
