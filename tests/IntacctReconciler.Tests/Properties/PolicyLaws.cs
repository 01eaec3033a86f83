using CsCheck;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Policies;

namespace IntacctReconciler.Tests.Properties;

public sealed class PolicyLaws
{
    private static readonly Permission[] Permissions =
    [
        Permission.Standard("accountsPayable", "bills"),
        Permission.Standard("accountsPayable", "payBills"),
        Permission.Standard("generalLedger", "journalEntries"),
    ];

    private static readonly Gen<Requirement> Way = Gen.Select(
            Gen.OneOf("list", "readonly", "add", "run").Array[0, 2],
            Gen.Int[0, 4]
        )
        .Select(
            (tokens, kind) =>
                kind switch
                {
                    3 => new Requirement.InModule("accountsPayable", Rights.Of(tokens)),
                    4 => new Requirement.OfUser(IdSet.Of("full"), null),
                    _ => (Requirement)new Requirement.OnPermission(Permissions[kind], Rights.Of(tokens)),
                }
        );

    private static readonly Gen<RuleSide> Side = Way.Array[1, 2].Select(all => new RuleSide(new([.. all])));

    /// <summary>Seventy, so that they take more than one word of bits.</summary>
    private static readonly Gen<PolicySettings> Settings = Gen.Select(Side, Side)
        .Array[70]
        .Select(sides => new PolicySettings
        {
            Rules = new([
                .. sides.Select(
                    (side, i) =>
                        new Rule(
                            $"R-{i:00}",
                            "own.yaml",
                            "two duties",
                            RuleSeverity.High,
                            PolicyMode.DenyNew,
                            "us",
                            side.Item1,
                            i % 7 == 0 ? null : side.Item2
                        )
                ),
            ]),
        });

    /// <summary>The definition, word for word: everything somebody holds, looked through for each entry of each side.</summary>
    [Fact]
    public void Findings_are_those_of_the_definition() =>
        Gen.Select(RandomCompanies.Company, Settings)
            .Sample(
                (company, settings) =>
                {
                    var review = Policy.Judge(settings, company, RandomPlans.AsOf);
                    var access = new EffectiveAccess(company);
                    foreach (var rule in settings.Rules)
                    {
                        var found = IdSet.Of(
                            review
                                .Findings.Where(finding => !finding.IsOnePerson && finding.AllRules.Contains(rule.Id))
                                .SelectMany(finding => finding.Users)
                        );
                        found
                            .Should()
                            .Equal(
                                company
                                    .Users.Where(user => EffectiveAccess.CanSignIn(user))
                                    .Where(user => Breaks(rule, access.Of(user), user))
                                    .Select(user => user.Id)
                            );
                        IdSet
                            .Of(
                                review
                                    .Findings.Where(finding => finding.AllRules.Contains(rule.Id))
                                    .SelectMany(finding => finding.Roles)
                            )
                            .Should()
                            .Equal(
                                company
                                    .Roles.Where(role => Breaks(rule, EffectiveAccess.Own(role), null))
                                    .Select(role => role.Id)
                            );
                    }
                },
                iter: 300
            );

    [Fact]
    public void Where_nothing_changes_nothing_is_refused() =>
        Gen.Select(RandomCompanies.Company, Settings)
            .Sample(
                (company, settings) =>
                    Policy
                        .Judge(settings, company, RandomPlans.AsOf)
                        .Findings.Should()
                        .NotContain(finding => finding.Status != ConflictStatus.Standing),
                iter: 300
            );

    [Fact]
    public void What_comes_one_way_ends_the_other_way() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired, Settings)
            .Sample(
                (company, desired, settings) =>
                {
                    var changes = ChangeSet.Of(desired, company);
                    var there = Policy.Judge(settings, company, changes.Target, [], RandomPlans.AsOf);
                    var back = Policy.Judge(settings, changes.Target, company, [], RandomPlans.AsOf);
                    Conflicts(there, ConflictStatus.New)
                        .Should()
                        .BeEquivalentTo(Conflicts(back, ConflictStatus.Ending));
                },
                iter: 300
            );

    [Fact]
    public void The_order_of_rules_makes_no_difference_to_who_is_in_conflict() =>
        Gen.Select(RandomCompanies.Company, Settings)
            .Sample(
                (company, settings) =>
                {
                    var turned = settings with { Rules = new([.. settings.Rules.Reverse()]) };
                    Conflicts(Policy.Judge(turned, company, RandomPlans.AsOf), ConflictStatus.Standing)
                        .Should()
                        .BeEquivalentTo(
                            Conflicts(Policy.Judge(settings, company, RandomPlans.AsOf), ConflictStatus.Standing)
                        );
                },
                iter: 200
            );

    private static string[] Conflicts(PolicyReview review, ConflictStatus status) =>
        [
            .. (
                from finding in review.Findings
                where finding.Status == status
                from rule in finding.AllRules
                from subject in finding
                    .Roles.Select(role => $"role {role}")
                    .Concat(finding.Users.Select(user => $"{(finding.IsOnePerson ? "person" : "user")} {user}"))
                select $"{rule} {subject}"
            ).Order(StringComparer.Ordinal),
        ];

    private static bool Breaks(Rule rule, GrantSet held, User? user) =>
        Has(rule.Left, held, user) && (rule.Right is not { } right || Has(right, held, user));

    private static bool Has(RuleSide side, GrantSet held, User? user) =>
        side.AnyOf.Any(requirement =>
            requirement switch
            {
                Requirement.OnPermission on => Any(on.Rights, held.RightsOn(on.Permission)),
                Requirement.InModule wide => held.Any<Grant>(grant =>
                    grant.Permission.Module == wide.Module && Any(wide.Rights, grant.Rights)
                ),
                Requirement.OfUser wanted => user is not null && wanted.IsMetBy(user),
                _ => throw new System.Diagnostics.UnreachableException(),
            }
        );

    private static bool Any(Rights wanted, Rights held) => wanted.IsEmpty ? !held.IsEmpty : wanted.Overlaps(held);
}
