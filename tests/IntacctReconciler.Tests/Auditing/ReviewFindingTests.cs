using System.Collections.Immutable;
using IntacctReconciler.Auditing;
using IntacctReconciler.Model;
using IntacctReconciler.Reviewing;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Auditing;

/// <summary>A review of a company as it was, held against the company as it is.</summary>
public sealed class ReviewFindingTests
{
    private static readonly Role A = Role("A", ("accountsPayable/bills", "list"));
    private static readonly Role B = Role("B", ("generalLedger/journalEntries", "list"));

    private static readonly AuditKind[] Kinds =
    [
        AuditKinds.RevokeNotDone,
        AuditKinds.NotReviewed,
        AuditKinds.UnsignedDecision,
        AuditKinds.SelfReviewed,
        AuditKinds.GainedSinceReview,
        AuditKinds.KeepNotHeld,
    ];

    [Fact]
    public void A_company_that_was_kept_as_it_is_has_nothing_open() =>
        Findings(Observed([A], [Group("G", ["A"], "a")], [User("a", "A") with { Admin = "full" }])).Should().BeEmpty();

    [Fact]
    public void What_was_revoked_and_is_held_is_found_with_who_decided_and_when() =>
        Findings(Observed([A, B], users: [User("a", "A", "B")]), row => row.Access == "B" ? Revoked(row) : row)
            .Should()
            .Equal("High revoke-not-done user a: role B, held directly; revoke by cfo, 2026-11-20");

    [Fact]
    public void What_was_revoked_and_is_not_held_is_done()
    {
        var review = Review(
            Observed([A], users: [User("a", "A")]),
            Observed([A], users: [User("a")]),
            row => row.Item == ReviewItem.Role ? Revoked(row) : row
        );
        review.Lines(Kinds).Should().BeEmpty();
        review.Reviewed!.Of(ReviewState.Revoked).Should().Be(1);
    }

    [Fact]
    public void A_role_that_comes_by_another_way_now_is_held_still() =>
        Findings(
                Observed([A], [Group("G", [])], [User("a", "A")]),
                Observed([A], [Group("G", ["A"], "a")], [User("a")]),
                row => row.Item == ReviewItem.Role ? Revoked(row) : row
            )
            .Should()
            .Equal("High revoke-not-done user a: role A, now held through group G; revoke by cfo, 2026-11-20");

    [Fact]
    public void A_way_that_was_kept_is_no_revoke_of_the_other_that_was_not_done() =>
        Findings(
                Observed([A], [Group("G", ["A"], "a")], [User("a", "A")]),
                Observed([A], [Group("G", ["A"], "a")], [User("a")]),
                row => row is { UserId: "a", HeldThrough: "directly" } ? Revoked(row) : row
            )
            .Should()
            .BeEmpty();

    [Fact]
    public void Another_way_to_a_role_that_was_kept_is_nothing_new() =>
        Findings(
                Observed([A], [Group("G", [])], [User("a", "A")]),
                Observed([A], [Group("G", ["A"], "a")], [User("a", "A")])
            )
            .Should()
            .BeEmpty();

    [Theory]
    [InlineData("active", "High revoke-not-done user a: account: Business user, active; revoke by cfo, 2026-11-20")]
    [InlineData(
        "lockedOut",
        "Medium revoke-not-done user a: account: Business user, locked out; revoke by cfo, 2026-11-20"
    )]
    [InlineData("inactive", null)]
    public void To_revoke_an_account_is_to_deactivate_the_user(string status, string? found) =>
        Findings(
                Observed(users: [User("a")]),
                Observed(users: [User("a") with { Status = status }]),
                row => row.UserId == "a" ? Revoked(row) : row
            )
            .Should()
            .Equal(found is null ? [] : [found]);

    [Fact]
    public void The_record_of_an_external_user_proves_nothing()
    {
        var company = Observed(users: [User("ExtUser|firm|jo") with { Status = "inactive" }]);
        var review = Review(company, company, row => row.UserId == "plan_bot" ? row : Revoked(row));
        review
            .Findings.Single(one => one.Kind == AuditKinds.RevokeNotDone)
            .Mend.Should()
            .Contain("its record may stay");
    }

