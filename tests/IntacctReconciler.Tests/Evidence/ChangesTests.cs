using System.Collections.Immutable;
using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Evidence;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Tests.Policies;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Evidence;

/// <summary>What a journal says in changes.csv.</summary>
public sealed class ChangesTests
{
    private static readonly CompanyState Company = Observed(
        roles: [Ruled.Bills("Bills"), Ruled.Payments("Payments")],
        users: [User("amy", "Bills")]
    );

    private static readonly ImmutableArray<Change> Changes = Plan(
        Company,
        """
        roles:
          Payments: { permissions: { accountsPayable: { payBills: none, bills: [List] } } }
        users:
          amy: { status: locked-out, roles: [Payments] }
        """
    ).Changes;

    private static readonly RunBegan Began = new(
        new("r1", "intacct-reconciler 1.0", "plan_bot", "CHG-77", "cfo", new string('c', 40)),
        "ACME",
        "https://api.intacct.com/ia/api/v1",
        new string('d', 64),
        2,
        false
    );

    [Fact]
    public void Each_value_that_came_or_went_has_a_row_with_plan_approver_and_outcome()
    {
        var rows = Rows(Packs.Journal([Began, .. Sent(), new RunEnded("r1", ApplyEnd.Complete, [])]));
        rows.Select(row => (row["ID"], row["Field"], row["Before"], row["After"]))
            .Should()
            .BeEquivalentTo([
                ("Payments", "Permissions: Accounts Payable / Bills", "", "List"),
                ("Payments", "Permissions: Accounts Payable / Pay bills", "Run", ""),
                ("amy", "Status", "Active", "Locked out"),
                ("amy", "Roles", "Bills", ""),
                ("amy", "Roles", "", "Payments"),
            ]);
        rows.Should()
            .OnlyContain(row =>
                row["Run"] == "r1"
                && row["Plan"] == new string('d', 64)
                && row["Change reference"] == "CHG-77"
                && row["Approved by"] == "cfo"
                && row["Applied by"] == "plan_bot"
                && row["Commit"] == new string('c', 40)
                && row["Outcome"] == "done and verified"
            );
        rows[0]["Time (UTC)"].Should().Be("2026-11-23 16:02:00");
    }

    [Fact]
    public void What_was_about_to_be_sent_when_a_run_was_cut_short_is_not_known()
    {
        var rows = Rows(Packs.Journal([Began, new BatchIntended("r1", 1, Changes)]));
        rows.Should().OnlyContain(row => row["Outcome"].StartsWith("not known", StringComparison.Ordinal));
        rows.Select(row => row["ID"]).Distinct().Should().BeEquivalentTo(["amy", "Payments"]);
    }

    [Fact]
    public void What_was_refused_or_never_sent_has_a_row_that_says_so()
    {
        var end = new RecordedEnd(Address.User("amy"), ChangeAction.Update, ChangeEnd.Refused, "No =1", "S-1");
        var rest = new RecordedEnd(Address.Role("Payments"), ChangeAction.Update, ChangeEnd.NotSent, "stopped");
        var own = Changes.Where(change => change.Address == end.Address).ToImmutableArray();
        var rows = Rows(
            Packs.Journal([
                Began,
                new BatchIntended("r1", 1, own),
                new BatchEnded("r1", 1, [end]),
                new RunEnded("r1", ApplyEnd.Partial, [rest]),
            ])
        );
        rows.Should()
            .Contain(row =>
                row["Outcome"] == "refused by Intacct" && row["Message"] == "No =1" && row["Support ID"] == "S-1"
            );
        var unsent = rows.Single(row => row["ID"] == "Payments");
        (unsent["Field"], unsent["Outcome"], unsent["Message"]).Should().Be(("", "not made", "stopped"));
    }

    [Fact]
    public void Only_what_was_recorded_since_is_told()
    {
        var journal = Packs.Journal([Began, .. Sent(), new RunEnded("r1", ApplyEnd.Complete, [])]);
        Rows(journal, Noon.AddHours(2)).Should().HaveCount(5, "the outcome was recorded at that time");
        Rows(journal, Noon.AddHours(2).AddSeconds(1)).Should().BeEmpty();
    }

    [Fact]
    public void That_a_journal_begins_later_than_what_is_asked_for_is_noted()
    {
        var journal = Packs.Journal([Began]);
        Codes(Packs.Of(Company, journal: journal, since: Noon.AddDays(-1))).Should().Equal("IR0581");
        Codes(Packs.Of(Company, journal: journal, since: Noon)).Should().BeEmpty();
        Codes(Packs.Of(Company, journal: journal)).Should().BeEmpty();
        Codes(Packs.Of(Company)).Should().Equal("IR0580");

        static IEnumerable<string> Codes(CompanyEvidence evidence) => evidence.Notes.Select(note => note.Code);
    }

    [Fact]
    public void Of_a_damaged_journal_what_is_proven_is_told_and_the_rest_is_said_not_to_be()
    {
        var whole = Packs.Journal([Began, .. Sent(), new RunEnded("r1", ApplyEnd.Complete, [])]);
        var damaged = whole with { Fault = new(5, "it was changed after it was written") };
        var pack = EvidencePack.Of(Packs.Of(Company, journal: damaged));
        pack.IsDamaged.Should().BeTrue();
        pack.Table("changes.csv").Should().HaveCount(5);
        pack.Text("README.txt").Should().Contain("DAMAGED at line 5");
        var journal = pack.Manifest["journal"]!;
        ((bool)journal["intact"]!, (int)journal["damage"]!["line"]!).Should().Be((false, 5));
    }

    private static IEnumerable<JournalRecord> Sent() =>
        [
            new BatchIntended("r1", 1, Changes),
            new BatchEnded("r1", 1, [.. Changes.Select(change => RecordedEnd.Of(new(change, ChangeEnd.Done)))]),
        ];

    private static IReadOnlyList<Dictionary<string, string>> Rows(
        JournalContents journal,
        DateTimeOffset? since = null
    ) => EvidencePack.Of(Packs.Of(Company, journal: journal, since: since)).Table("changes.csv");
}
