using System.Text;
using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Cli;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Tests.Cli;

public sealed class JournalFileTests
{
    private static readonly RunEnded Ended = new("r1", ApplyEnd.Complete, []);

    [Fact]
    public async Task What_was_appended_is_on_the_disk_and_chained_to_what_was_there()
    {
        await using var scene = await JournalScene.NewAsync();
        using (var journal = scene.Open())
        {
            await journal.BeginAsync(scene.Began, scene.Plan);
            await journal.AppendAsync(Ended);
        }
        using (var journal = scene.Open())
        {
            journal.Contents.Entries.Should().HaveCount(2);
            await journal.BeginAsync(scene.Began, scene.Plan);
        }
        var read = JournalFile.Read(scene.Place.Journal);
        read.Fault.Should().BeNull();
        var records = read.Entries.Select(entry => entry.Record).ToList();
        records.Should().HaveCount(3);
        records[0].Should().Be(scene.Began);
        records[1].Should().BeOfType<RunEnded>().Which.End.Should().Be(ApplyEnd.Complete);
        records[2].Should().Be(scene.Began);
    }

    [Fact]
    public async Task The_plan_is_kept_beside_it_byte_for_byte()
    {
        await using var scene = await JournalScene.NewAsync();
        using (var journal = scene.Open())
            await journal.BeginAsync(scene.Began, scene.Plan);
        (await File.ReadAllBytesAsync(scene.Place.Plan, TestContext.Current.CancellationToken))
            .Should()
            .Equal(PlanFile.Write(scene.Plan, scene.Key));
    }

    [Fact]
    public async Task Nothing_is_made_before_there_is_something_to_record()
    {
        await using var scene = await JournalScene.NewAsync();
        scene.Open().Dispose();
        Directory.Exists(scene.Place.Folder).Should().BeFalse();
    }