    [Theory]
    [InlineData("full", "full", "Critical revoke-not-done user a: Admin privileges Full; revoke by cfo, 2026-11-20")]
    [InlineData(
        "full",
        "limited",
        "High revoke-not-done user a: Admin privileges Full, now Limited; revoke by cfo, 2026-11-20"
    )]
    [InlineData("full", "off", null)]
    public void Admin_privileges_are_revoked_when_they_are_off(string then, string now, string? found) =>
        Findings(
                Observed(users: [User("a") with { Admin = then }]),
                Observed(users: [User("a") with { Admin = now }]),
                row => row is { UserId: "a", Item: ReviewItem.AdminPrivileges } ? Revoked(row) : row
            )
            .Should()
            .Equal(found is null ? [] : [found]);

    [Fact]
    public void What_nobody_decided_is_found_as_long_as_it_is_held() =>
        Findings(
                Observed(
                    [A],
                    users: [User("a", "A") with { Admin = "limited" }, User("b", "A"), User("c", "A"), User("d", "A")]
                ),
                Observed(
                    [A],
                    users:
                    [
                        User("a", "A") with
                        {
                            Admin = "limited",
                        },
                        User("b", "A") with
                        {
                            Status = "inactive",
                        },
                        User("c"),
                    ]
                ),
                row => row.UserId == "plan_bot" ? row : row with { Decision = null, Reviewer = "", Date = "" }
            )
            .Should()
            .Equal(
                "High not-reviewed user a: Admin privileges Limited",
                "Medium not-reviewed user a: account: Business user, active",
                "Medium not-reviewed user a: role A, held directly",
                "Medium not-reviewed user c: account: Business user, active",
                "Low not-reviewed user b: role A, held directly"
            );

    [Theory]
    [InlineData("", "2026-11-20", "without a reviewer")]
    [InlineData("cfo", "", "without a date")]
    [InlineData("", "", "with neither reviewer nor date")]
    public void A_decision_of_nobody_is_none(string reviewer, string date, string said) =>
        Findings(
                Observed([A], users: [User("a", "A")]),
                row => row.Item == ReviewItem.Role ? row with { Reviewer = reviewer, Date = date } : row
            )
            .Should()
            .Equal($"Medium unsigned-decision user a: role A, held directly: keep {said}");

    [Theory]
    [InlineData("A")]
    [InlineData("Amy Adams")]
    [InlineData("A@acme.example")]
    public void Nobody_keeps_what_is_their_own(string reviewer) =>
        Findings(
                Observed([A], users: [User("a", "A") with { Name = "Amy Adams" }]),
                row => row is { UserId: "a", Item: ReviewItem.Role } ? row with { Reviewer = reviewer } : row
            )
            .Should()
            .Equal($"Medium self-reviewed user a: role A, held directly; keep by {reviewer}, 2026-11-20");

    [Fact]
    public void What_is_held_and_has_no_row_is_found() =>
        Findings(
                Observed([A, B], [Group("G", ["B"])], [User("a", "A"), User("admin", "A")]),
                Observed(
                    [A, B],
                    [Group("G", ["B"], "a")],
                    [
                        User("a", "A"),
                        User("admin", "A") with
                        {
                            Admin = "full",
                        },
                        User("left", "A", "B") with
                        {
                            Status = "inactive",
                        },
                        User("new", "A", "B"),
                    ]
                )
            )
            .Should()
            .Equal(
                "Critical gained-since-review user admin: Admin privileges Full",
                "Medium gained-since-review user a: role B, held through group G",
                "Medium gained-since-review user new: no row of the user: account, role A, held directly and role B, held directly",
                "Low gained-since-review user left: no row of the user: role A, held directly and role B, held directly"
            );

