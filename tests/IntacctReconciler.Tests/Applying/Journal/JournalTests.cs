using System.Collections.Immutable;
using System.Text;
using CsCheck;
using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Tests.Properties;

namespace IntacctReconciler.Tests.Applying.Journal;

public sealed class JournalTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 14, 2, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_written_is_what_is_read() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                pair =>
                {
                    var (company, desired) = pair;
                    var records = RecordsOf(ChangeSet.Of(desired, company).Changes);
                    var (bytes, head) = Written(records);
                    var read = JournalContents.Read(bytes);
                    read.Fault.Should().BeNull();
                    read.Head.Should().Be(head);
                    Written(read.Entries.Select(entry => entry.Record)).Bytes.Should().Equal(bytes);
                },
                iter: 200
            );

    [Fact]
    public void Whichever_byte_is_changed_the_chain_breaks()
    {
        var (bytes, _) = Written(Records);
        for (var i = 0; i < bytes.Length - 1; i++)
        {
            byte[] changed = [.. bytes];
            changed[i] ^= 1;
            var read = JournalContents.Read(changed);
            (read.Fault is not null).Should().BeTrue($"byte {i} was changed");
        }
    }

    [Fact]
    public void A_line_taken_out_put_in_or_moved_is_found_and_named()
    {
        var lines = LinesOf(Written(Records).Bytes);
        for (var i = 0; i < lines.Length - 1; i++)
        {
            FaultOf(lines.RemoveAt(i))!.Line.Should().Be(i + 1);
            FaultOf(lines.Insert(i, lines[i])).Should().NotBeNull();
            FaultOf(lines.SetItem(i, lines[i + 1]).SetItem(i + 1, lines[i]))!.Line.Should().Be(i + 1);
        }
    }

    [Fact]
    public void A_line_that_a_kill_cut_short_stays_and_the_next_one_says_so()
    {
        var whole = Written(Records).Bytes;
        var lines = LinesOf(whole);
        for (var kept = 1; kept < lines[^1].Length; kept += 7)
        {
            byte[] cut = [.. whole.AsSpan(0, whole.Length - lines[^1].Length - 1 + kept)];
            var read = JournalContents.Read(cut);
            read.Fault.Should().BeNull();
            read.IsUnended.Should().BeTrue();
            read.Torn.Should().NotBeNull();
            read.Entries.Length.Should().Be(lines.Length - 1);

            var (line, _) = JournalChain.Next(read.Head, new RunEnded("r1", ApplyEnd.Partial, []), At, read.Torn);
            byte[] mended = [.. cut, (byte)'\n', .. line, (byte)'\n'];
            var again = JournalContents.Read(mended);
            again.Fault.Should().BeNull();
            again.Entries.Length.Should().Be(lines.Length);

            // Nobody can make an earlier record look as if it had been cut short.
            var (silent, _) = JournalChain.Next(read.Head, new RunEnded("r1", ApplyEnd.Partial, []), At);
            byte[] unsaid = [.. cut, (byte)'\n', .. silent, (byte)'\n'];
            JournalContents.Read(unsaid).Fault!.Line.Should().Be(lines.Length);
        }
    }

    [Fact]
    public void Two_kills_in_a_row_leave_two_fragments_and_the_next_line_names_both()
    {
        var whole = Written(Records).Bytes;
        var first = JournalContents.Read(whole.AsSpan(0, whole.Length - 40));
        var (line, _) = JournalChain.Next(first.Head, new RunEnded("r1", ApplyEnd.Partial, []), At, first.Torn);
        byte[] again = [.. whole.AsSpan(0, whole.Length - 40), (byte)'\n', .. line.AsSpan(0, line.Length - 9)];
        var second = JournalContents.Read(again);
        second.Fault.Should().BeNull();
        second.Torn.Should().NotBeNull().And.NotBe(first.Torn);
        var (last, head) = JournalChain.Next(second.Head, new RunEnded("r1", ApplyEnd.Partial, []), At, second.Torn);
        byte[] mended = [.. again, (byte)'\n', .. last, (byte)'\n'];
        var read = JournalContents.Read(mended);
        read.Fault.Should().BeNull();
        read.Head.Should().Be(head);
        mended[^(last.Length + 20)] ^= 1;
        JournalContents.Read(mended).Fault!.Line.Should().Be(Records.Length);
    }

    [Fact]
    public void A_whole_line_that_only_lacks_its_line_feed_counts()
    {
        var whole = Written(Records).Bytes;
        var read = JournalContents.Read(whole.AsSpan(0, whole.Length - 1));
        read.Fault.Should().BeNull();
        read.Torn.Should().BeNull();
        read.IsUnended.Should().BeTrue();
        read.Entries.Length.Should().Be(Records.Length);
    }

    [Fact]
    public void A_run_that_was_cut_short_knows_what_was_sent_and_what_is_proven()
    {
        var clerk = Change("clerk");
        var run = RunSoFar.Last(JournalContents.Read(Written([.. Records.SkipLast(1)]).Bytes))!;
        run.End.Should().BeNull();
        run.Batches.Should().Be(1);
        run.StepsOf(clerk.Address).Should().Be(new Steps(1, 1));
        run.StepsOf(Change("second").Address).Should().Be(new Steps(0, 1));
        run.StepsOf(Change("never").Address).Should().Be(Steps.None);
    }

    [Fact]
    public void Only_a_run_that_completed_a_plan_completed_it()
    {
        var began = (RunBegan)Records[0];
        var cut = JournalContents.Read(Written([began, new RunEnded("r1", ApplyEnd.Partial, [])]).Bytes);
        RunSoFar.Completed(cut, began.Plan).Should().BeNull();
        var resumed = JournalContents.Read(
            Written([
                began,
                new RunEnded("r1", ApplyEnd.Partial, []),
                began with
                {
                    Resumed = true,
                },
                new RunEnded("r1", ApplyEnd.Complete, []),
            ]).Bytes
        );
        RunSoFar.Completed(resumed, began.Plan)!.Began.Facts.Id.Should().Be("r1");
        RunSoFar.Completed(resumed, "another").Should().BeNull();
    }

    private static ImmutableArray<JournalRecord> Records { get; } =
    [
        new RunBegan(
            new("r1", "intacct-reconciler 1.0", "plan_bot", "CHG-1", "cfo", "abc"),
            "ACME",
            "simulator:company.json",
            "d1",
            3,
            false
        ),
        new BatchIntended("r1", 1, [Change("clerk")]),
        new BatchEnded("r1", 1, [new(Change("clerk").Address, ChangeAction.Update, ChangeEnd.Done)]),
        new BatchIntended("r1", 2, [Change("second")]),
        new RunEnded(
            "r1",
            ApplyEnd.Partial,
            [new(Change("never").Address, ChangeAction.Update, ChangeEnd.NotSent, "stopped \u001b[31m")]
        ),
    ];

    private static Change Change(string role) =>
        new(
            Address.Role(role),
            ChangeAction.Update,
            Stage.Roles,
            ChangeReason.Declared,
            [new(Fields.Role[0].Info, new FieldValue.Text("a"), new FieldValue.Text("b"))]
        );

    private static IEnumerable<JournalRecord> RecordsOf(ImmutableArray<Change> changes) =>
        [
            Records[0],
            new BatchIntended("r1", 1, changes),
            new BatchEnded("r1", 1, [.. changes.Select(change => RecordedEnd.Of(new(change, ChangeEnd.Done)))]),
            new RunEnded("r1", ApplyEnd.Complete, []),
        ];

    private static (byte[] Bytes, JournalHead Head) Written(IEnumerable<JournalRecord> records)
    {
        var (all, head) = (new List<byte>(), JournalHead.Empty);
        foreach (var record in records)
        {
            (var line, head) = JournalChain.Next(head, record, At);
            all.AddRange(line);
            all.Add((byte)'\n');
        }
        return ([.. all], head);
    }

    private static ImmutableArray<string> LinesOf(byte[] bytes) =>
        [.. Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n')];

    private static JournalFault? FaultOf(IEnumerable<string> lines) =>
        JournalContents.Read(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))).Fault;
}
