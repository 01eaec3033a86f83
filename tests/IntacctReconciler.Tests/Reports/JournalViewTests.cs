using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Reports;

public sealed class JournalViewTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 14, 2, 0, TimeSpan.Zero);

    [Fact]
    public void A_run_that_was_cut_short_and_finished_and_one_that_failed_in_part()
    {
        var (clerk, leaver, team) = (
            Change(Address.Role("AP clerk"), ChangeAction.Update),
            Change(Address.User("leaver1"), ChangeAction.Deactivate),
            Change(Address.Group("AP team"), ChangeAction.Create)
        );
        ShouldRead(
            "journal",
            Journal(
                Began("r1", "3f1c", 3),
                new BatchIntended("r1", 1, [leaver]),
                Ended("r1", 1, Result(leaver, ChangeEnd.Done)),
                new BatchIntended("r1", 2, [clerk]),
                Began("r1", "3f1c", 3) with
                {
                    Resumed = true,
                },
                new BatchIntended("r1", 2, [clerk, team]),
                Ended("r1", 2, Result(clerk, ChangeEnd.Done), Result(team, ChangeEnd.Done)),
                new RunEnded("r1", ApplyEnd.Complete, [Result(leaver, ChangeEnd.AlreadyDone)]),
                Began("r2", "77aa", 3) with
                {
                    Facts = new("r2", "intacct-reconciler 0.1.0", "recon_bot", "CHG \u001b[31m|2\n", null, null),
                },
                new BatchIntended("r2", 1, [clerk]),
                Ended(
                    "r2",
                    1,
                    Result(
                        clerk,
                        ChangeEnd.Refused,
                        "Permission \u001b[31mpayBills\nis | not subscribed",
                        "Kxy12-Web015"
                    )
                ),
                new RunEnded("r2", ApplyEnd.Partial, [Result(team, ChangeEnd.NotSent, "an earlier change failed")])
            )
        );
    }

    [Fact]
    public void The_last_run_may_wait_to_be_finished_and_the_last_line_be_cut()
    {
        var clerk = Change(Address.Role("AP clerk"), ChangeAction.Update);
        ShouldRead(
            "journal-cut",
            Journal([Began("r1", "3f1c", 1), new BatchIntended("r1", 1, [clerk])], "{\"at\":\"20")
        );
    }

    [Fact]
    public void What_stands_before_a_damage_is_shown_and_the_damage_named() =>
        ShouldRead("journal-damaged", Journal([Began("r1", "3f1c", 1)], "not a record\n"));

    [Fact]
    public void Of_a_long_run_what_failed_is_never_left_out()
    {
        var changes = Enumerable
            .Range(1, 60)
            .Select(i => Change(Address.Role($"Role {i}"), ChangeAction.Update))
            .ToArray();
        var results = changes.Select((change, i) => Result(change, i == 40 ? ChangeEnd.Unverified : ChangeEnd.Done));
        var journal = Journal(
            Began("r1", "3f1c", 60),
            new BatchIntended("r1", 1, [.. changes]),
            Ended("r1", 1, [.. results]),
            new RunEnded("r1", ApplyEnd.Partial, [])
        );
        TextFormat
            .Write(JournalContent.Of(journal))
            .Should()
            .Contain("role[\"Role 41\"]   not verified")
            .And.Contain("and 49 more that were made")
            .And.NotContain("Role 60");
        TextFormat.Write(JournalContent.Of(journal, Detail.Verbose)).Should().Contain("Role 60");
    }

    [Fact]
    public void Another_program_reads_the_same()
    {
        var clerk = Change(Address.Role("AP clerk"), ChangeAction.Update);
        var journal = Journal(
            Began("r1", "3f1c", 1),
            new BatchIntended("r1", 1, [clerk]),
            Ended("r1", 1, Result(clerk, ChangeEnd.Refused, "no \u001b[31m")),
            new RunEnded("r1", ApplyEnd.Partial, [])
        );
        var text = JournalReportJson.Of(journal);
        MaintainedFile.ShouldBe("tests/IntacctReconciler.Tests/Golden/Reports/journal.json", text);
        JsonNode.Parse(text)!["head"]!.ToString().Should().Be(journal.Head.Hash);
    }

    private static void ShouldRead(string name, JournalContents journal)
    {
        var report = JournalContent.Of(journal);
        MaintainedFile.ShouldBe($"tests/IntacctReconciler.Tests/Golden/Reports/{name}.txt", TextFormat.Write(report));
        MaintainedFile.ShouldBe(
            $"tests/IntacctReconciler.Tests/Golden/Reports/{name}.md",
            MarkdownFormat.Write(report)
        );
    }

    private static RunBegan Began(string run, string plan, int changes) =>
        new(
            new(
                run,
                "intacct-reconciler 0.1.0",
                "recon_bot",
                "CHG-1234",
                "cfo",
                "0123456789abcdef0123456789abcdef01234567"
            ),
            "ACME",
            "https://api.intacct.com/ia/api/v1",
            plan,
            changes,
            false
        );

    private static BatchEnded Ended(string run, int batch, params ImmutableArray<RecordedEnd> results) =>
        new(run, batch, results);

    private static RecordedEnd Result(Change change, ChangeEnd end, string? message = null, string? support = null) =>
        new(change.Address, change.Action, end, message, support);

    private static Change Change(Address address, ChangeAction action) =>
        new(
            address,
            action,
            Stage.Roles,
            ChangeReason.Declared,
            [new(Fields.Of(address.Kind)[0], new FieldValue.Text("a"), new FieldValue.Text("b"))]
        );

    private static JournalContents Journal(params ImmutableArray<JournalRecord> records) => Journal(records, "");

    private static JournalContents Journal(ImmutableArray<JournalRecord> records, string tail)
    {
        var (all, head, at) = (new List<byte>(), JournalHead.Empty, Start);
        foreach (var record in records)
        {
            (var line, head) = JournalChain.Next(head, record, at);
            all.AddRange(line);
            all.Add((byte)'\n');
            at += TimeSpan.FromMinutes(1);
        }
        all.AddRange(System.Text.Encoding.UTF8.GetBytes(tail));
        // One line that cannot be read is damage only when the one after it does not name it.
        if (tail.EndsWith('\n'))
            all.AddRange(System.Text.Encoding.UTF8.GetBytes(tail));
        return JournalContents.Read([.. all]);
    }
}
