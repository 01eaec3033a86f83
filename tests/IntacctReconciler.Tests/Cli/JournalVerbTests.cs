using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;

namespace IntacctReconciler.Tests.Cli;

public sealed class JournalVerbTests
{
    private const string Folder = ".reconciler/ACME";
    private const string File = Folder + "/journal.jsonl";

    [Theory]
    [InlineData(".")]
    [InlineData("access.yaml")]
    [InlineData(Folder)]
    [InlineData(File)]
    public async Task A_journal_is_found_by_whatever_leads_to_it(string path)
    {
        await using var scene = await RecordedAsync();
        var ran = await scene.Desk.RunAsync("journal", "verify", path);
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Out.Should().MatchRegex("^3 records, 1 run, head [0-9a-f]{64}, intact\n$");
        if (path == "access.yaml")
            return;
        var shown = await scene.Desk.RunAsync("show", path);
        shown.ExitCode.Should().Be(0, shown.All);
        shown.Out.Should().Contain("CHG-1").And.Contain("complete").And.EndWith("intact.\n");
    }

    [Fact]
    public async Task It_is_known_by_what_it_holds_too()
    {
        await using var scene = await RecordedAsync();
        scene.Desk.Write("evidence", scene.Desk.Read(File));
        (await scene.Desk.RunAsync("journal", "verify", "evidence")).ExitCode.Should().Be(0);
        var shown = await scene.Desk.RunAsync("show", "evidence", "--format", "json");
        shown.Out.Should().Contain("\"intact\": true");
    }

    [Fact]
    public async Task Whatever_was_done_to_it_is_named_with_its_line()
    {
        await using var scene = await RecordedAsync();
        var lines = scene.Desk.Read(File).TrimEnd('\n').Split('\n');
        (string Done, string[] Lines, int At)[] crimes =
        [
            ("a byte changed", [lines[0], lines[1].Replace("\"r1\"", "\"r2\""), lines[2]], 2),
            ("a line taken out", [lines[0], lines[2]], 2),
            ("two lines moved", [lines[0], lines[2], lines[1]], 2),
            ("a line put in", [lines[0], lines[1], lines[1], lines[2]], 3),
            ("the beginning taken away", [lines[1], lines[2]], 1),
        ];
        foreach (var (done, changed, at) in crimes)
        {
            scene.Desk.Write(File, string.Concat(changed.Select(line => line + "\n")));
            var ran = await scene.Desk.RunAsync("journal", "verify");
            ran.ExitCode.Should().Be(1, done);
            ran.Error.Should().Contain("IR7312").And.Contain($"damaged at line {at}", done);
            var shown = await scene.Desk.RunAsync("show", Folder);
            shown.ExitCode.Should().Be(1, done);
            shown.Out.Should().Contain($"DAMAGED  at line {at}");
        }
    }

    [Fact]
    public async Task Where_there_is_none_that_is_said()
    {
        await using var desk = Desk.With("acme");
        foreach (var path in (string[])[".", "nowhere", "access.yaml"])
        {
            var ran = await desk.RunAsync("journal", "verify", path);
            ran.ExitCode.Should().Be(1);
            ran.Error.Should().Contain("IR7311");
        }
    }

    private static async Task<JournalScene> RecordedAsync()
    {
        var scene = await JournalScene.NewAsync(Folder);
        using var journal = scene.Open();
        await journal.BeginAsync(scene.Began, scene.Plan);
        await journal.AppendAsync(new BatchIntended("r1", 1, [scene.Plan.Changes[0]]));
        await journal.AppendAsync(new RunEnded("r1", ApplyEnd.Complete, []));
        return scene;
    }
}
