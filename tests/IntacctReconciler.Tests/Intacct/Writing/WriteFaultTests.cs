using IntacctReconciler.Catalogue;
using IntacctReconciler.Company;
using IntacctReconciler.Model;
using IntacctReconciler.Simulator.Faults;

namespace IntacctReconciler.Tests.Intacct.Writing;

/// <summary>Whatever goes wrong with a write: what is told as done is done, and what was refused or not sent is as it was.</summary>
public sealed class WriteFaultTests
{
    private const Facets Read =
        Facets.Users
        | Facets.UserRoles
        | Facets.Restrictions
        | Facets.Groups
        | Facets.Members
        | Facets.Roles
        | Facets.RoleGrants;

    public static TheoryData<string, ObjectKind> Cases
    {
        get
        {
            var cases = new TheoryData<string, ObjectKind>();
            foreach (var fault in Kinds.Keys)
            {
                foreach (var kind in new[] { ObjectKind.Role, ObjectKind.Group, ObjectKind.User })
                    cases.Add(fault, kind);
            }
            return cases;
        }
    }

    private static Dictionary<string, Fault> Kinds { get; } =
        new(StringComparer.Ordinal)
        {
            ["forbidden"] = new Fault.Error(403, "forbidden", "no"),
            ["refused"] = new Fault.Error(422, "operationFailed", "no"),
            ["refused in a success"] = new Fault.Error(200, "operationFailed", "no") { Envelope = "B" },
            ["internal"] = Fault.Internal(),
            ["throttled"] = Fault.Throttled(429, 3),
            ["overloaded"] = Fault.Throttled(503, 3),
            ["too large"] = new Fault.Error(413, "tooLarge", "no"),
            ["time-out before"] = new Fault.TimeOut(false),
            ["time-out after"] = new Fault.TimeOut(true),
            ["reset before"] = new Fault.Reset(false),
            ["reset after"] = new Fault.Reset(true),
            ["expired token"] = new Fault.ExpiredToken(),
            ["html"] = new Fault.Html(200),
            ["content type"] = new Fault.ContentType("text/plain"),
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_told_is_true(string fault, ObjectKind kind)
    {
        for (var nth = 1; nth <= 5; nth++)
        {
            foreach (var times in nth is 1 or 3 ? new[] { 1, 60 } : [1])
            {
                using var rig = Rig.Acme();
                rig.Company.Faults.When(
                    request =>
                        request.Method != "GET"
                        && !request.Path.Contains("/services/")
                        && !request.Path.Contains("/oauth2/"),
                    Kinds[fault],
                    nth,
                    times
                );
                var seen = await rig.ReadAsync(Read);
                var (goal, ids) = Goal(seen, kind);

                var outcomes = await rig.WriteAsync(kind, seen, goal, ids: ids);

                rig.Company.Faults.Clear();
                var after = await rig.ReadAsync(Read);
                foreach (var outcome in outcomes)
                    Judge(outcome, seen, goal, after);
                Others(seen, kind, ids).Should().Equal(Others(after, kind, ids));
            }
        }
    }

    private static void Judge(Outcome outcome, CompanyState seen, CompanyState goal, CompanyState after)
    {
        if (outcome.Kind == OutcomeKind.Done)
            Shown(outcome.Address, after)
                .Should()
                .Be(Shown(outcome.Address, goal), $"{outcome.Address} is told as done");
        if (outcome.Kind is OutcomeKind.Refused or OutcomeKind.NotSent)
            Shown(outcome.Address, after)
                .Should()
                .Be(Shown(outcome.Address, seen), $"{outcome.Address} is told as not done");
    }

    /// <summary>Four objects of a kind: one made, two changed, one (if it may be) deleted.</summary>
    private static (CompanyState Goal, string[] Ids) Goal(CompanyState seen, ObjectKind kind) =>
        kind switch
        {
            ObjectKind.Role => (
                seen with
                {
                    Roles = seen
                        .Roles.With([
                            new Role("New") { Description = "", Permissions = Some(seen.Roles.Find("Controller")!, 3) },
                            seen.Roles.Find("AP clerk")! with
                            {
                                Permissions = Some(seen.Roles.Find("Controller")!, 5),
                            },
                            seen.Roles.Find("Employee")! with
                            {
                                Description = "Other",
                            },
                        ])
                        .Without(new HashSet<string> { Unused(seen) }),
                },
                ["New", "AP clerk", "Employee", Unused(seen)]
            ),
            ObjectKind.Group => (
                seen with
                {
                    Groups = seen
                        .Groups.With([
                            new UserGroup("New")
                            {
                                Description = "New",
                                Roles = IdSet.Of("Employee"),
                                Members = IdSet.Of("emp1", "emp2"),
                            },
                            seen.Groups[0] with
                            {
                                Roles = IdSet.Of("Employee"),
                                Members = IdSet.Of("emp1"),
                            },
                            seen.Groups[1] with
                            {
                                Members = seen.Groups[1].Members!.Union(IdSet.Of("emp2")),
                            },
                        ])
                        .Without(new HashSet<string> { seen.Groups[2].Id }),
                },
                ["New", seen.Groups[0].Id, seen.Groups[1].Id, seen.Groups[2].Id]
            ),
            _ => (
                seen with
                {
                    Users = seen.Users.With([
                        new User("new")
                        {
                            Name = "N",
                            Email = "n@acme.example",
                            Contact = "Clerk, Leeds",
                            Type = "business",
                            Status = "inactive",
                            Admin = "off",
                            Entities = Restriction.To(IdSet.Of("UK-01")),
                            Departments = Restriction.All,
                            Territories = Restriction.All,
                            Roles = IdSet.Of("Employee"),
                        },
                        seen.Users.Find("cfo")! with
                        {
                            Name = "CFO",
                            Roles = IdSet.Of("Auditor"),
                        },
                        seen.Users.Find("leaver1")! with
                        {
                            Status = "inactive",
                            Roles = IdSet.Empty,
                        },
                    ]),
                },
                ["new", "cfo", "leaver1"]
            ),
        };

    private static string Unused(CompanyState state) =>
        state
            .Roles.First(role =>
                !state.Users.Any(user => user.Roles!.Contains(role.Id))
                && !state.Groups.Any(group => group.Roles!.Contains(role.Id))
            )
            .Id;

    private static GrantSet Some(Role role, int count) => GrantSet.Of(role.Permissions!.Take(count));

    /// <summary>What a goal says of an object, in a form that leaves out defaults of Intacct.</summary>
    private static string Shown(Address address, CompanyState state) =>
        address.Kind switch
        {
            ObjectKind.Role => state.Roles.Find(address.Id) is { } role
                ? $"{role.Description}|{role.Permissions}"
                : "none",
            ObjectKind.Group => state.Groups.Find(address.Id) is { } group
                ? $"{group.Description}|{group.Roles}|{group.Members}"
                : "none",
            _ => state.Users.Find(address.Id) is { } user
                ? $"{user.Name}|{user.Status}|{user.Entities}|{user.Departments}|{user.Roles}"
                : "none",
        };

    private static IEnumerable<string> Others(CompanyState state, ObjectKind kind, string[] ids) =>
        new[]
        {
            state.Roles.Select(role => Address.Role(role.Id)),
            state.Groups.Select(group => Address.Group(group.Id)),
            state.Users.Select(user => Address.User(user.Id)),
        }
            .SelectMany(addresses => addresses)
            .Where(address => address.Kind != kind || !ids.Contains(address.Id))
            .Select(address => $"{address}: {Shown(address, state)}");
}
