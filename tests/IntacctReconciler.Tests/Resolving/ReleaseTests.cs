using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Resolving;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Resolving;

/// <summary>
/// Every release of Intacct from 2023 R4 to 2026 R1, as its notes tell it, over a company whose catalogue was locked before
/// it: what differs, what presets and lines of their own give under the old lock, and that nobody is granted anything.
/// </summary>
public sealed class ReleaseTests
{
    private static readonly DateTimeOffset At = new(2026, 8, 22, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_release_is_told_by_what_it_changes(string name)
    {
        var release = Release.At(name);
        CatalogueText
            .Lines(CatalogueDifference.Between(release.Before, release.After))
            .Should()
            .Equal(release.Difference);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_role_meant_as_all_stays_as_reviewed(string name)
    {
        var release = Release.At(name);
        Given(release, "all").ToString().Should().Be(release.All);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void So_does_one_that_may_look_at_a_module(string name)
    {
        var release = Release.At(name);
        Given(release, release.Looking).ToString().Should().Be(release.Looks);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void Lines_of_their_own_give_what_they_say_or_say_where_it_went(string name)
    {
        var release = Release.At(name);
        var (state, problems) = Resolve(release, release.Naming);
        var errors = problems.Found.Where(one => one.Severity == Severity.Error).ToArray();
        if (errors.Length == 0)
            GrantsOf(state!).ToString().Should().Be(release.Named);
        else
            string.Join(" | ", errors.Select(error => error.ToString())).Should().Contain(release.Named);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void The_plan_grants_nothing_and_says_what_a_new_lock_would(string name)
    {
        var release = Release.At(name);
        var held = Given(release, "all");
        var plan = PlanOf(release, held);

        plan.Changes.Should().BeEmpty();
        plan.Lock!.GrantedBy(plan.Changes).Should().BeEmpty();
        var gained = plan.Lock.Difference.Gained;
        if (gained.Count == 0)
            plan.Lock.WhenLocked.Should().BeEmpty();
        else
            plan.Lock.WhenLocked.Should().ContainSingle().Which.Wider.ToString().Should().Be(gained.ToString());
    }

    /// <summary>Sure of it: without the lock the same role would have been widened by every release.</summary>
    [Theory]
    [MemberData(nameof(Releases))]
    public void Without_a_lock_it_would_be_granted(string name)
    {
        var release = Release.At(name);
        var (composition, problems) = Resolved.Compose("roles: { a: { permissions: all } }");
        var state = Resolver.Resolve(composition, Company(release, GrantSet.Empty), At, problems)!;

        var more = GrantsOf(state).Except(Given(release, "all"));
        more.ToString().Should().Be(CatalogueDifference.Between(release.Before, release.After).Gained.ToString());
    }

    [Fact]
    public void A_subscription_that_was_renamed_is_found_by_its_old_word_and_by_its_new_one()
    {
        var catalogue = CatalogueText.Of("outboundPaymentServices/paymentDefaults: readonly modify");
        var words = new ScreenWords(catalogue);

        words.Modules("Outbound Payment Services").Should().Equal("outboundPaymentServices");
        words.Modules("Vendor Payment Services").Should().Equal("outboundPaymentServices");
        words.Print("outboundPaymentServices").Should().Be("Vendor Payment Services");
    }

    /// <summary>What a release made of a right that was there before is in no catalogue; the page says which did.</summary>
    [Theory]
    [InlineData("2024 R1", "timesheets", "time/timeSources")]
    [InlineData("2024 R2", "restricted", null)]
    [InlineData("2025 R1", "time clocks", "time/staffTimesheets")]
    [InlineData("2025 R2", "Post", "accountsPayable/adjustments")]
    [InlineData("2025 R3", "Overtime", "time/timePreferences")]
    [InlineData("2025 R4", "Leave", "time/timePreferences")]
    [InlineData("2026 R1", "Client", null)]
    public void What_no_catalogue_shows_is_told_in_the_documents(string release, string word, string? permission)
    {
        MaintainedFile
            .Read("docs/catalogue.md")
            .Split('\n')
            .Should()
            .Contain(line =>
                line.StartsWith($"| {release} |", StringComparison.Ordinal)
                && line.Contains(word, StringComparison.Ordinal)
                && line.Contains(permission ?? "", StringComparison.Ordinal)
            );
        if (permission?.Split('/') is [var module, var name])
            ShippedCatalogue.Load().Find(module, name).Should().NotBeNull();
    }

    public static TheoryData<string> Releases() => [.. Release.Since2023R4.Select(release => release.Name)];

    private static GrantSet Given(Release release, string permissions)
    {
        var (state, problems) = Resolve(release, permissions);
        problems.Found.Where(one => one.Severity == Severity.Error).Should().BeEmpty();
        return GrantsOf(state!);
    }

    private static GrantSet GrantsOf(DesiredState state) =>
        ((FieldValue.Grants)state.Roles.Find("a")!.Fields["permissions"].Value).Value;

    private static (DesiredState? State, Problems Problems) Resolve(Release release, string permissions)
    {
        var (composition, problems) = Resolved.Compose($"roles: {{ a: {{ permissions: {permissions} }} }}");
        var under = composition.Under(Lock(release));
        return (Resolver.Resolve(under, Company(release, GrantSet.Empty), At, problems), problems);
    }

    private static Plan PlanOf(Release release, GrantSet held)
    {
        var (composition, problems) = Resolved.Compose("roles: { a: { permissions: all } }");
        var subject = new PlanSubject("ACME", PermissionModel.RoleBased, "simulator:company.json", null, "access.yaml");
        var under = composition.Under(Lock(release));
        return Reconciler.Plan(under, new(subject, At), Company(release, held), problems)!.Plan;
    }

    private static CatalogueLock Lock(Release release) =>
        CatalogueLock.Of("ACME", At, "plan_bot", release.Before, Acme.Company.Entities.Select(ActiveOf));

    private static KeyValuePair<string, bool> ActiveOf(RestrictionTarget entity) => new(entity.Id, entity.Active);

    private static CompanyState Company(Release release, GrantSet held) =>
        Acme.Company with
        {
            Catalogue = release.After,
            Users = Table<User>.Empty,
            Groups = Table<UserGroup>.Empty,
            Roles = Table<Role>.Of([
                new("a")
                {
                    Permissions = held,
                    Applications = GrantSet.Empty,
                    Agents = GrantSet.Empty,
                },
            ]),
        };
}
