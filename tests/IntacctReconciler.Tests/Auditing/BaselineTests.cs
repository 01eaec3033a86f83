using System.Text;
using IntacctReconciler.Auditing;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Tests.Resolving;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Auditing;

public sealed class BaselineTests
{
    private static CompanyState Company { get; } =
        Observed(
            [Role("A", ("accountsPayable/bills", "list")), Role("unheld", ("company/departments", "list"))],
            [Group("G", ["A"], "a")],
            [User("a", "A"), User("b", "A")]
        );

    [Fact]
    public void What_is_accepted_is_no_finding_until_its_end()
    {
        var baseline = Audits.Of(Company).Accepting("2027-03-31", "cfo");
        var later = Audits.Of(Company, baseline: baseline, asOf: "2027-03-31T23:59Z");
        later.Lines().Should().BeEmpty();
        later.Accepted.Should().Contain(one => one.Kind == AuditKinds.UnheldRole && one.Accepted!.Owner == "cfo");
        var after = Audits.Of(Company, baseline: baseline, asOf: "2027-04-01");
        after.Findings.Single(one => one.Kind == AuditKinds.UnheldRole).Lapsed!.Until.Should().Be("2027-03-31");
        after.Accepted.Should().BeEmpty();
    }

    [Fact]
    public void Without_declarations_everything_is_compared_with_it()
    {
        var baseline = Audits.Of(Company).Accepting("2027-03-31");
        var now = Company with
        {
            Roles = Table<Role>.Of([
                Role("A", ("accountsPayable/bills", "list add")),
                Role("new", ("company/locations", "list")),
            ]),
            Users = Company.Users.With([User("a", "A") with { Admin = "full" }, User("c", "new")]),
        };
        var review = Audits.Of(now, baseline: baseline);
        review.ComparedWith.Should().Be(ComparedWith.Baseline);
        review
            .Lines()
            .Should()
            .Equal(
                "Critical changed user a admin",
                "High changed role A permissions",
                "Medium gone role unheld",
                "Medium undeclared-user user c",
                "Medium undeclared-role role new"
            );
        review.Settled.Should().ContainSingle().Which.Kind.Should().Be("unheld-role");
    }

    [Fact]
    public void With_declarations_only_what_they_leave_out_is()
    {
        const string yaml =
            "roles: { A: { permissions: { accountsPayable: { bills: [list] } } } }\nusers: { a: { admin: off } }";
        var baseline = Audits.Of(Company, yaml).Accepting("2027-03-31");
        var now = Company with
        {
            Roles = Company.Roles.With([Role("A", ("accountsPayable/bills", "list add"))]),
            Users = Company.Users.With([User("a", "A") with { Admin = "full" }, User("b")]),
        };
        Audits
            .Of(now, yaml, baseline)
            .Lines(AuditKinds.Drift, AuditKinds.Changed, AuditKinds.UndeclaredUser)
            .Should()
            .Equal("Critical drift user a admin", "High drift role A permissions", "Medium changed user b roles");
    }

    [Fact]
    public void An_accepted_difference_that_grows_is_a_new_one()
    {
        const string yaml = "roles: { A: { permissions: { accountsPayable: { bills: [list] } } } }";
        CompanyState With(string rights) =>
            Company with
            {
                Roles = Company.Roles.With([Role("A", ("accountsPayable/bills", rights))]),
            };
        var baseline = Audits.Of(With("list add"), yaml).Accepting("2027-03-31");
        Audits.Of(With("list add"), yaml, baseline).Lines(AuditKinds.Drift).Should().BeEmpty();
        Audits.Of(With("list add delete"), yaml, baseline).Lines(AuditKinds.Drift).Should().ContainSingle();
    }

    [Fact]
    public void Writing_it_again_keeps_who_answered_and_until_when_and_renews_what_has_ended()
    {
        var first = Audits.Of(Company).Accepting("2027-03-31", "cfo");
        var kept = Audits.Of(Company, baseline: first).Accepting("2028-01-31", "ceo");
        kept.Accepted.Should().Equal(first.Accepted);
        var renewed = Audits.Of(Company, baseline: first, asOf: "2027-05-01").Accepting("2028-01-31", "ceo");
        renewed.Accepted.Should().OnlyContain(entry => entry.Owner == "ceo" && entry.Until == "2028-01-31");
    }

    [Fact]
    public void Without_a_file_and_without_a_baseline_that_is_said()
    {
        var review = Audits.Of(Company);
        review.ComparedWith.Should().Be(ComparedWith.Nothing);
        review.Notes.Should().Contain(note => note.Code == "IR0555");
    }

    [Fact]
    public void It_is_the_same_after_being_written_and_read()
    {
        var baseline = Audits.Of(Company).Accepting("2027-03-31", "cfo");
        var bytes = BaselineFile.Write(baseline);
        var problems = new Problems();
        var read = BaselineFile.Read(bytes, "b.json", "ACME", problems)!;
        problems.Found.Should().BeEmpty();
        BaselineFile.Write(read).Should().Equal(bytes);
        Audits.Of(Company, baseline: read).Lines().Should().BeEmpty();
    }

    [Fact]
    public void A_reason_may_be_written_into_it_and_an_acceptance_be_taken_out()
    {
        var text = Encoding.UTF8.GetString(BaselineFile.Write(Audits.Of(Company).Accepting("2027-03-31")));
        var edited = text.Replace("\"until\":\"2027-03-31\"", "\"reason\":\"known\",\"until\":\"2026-12-31\"");
        Read(edited).Should().BeEmpty();
        var lines = text.Split('\n').ToList();
        lines.RemoveAt(lines.FindIndex(line => line.Contains("fingerprint", StringComparison.Ordinal)));
        Read(string.Join('\n', lines)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"until\":\"2027-03-31\"", "\"until\":\"soon\"", "IR0552")]
    [InlineData("\"kind\"", "\"sort\"", "IR0552")]
    [InlineData("intacct-baseline/1", "intacct-baseline/2", "IR0551")]
    [InlineData("intacct-baseline/1", "intacct-snapshot/1", "IR0550")]
    [InlineData("\"company\": \"ACME\"", "\"company\": \"OTHER\"", "IR0554")]
    [InlineData("\"admin\":\"off\"", "\"admin\":\"full\"", "IR0553")]
    [InlineData("\"roles\":[\"A\"]", "\"roles\":true", "IR0552")]
    public void What_is_wrong_with_it_is_said(string old, string with, string code)
    {
        var text = Encoding.UTF8.GetString(BaselineFile.Write(Audits.Of(Company).Accepting("2027-03-31")));
        text.Should().Contain(old);
        Read(text.Replace(old, with, StringComparison.Ordinal)).Should().StartWith($"- Error {code}");
    }

    [Fact]
    public void Half_a_baseline_is_none()
    {
        var text = Encoding.UTF8.GetString(BaselineFile.Write(Audits.Of(Company).Accepting("2027-03-31")));
        foreach (var length in (int[])[0, 1, 20, text.Length / 2, text.Length - 3])
            Read(text[..length]).Should().MatchRegex("^- Error IR055[02]");
    }

    private static string Read(string text)
    {
        var problems = new Problems();
        var read = BaselineFile.Read(Encoding.UTF8.GetBytes(text), "b.json", "ACME", problems);
        (read is null).Should().Be(problems.HasErrors);
        return Resolved.Lines(problems.Found);
    }
}
