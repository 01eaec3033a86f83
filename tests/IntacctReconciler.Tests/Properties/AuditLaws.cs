using CsCheck;
using IntacctReconciler.Auditing;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Resolving;
using IntacctReconciler.Tests.Resolving;

namespace IntacctReconciler.Tests.Properties;

public sealed class AuditLaws
{
    private static readonly AuditKind[] Cured =
    [
        AuditKinds.Drift,
        AuditKinds.Missing,
        AuditKinds.StillThere,
        AuditKinds.Overdue,
    ];

    [Fact]
    public void A_company_as_wished_has_not_drifted() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                (company, desired) =>
                    Of(desired.Over(company), desired)
                        .Findings.Should()
                        .NotContain(finding => Cured.Contains(finding.Kind)),
                iter: 2_000
            );

    [Fact]
    public void A_company_that_is_not_as_wished_has_drifted() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                (company, desired) =>
                {
                    var changes = ChangeSet.Of(desired, company).Changes;
                    // What only follows from something undeclared that goes has no place in the file.
                    if (
                        changes.Any(change =>
                            change.Reason == ChangeReason.Declared && change.Fields.Any(field => field.At is not null)
                        )
                    )
                        Of(company, desired).Findings.Should().Contain(finding => Cured.Contains(finding.Kind));
                },
                iter: 2_000
            );

    [Fact]
    public void Findings_do_not_depend_on_the_order_of_changes() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                (company, desired) =>
                {
                    var changes = ChangeSet.Of(desired, company);
                    var plan = RandomPlans.Of(desired, company);
                    var sorted = plan with { Changes = [.. plan.Changes.OrderByDescending(change => change.Address)] };
                    var (composition, _) = Resolved.Compose("");
                    var one = Audit.Of(new(composition, desired, changes, plan));
                    var other = Audit.Of(new(composition, desired, changes, sorted));
                    other
                        .Findings.Select(finding => (finding.Fingerprint, finding.Severity))
                        .Should()
                        .Equal(one.Findings.Select(finding => (finding.Fingerprint, finding.Severity)));
                },
                iter: 1_000
            );

    [Fact]
    public void Each_finding_has_an_id_of_its_own() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                (company, desired) =>
                    Of(company, desired).Findings.Select(finding => finding.Fingerprint).Should().OnlyHaveUniqueItems(),
                iter: 2_000
            );

    [Fact]
    public void What_was_written_as_a_baseline_is_found_no_more() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                (company, desired) =>
                {
                    var baseline = Of(company, desired);
                    var read = Written(baseline);
                    var again = Of(company, desired, read);
                    again.Findings.Should().BeEmpty();
                    again.Accepted.Length.Should().Be(baseline.Findings.Length);
                    again.Settled.Should().BeEmpty();
                },
                iter: 1_000
            );

    [Fact]
    public void What_no_file_declares_is_found_when_it_moves_after_a_baseline() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                (then, now, desired) =>
                {
                    var baseline = Written(Of(then, desired));
                    var found = Of(now, desired, baseline).Findings.Select(one => one.Subject).ToHashSet();
                    foreach (var (before, after) in KeyedDiff.Between(then.Roles, now.Roles))
                    {
                        if (
                            before is not null
                            && !desired.Roles.Contains(before.Id)
                            && desired.Roles.All(role => role.Former?.Id != before.Id)
                            && (after is null || !KeyedDiff.Differences(Fields.Role, before, after).IsEmpty)
                        )
                            found.Should().Contain(AuditSubject.Role(before.Id));
                    }
                },
                iter: 1_000
            );

    [Fact]
    public void A_baseline_is_the_same_bytes_after_being_read() =>
        RandomCompanies.Company.Sample(
            company =>
            {
                var bytes = BaselineFile.Write(Accepting(Of(company, Nothing)));
                var problems = new Problems();
                var read = BaselineFile.Read(bytes, "b.json", "ACME", problems)!;
                problems.Found.Should().BeEmpty();
                BaselineFile.Write(read).Should().Equal(bytes);
            },
            iter: 1_000
        );

    private static DesiredState Nothing { get; } =
        new("ACME", PermissionModel.RoleBased, RandomPlans.AsOf) { Manage = new() };

    private static AuditReview Of(CompanyState company, DesiredState desired, Baseline? baseline = null)
    {
        var (composition, _) = Resolved.Compose("");
        var plan = RandomPlans.Of(desired, company);
        return Audit.Of(new(composition, desired, ChangeSet.Of(desired, company), plan) { Baseline = baseline });
    }

    private static Baseline Accepting(AuditReview review) =>
        Baseline.Of(review, RandomPlans.AsOf, new("2999-12-31", DateTimeOffset.MaxValue), "cfo", "law");

    private static Baseline Written(AuditReview review)
    {
        var problems = new Problems();
        var read = BaselineFile.Read(BaselineFile.Write(Accepting(review)), "b.json", "ACME", problems);
        problems.Found.Should().BeEmpty();
        return read!;
    }
}
