using System.Collections.Immutable;
using CsCheck;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Reviewing;

namespace IntacctReconciler.Tests.Properties;

public sealed class ReviewLaws
{
    private const string Letters = "aZ09=+-@'\"`;,.:/| \t\r\n\\{}u\u202E\uFF1D\u00A0é";

    private static readonly Gen<string> Text = Gen.Char[Letters].Array[1, 9].Select(letters => new string(letters));

    private static readonly Gen<ReviewRow> Row = Gen.Select(
            Gen.Enum<ReviewItem>(),
            Gen.Select(Text, Text, Text, Text),
            Gen.Select(Text, Text, Text),
            Gen.Enum<ReviewDecision>()
        )
        .Select(
            (item, names, said, decision) =>
                new ReviewRow
                {
                    Company = $"C{names.Item1}C",
                    UserId = $"U{names.Item2}U",
                    Item = item,
                    Access = $"{names.Item3}A",
                    HeldThrough = $"{names.Item4}G",
                    Decision = decision,
                    Reviewer = said.Item1.Trim(),
                    Date = said.Item2.Trim(),
                    Comment = said.Item3.Trim(),
                }
        );

    [Fact]
    public void What_is_written_is_read_again_whatever_is_in_it() =>
        Row.Array[0, 5]
            .Sample(
                rows =>
                {
                    var distinct = rows.DistinctBy(row => row.Key).ToArray();
                    Read(ReviewFile.Write(distinct))
                        .Select(row =>
                            row with
                            {
                                Origin = null,
                                Access = row.Access.Trim(),
                                HeldThrough = row.HeldThrough.Trim(),
                            }
                        )
                        .Should()
                        .Equal(
                            distinct.Select(row =>
                                row with
                                {
                                    Access = row.Access.Trim(),
                                    HeldThrough = row.HeldThrough.Trim(),
                                }
                            )
                        );
                },
                iter: 2_000
            );

    [Fact]
    public void Whatever_is_held_has_a_row_of_its_own() =>
        RandomCompanies.Company.Sample(
            company =>
            {
                var rows = ReviewSheet.Of(company);
                rows.Select(row => row.Key).Should().OnlyHaveUniqueItems();
                rows.Where(row => row.Item == ReviewItem.Account)
                    .Select(row => row.UserId)
                    .Should()
                    .Equal(company.Users.Select(user => user.Id));
                foreach (var user in company.Users)
                    rows.Where(row => row.UserId == user.Id && row.Item == ReviewItem.Role)
                        .Select(row => row.Access)
                        .Distinct(StringComparer.Ordinal)
                        .Should()
                        .BeEquivalentTo(
                            new IntacctReconciler.Access.EffectiveAccess(company).RolesOf(user),
                            "{0}",
                            user.Id
                        );
                Read(ReviewFile.Write(rows)).Select(row => row.Key).Should().Equal(rows.Select(row => row.Key));
            },
            iter: 1_000
        );

    [Fact]
    public void A_review_of_a_company_as_it_is_finds_all_of_it_kept_or_all_of_it_still_held() =>
        RandomCompanies.Company.Sample(
            company =>
            {
                foreach (var decision in Enum.GetValues<ReviewDecision>())
                {
                    var rows = ReviewSheet
                        .Of(company)
                        .Select(row => row with { Decision = decision })
                        .ToImmutableArray();
                    ReviewCheck
                        .Of(rows, company)
                        .Select(outcome => outcome.State)
                        .Should()
                        .OnlyContain(state =>
                            decision == ReviewDecision.Keep
                                ? state == ReviewState.Kept
                                // What is revoked of an account that is inactive is done.
                                : state == ReviewState.StillHeld || state == ReviewState.Revoked
                        );
                }
            },
            iter: 1_000
        );

    /// <summary>Whatever a user has, or has not any more, is said of exactly one thing: nothing is passed over.</summary>
    [Fact]
    public void Of_two_companies_each_row_has_an_outcome_and_each_thing_that_is_held_is_in_one() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Company, Gen.Enum<ReviewDecision>())
            .Sample(
                (before, after, decision) =>
                {
                    var rows = ReviewSheet
                        .Of(before)
                        .Select(row => row with { Decision = decision })
                        .ToImmutableArray();
                    var outcomes = ReviewCheck.Of(rows, after);
                    outcomes
                        .Where(outcome => outcome.State != ReviewState.Gained)
                        .Select(outcome => outcome.Row)
                        .Should()
                        .Equal(rows);
                    var said = outcomes
                        .SelectMany(outcome => outcome.Now)
                        .Select(row => (row.UserId, row.Item, row.Key.Access))
                        .ToHashSet();
                    ReviewSheet
                        .Of(after)
                        .Where(row => row.Item != ReviewItem.Account)
                        .Select(row => (row.UserId, row.Item, row.Key.Access))
                        .Should()
                        .BeSubsetOf(said);
                },
                iter: 1_000
            );

    private static ImmutableArray<ReviewRow> Read(string text)
    {
        var problems = new Problems();
        var rows = ReviewFile.Read(() => new StringReader(text), new("r.csv"), problems);
        problems.Found.Should().BeEmpty();
        return rows!.Value;
    }
}