    [Fact]
    public void More_than_was_kept_is_found()
    {
        var held = Grants(("accountsPayable/bills", "list"), ("generalLedger/journalEntries", "list add"));
        var more = Grants(("accountsPayable/bills", "list add"), ("generalLedger/journalEntries", "list"));
        Findings(
                Observed(
                    users:
                    [
                        User("a") with
                        {
                            Admin = "limited",
                            Permissions = held,
                        },
                        User("b") with
                        {
                            Status = "inactive",
                        },
                    ]
                ),
                Observed(users: [User("a") with { Admin = "full", Permissions = more }, User("b")]),
                model: "user-based"
            )
            .Should()
            .Equal(
                "Critical gained-since-review user a: Admin privileges Full now, Limited in the review",
                "Medium gained-since-review user a: permissions of Accounts Payable: 1 permission, 2 rights now, 1 permission, 1 right in the review",
                "Medium gained-since-review user b: account: Business user, active now, Business user, inactive in the review"
            );
    }

    [Fact]
    public void What_was_kept_and_is_given_up_is_told() =>
        Findings(
                Observed([A], [Group("G", [])], [User("a", "A"), User("b", "A"), User("c")]),
                Observed([A], [Group("G", ["A"], "b")], [User("a"), User("b"), User("c") with { Status = "inactive" }])
            )
            .Should()
            .Equal(
                "Info keep-not-held user a: role A, held directly",
                "Info keep-not-held user b: role A, now held through group G",
                "Info keep-not-held user c: account: inactive now"
            );

    [Fact]
    public void Rows_of_users_and_roles_that_are_gone_are_only_counted()
    {
        var review = Review(
            Observed([A, B], users: [User("a", "A", "B"), User("b", "A")]),
            Observed([A], users: [User("a", "A")]),
            row => row.UserId == "b" ? Revoked(row) with { Reviewer = "" } : row
        );
        review.Lines(Kinds).Should().BeEmpty();
        review.Reviewed!.Gone.Should().Equal("role B", "user b");
        review.Reviewed.Of(ReviewState.Gone).Should().Be(3);
        review.Reviewed.Rows.Should().Be(7);
    }

    [Fact]
    public void A_revoke_of_which_Intacct_does_not_tell_is_not_taken_for_done()
    {
        var before = Observed([A, B], [Group("G", ["A"], "a")], [User("a", "A", "B")]);
        var after = Observed([A, B], [Group("G", ["A"]) with { Members = null }], [User("a")]) with
        {
            OffersMembers = false,
        };
        Findings(before, after, row => row.Item == ReviewItem.Role ? Revoked(row) : row)
            .Should()
            .Equal(
                "Medium revoke-not-done user a: role A, held directly: Intacct does not tell whether it is held; revoke by cfo, 2026-11-20",
                "Medium revoke-not-done user a: role A, held through group G: Intacct does not tell whether it is held; revoke by cfo, 2026-11-20"
            );
    }

    [Fact]
    public void No_baseline_accepts_what_a_review_has_left_open()
    {
        var company = Observed([A], users: [User("a", "A")]);
        var review = Review(company, company, row => row.Item == ReviewItem.Role ? Revoked(row) : row);
        review.NeedsMoreThanABaseline.Should().BeTrue();
        var baseline = review.Accepting("2031-03-31");
        baseline.Accepted.Should().NotContain(entry => Kinds.Any(kind => kind.Code == entry.Kind));
    }

    /// <summary>Of the same company before and after.</summary>
    private static IEnumerable<string> Findings(CompanyState company, Func<ReviewRow, ReviewRow>? decide = null) =>
        Findings(company, company, decide);

    private static IEnumerable<string> Findings(
        CompanyState before,
        CompanyState after,
        Func<ReviewRow, ReviewRow>? decide = null,
        string model = "role-based"
    ) => Review(before, after, decide, model).Lines(Kinds);

    /// <summary>All of it was kept, but for what is decided otherwise.</summary>
    private static AuditReview Review(
        CompanyState before,
        CompanyState after,
        Func<ReviewRow, ReviewRow>? decide = null,
        string model = "role-based"
    )
    {
        ImmutableArray<ReviewRow> rows =
        [
            .. ReviewSheet
                .Of(before)
                .Select(row => row with { Decision = ReviewDecision.Keep, Reviewer = "cfo", Date = "2026-11-20" })
                .Select(decide ?? (row => row)),
        ];
        return Audits.Of(after, reviewed: rows, model: model);
    }

    private static ReviewRow Revoked(ReviewRow row) => row with { Decision = ReviewDecision.Revoke };
}
