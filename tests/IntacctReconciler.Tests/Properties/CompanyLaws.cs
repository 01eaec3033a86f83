using System.Collections.Immutable;
using CsCheck;
using IntacctReconciler.Applying;
using IntacctReconciler.Company;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Resolving;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Applying;
using IntacctReconciler.Tests.Intacct;

namespace IntacctReconciler.Tests.Properties;

/// <summary>The laws again, now through the real client and the simulated company.</summary>
public sealed class CompanyLaws
{
    private static readonly (string, string)[] AnyRights = [("rights-outside-allowed", "accepted")];

    private static readonly Gen<(CompanyState, DesiredState)> Cases = Gen.Select(
        RandomCompanies.Company,
        RandomCompanies.Desired.Select(desired =>
            desired with
            {
                IgnoredUsers = [.. desired.IgnoredUsers, RandomSnapshots.Worker],
            }
        )
    );

    [Fact]
    public async Task What_was_seeded_is_what_is_read() =>
        await RandomCompanies.Company.SampleAsync(
            async company =>
            {
                using var rig = Rig.Of(RandomSnapshots.Of(company, AnyRights));
                var read = await rig.ReadAsync(Facets.Everything);
                Same(company, Without(read)).Should().BeEmpty();
            },
            iter: 50
        );

    [Fact]
    public async Task Apply_and_then_plan_is_empty() =>
        await Cases.SampleAsync(pair => ConvergesAsync(pair, []), iter: 60);

    /// <summary>Whatever Intacct turns out to do with lists that have no keys, with rows that go, with readings that lag.</summary>
    [Theory]
    [InlineData("role-row-delete", "ignored")]
    [InlineData("role-row-delete", "refused")]
    [InlineData("read-lag", "2")]
    [InlineData("error-envelope", "A-without-meta")]
    [InlineData("group-roles", "absent")]
    [InlineData("user-locations", "beside")]
    [InlineData("permission-keys", "own")]
    [InlineData("duplicate-id", "422")]
    [InlineData("query-error-status", "200")]
    public async Task Apply_and_then_plan_is_empty_whatever(string name, string value) =>
        await Cases.SampleAsync(pair => ConvergesAsync(pair, [(name, value)]), iter: 12);

    [Fact]
    public async Task Planning_writes_nothing() =>
        await Cases.SampleAsync(
            async pair =>
            {
                using var rig = Rig.Of(RandomSnapshots.Of(pair.Item1, AnyRights));
                RandomPlans.Of(pair.Item2, await rig.ReadAsync(Facets.Everything));
                rig.Company.Calls.Should().NotContain(call => call.Mutating);
            },
            iter: 20
        );

    /// <summary>A page that lies, an answer that breaks: reading fails or is repeated; it never shows fewer objects.</summary>
    [Fact]
    public async Task A_read_fault_never_yields_a_removal() =>
        await Gen.Select(RandomCompanies.Company, Gen.Int[1, 12], Gen.Int[0, 5])
            .SampleAsync(
                async (company, call, kind) =>
                {
                    using var rig = Rig.Of(RandomSnapshots.Of(company, AnyRights));
                    rig.Company.Faults.OnCall(call, Faults[kind]());
                    CompanyState read;
                    try
                    {
                        read = await rig.ReadAsync(Facets.Everything);
                    }
                    catch (CompanyException)
                    {
                        return;
                    }
                    Same(company, Without(read)).Should().BeEmpty();
                },
                iter: 150
            );

    /// <summary>From some write on nothing gets through any more, or its answer is lost. Entities, departments and territories alike.</summary>
    [Theory]
    [InlineData("entities-set-restriction", "on")]
    [InlineData("entities-set-restriction", "off")]
    [InlineData("read-lag", "2")]
    public async Task No_apply_whole_or_cut_short_leaves_a_wider_scope_than_before_and_after_both(
        string name,
        string value
    ) =>
        await Gen.Select(Cases, Gen.Int[1, 8], Gen.Int[0, 4])
            .SampleAsync(
                async (pair, write, kind) =>
                {
                    using var rig = Rig.Of(RandomSnapshots.Of(pair.Item1, [.. AnyRights, (name, value)]));
                    var before = await rig.ReadAsync(Facets.Everything);
                    var desired = WithContacts(pair.Item2, before);
                    var after = ChangeSet.Of(desired, before).Target;
                    var writes = 0;
                    rig.Company.Faults.When(
                        request => request.Method is "PATCH" or "POST" && !IsRead(request.Path) && ++writes >= write,
                        Cuts[kind](),
                        times: 1_000
                    );
                    try
                    {
                        await ApplyAsync(rig, RandomPlans.Of(desired, before), pair.Item2);
                    }
                    catch (CompanyException) { }
                    rig.Company.Faults.Clear();
                    using var again = rig.Again();
                    foreach (var user in (await again.ReadAsync(Facets.Everything)).Users)
                    {
                        IsNoWider(user, before, after, one => one.Entities!);
                        IsNoWider(user, before, after, one => one.Departments!);
                        IsNoWider(user, before, after, one => one.Territories!);
                    }
                },
                iter: 40
            );