    [Fact]
    public async Task Only_its_owner_can_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix's");
        await using var scene = await JournalScene.NewAsync();
        using (var journal = scene.Open())
            await journal.BeginAsync(scene.Began, scene.Plan);
#pragma warning disable CA1416 // skipped on Windows above
        foreach (var file in (string[])[scene.Place.Journal, scene.Place.Plan])
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
#pragma warning restore CA1416
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(-1)]
    public async Task A_line_that_a_kill_cut_short_stays_and_the_next_one_names_it(int kept)
    {
        await using var scene = await JournalScene.NewAsync();
        using (var journal = scene.Open())
        {
            await journal.BeginAsync(scene.Began, scene.Plan);
            await journal.AppendAsync(Ended);
        }
        var lines = await File.ReadAllLinesAsync(scene.Place.Journal, TestContext.Current.CancellationToken);
        var last = kept < 0 ? lines[1] : lines[1][..kept];
        var cut = Encoding.UTF8.GetBytes($"{lines[0]}\n{last}");
        await scene.WriteAsync(cut);
        using (var journal = scene.Open())
            await journal.BeginAsync(scene.Began with { Resumed = true }, scene.Plan);
        var after = await File.ReadAllBytesAsync(scene.Place.Journal, TestContext.Current.CancellationToken);
        after.AsSpan(0, cut.Length).SequenceEqual(cut).Should().BeTrue("nothing is ever taken out");
        var read = JournalContents.Read(after);
        read.Fault.Should().BeNull();
        read.Entries.Should().HaveCount(kept < 0 ? 3 : 2);
    }

    [Fact]
    public async Task One_that_is_damaged_is_refused_with_its_line()
    {
        await using var scene = await JournalScene.NewAsync();
        using (var journal = scene.Open())
        {
            await journal.BeginAsync(scene.Began, scene.Plan);
            await journal.AppendAsync(Ended);
        }
        var bytes = await File.ReadAllBytesAsync(scene.Place.Journal, TestContext.Current.CancellationToken);
        bytes[20] ^= 1;
        await scene.WriteAsync(bytes);
        scene
            .Invoking(one => one.Open())
            .Should()
            .Throw<CannotRun>()
            .Which.Why.Should()
            .Match<Diagnostic>(why => why.Code == "IR7312" && why.Message.Contains("line 1"));
        var after = await File.ReadAllBytesAsync(scene.Place.Journal, TestContext.Current.CancellationToken);
        after.Should().Equal(bytes, "it is evidence");
    }

    [Fact]
    public async Task That_of_another_company_is_refused()
    {
        await using var scene = await JournalScene.NewAsync();
        using (var journal = scene.Open())
            await journal.BeginAsync(scene.Began with { Company = "OTHER" }, scene.Plan);
        scene.Invoking(one => one.Open()).Should().Throw<CannotRun>().Which.Why.Code.Should().Be("IR7313");
    }

    [Fact]
    public async Task Two_cannot_write_it_at_a_time()
    {
        await using var scene = await JournalScene.NewAsync();
        using var first = scene.Open();
        using var second = scene.Open();
        await first.BeginAsync(scene.Began, scene.Plan);
        scene
            .Invoking(one => one.Open())
            .Should()
            .Throw<CannotRun>()
            .Which.Should()
            .Match<CannotRun>(why => why.Why.Code == "IR7314" && why.ExitCode == 7);
        FluentActions.Invoking(() => JournalFile.Read(scene.Place.Journal)).Should().Throw<CannotRun>();
        // It found none when it was opened; now there is one, and it is not its own.
        await second.Invoking(one => one.BeginAsync(scene.Began, scene.Plan)).Should().ThrowAsync<JournalException>();
    }

    [Fact]
    public async Task What_cannot_be_written_is_said_before_anything_is_sent()
    {
        await using var scene = await JournalScene.NewAsync("access.yaml/journal");
        using var journal = scene.Open();
        await journal.Invoking(one => one.BeginAsync(scene.Began, scene.Plan)).Should().ThrowAsync<JournalException>();
        await journal.Invoking(one => one.AppendAsync(Ended)).Should().ThrowAsync<JournalException>();
    }

    [Fact]
    public async Task A_plan_that_cannot_be_kept_is_not_begun()
    {
        await using var scene = await JournalScene.NewAsync();
        Directory.CreateDirectory(scene.Place.Plan);
        using var journal = scene.Open();
        await journal.Invoking(one => one.BeginAsync(scene.Began, scene.Plan)).Should().ThrowAsync<JournalException>();
        new FileInfo(scene.Place.Journal).Length.Should().Be(0);
    }

    [Fact]
    public async Task Secrets_do_not_reach_it_and_hostile_text_stays_in_its_line()
    {
        await using var scene = await JournalScene.NewAsync();
        scene.Session.Mask.Hide("hunter2-and-more");
        var message = "no \u001b[31m\n\"type\":\"end\"\u202e hunter2-and-more";
        var result = new RecordedEnd(
            Address.Role("x"),
            ChangeAction.Update,
            ChangeEnd.Refused,
            message,
            "hunter2-and-more"
        );
        using (var journal = scene.Open())
        {
            await journal.BeginAsync(
                scene.Began with
                {
                    Facts = scene.Began.Facts with { ChangeRef = "see hunter2-and-more" },
                },
                scene.Plan
            );
            await journal.AppendAsync(new BatchEnded("r1", 1, [result]));
            await journal.AppendAsync(new RunEnded("r1", ApplyEnd.Partial, [result]));
        }
        var text = await File.ReadAllTextAsync(scene.Place.Journal, TestContext.Current.CancellationToken);
        text.Should().NotContain("hunter2").And.NotContain("\u001b");
        text.Split('\n').Should().HaveCount(4);
        var read = JournalFile.Read(scene.Place.Journal);
        ((BatchEnded)read.Entries[1].Record)
            .Results[0]
            .Message.Should()
            .Be(message.Replace("hunter2-and-more", "****"));
    }
}