    private static void IsNoWider(User user, CompanyState before, CompanyState after, Func<User, Restriction> scope)
    {
        var now = scope(user);
        (
            (before.Users.Find(user.Id) is { } was && scope(was).Covers(now))
            || scope(after.Users.Find(user.Id)!).Covers(now)
        )
            .Should()
            .BeTrue("{0} is in {1}", user.Id, now);
    }

    private static bool IsRead(string path) =>
        path.Contains("/services/core/query", StringComparison.Ordinal)
        || path.Contains("oauth2", StringComparison.Ordinal);

    private static readonly Func<Fault>[] Cuts =
    [
        () => new Fault.Reset(AfterEffect: false),
        () => new Fault.Reset(AfterEffect: true),
        () => Fault.Internal(),
        () => Fault.Throttled(503, 1),
        () => Fault.Throttled(429, 1),
    ];

    private static readonly Func<Fault>[] Faults =
    [
        () => new Fault.Page(PageFault.Truncated),
        () => new Fault.Page(PageFault.Duplicated),
        () => new Fault.Page(PageFault.Shifted),
        () => Fault.Internal(),
        () => new Fault.Reset(AfterEffect: false),
        () => Fault.Throttled(429, 1),
    ];

    private static async Task ConvergesAsync(
        (CompanyState Company, DesiredState Desired) pair,
        (string, string)[] switches
    )
    {
        using var rig = Rig.Of(RandomSnapshots.Of(pair.Company, [.. AnyRights, .. switches]));
        var observed = await rig.ReadAsync(Facets.Everything);
        var plan = RandomPlans.Of(WithContacts(pair.Desired, observed), observed);
        var result = await ApplyAsync(rig, plan, pair.Desired);
        result
            .Results.Where(r => r.End != ChangeEnd.Done)
            .Select(r => $"{r.Change.Address} {r.End}: {r.Message}")
            .Should()
            .BeEmpty();
        result.End.Should().Be(ApplyEnd.Complete);
        ChangeSet.Of(pair.Desired, await rig.ReadAsync(Facets.Everything)).Changes.Should().BeEmpty();
    }

    private static Task<ApplyResult> ApplyAsync(Rig rig, Plan plan, DesiredState desired)
    {
        var applier = new Applier(
            rig.Reader,
            rig.Writer,
            new ReadBack(rig.Reader, rig.Clock, ReadBack.DefaultWaits),
            new MemoryJournal()
        );
        var request = new ApplyRequest(plan, new("r1", "test")) { Desired = desired };
        return Reconciler.ApplyAsync(request, applier, new(), default, default);
    }

    /// <summary>A new user needs an e-mail address and a contact, which resolving demands and these wishes lack.</summary>
    private static DesiredState WithContacts(DesiredState desired, CompanyState observed)
    {
        var joining = desired
            .Users.Where(user => user.Presence == Presence.Present && !observed.Users.Contains(user.Id))
            .ToList();
        return desired with
        {
            Users = Table<DesiredObject>.Of(
                desired.Users.Select(user =>
                    joining.Contains(user)
                        ? user with
                        {
                            Fields = user
                                .Fields.SetItem("email", Text(user.Id + "@acme.example"))
                                .SetItem("contact", Text(user.Id)),
                        }
                        : user
                )
            ),
            Contacts = Table<DesiredObject>.Of(
                joining.Select(user => new DesiredObject(
                    user.Id,
                    user.At,
                    Presence.Present,
                    ImmutableDictionary.CreateRange(
                        StringComparer.Ordinal,
                        [KeyValuePair.Create("last", Text(user.Id)), KeyValuePair.Create("printAs", Text(user.Id))]
                    )
                ))
            ),
        };
    }

    private static Wanted Text(string value) => new(new FieldValue.Text(value), RandomCompanies.Nowhere);

    private static CompanyState Without(CompanyState read) =>
        read with
        {
            Users = read.Users.Without(new HashSet<string>(StringComparer.Ordinal) { RandomSnapshots.Worker }),
        };

    private static IEnumerable<string> Same(CompanyState a, CompanyState b) =>
        Differences(Fields.Role, a.Roles, b.Roles)
            .Concat(Differences(Fields.Group, a.Groups, b.Groups))
            .Concat(Differences(Fields.User, a.Users, b.Users));

    private static IEnumerable<string> Differences<T>(ImmutableArray<Field<T>> fields, Table<T> a, Table<T> b)
        where T : class, IIdentified =>
        from pair in KeyedDiff.Between(a, b)
        from difference in KeyedDiff.Differences(fields, pair.Before, pair.After)
        select $"{pair.Id} {difference.Field.Name}: {difference.Before} / {difference.After}";
}
