using System.Text;
using CsCheck;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Resolving;
using IntacctReconciler.Tests.Reports;

namespace IntacctReconciler.Tests.Properties;

/// <summary>Who is in a group when users and groups both may say so, in every mode, against the definition.</summary>
public sealed class MembershipLaws
{
    private static readonly string[] Users = ["amy", "bob", "temp-1"];
    private static readonly string[] Groups = ["AP team", "Close team"];

    private enum Said
    {
        Nothing,
        Holds,
        Ended,
        NotYet,
    }

    /// <summary>What one side says: of each of the other side, or nothing at all.</summary>
    private sealed record Side(bool Declared, Said[] Of);

    private static Gen<Side[]> Sides(int count, int others) =>
        Gen.Select(Gen.Bool, Gen.Enum<Said>().Array[others], (declared, of) => new Side(declared, of)).Array[count];

    [Fact]
    public void A_user_is_in_a_group_when_either_says_so() =>
        Gen.Select(
                Sides(Users.Length, Groups.Length),
                Sides(Groups.Length, Users.Length),
                Gen.Enum<ListMode>().Array[2],
                Gen.Bool.Array[Users.Length * Groups.Length],
                Gen.Bool
            )
            .Sample(
                (users, groups, modes, now, absent) =>
                {
                    users[2] = new(false, new Said[Groups.Length]);
                    var observed = Observed(now);
                    var (yaml, contradicted) = (
                        Yaml(users, groups, modes, absent),
                        Contradicted(users, groups, modes, absent)
                    );
                    var problems = new Problems();
                    var file = AccessFileReader.Read(new("access.yaml"), Encoding.UTF8.GetBytes(yaml), problems)!;
                    var desired = Resolver.Resolve(Composition.Of(file, problems)!, observed, Scene.Noon, problems);
                    problems.Found.Any(one => one.Code == "IR0309").Should().Be(contradicted, yaml);
                    if (contradicted)
                        return;
                    problems.Found.Where(one => one.Severity == Severity.Error).Should().BeEmpty(yaml);
                    var target = desired!.Over(observed);
                    for (var u = 0; u < Users.Length; u++)
                    {
                        for (var g = 0; g < Groups.Length; g++)
                        {
                            var isIn = target.Groups.Find(Groups[g])!.Members!.Contains(Users[u]);
                            var shall = Defined(users[u], groups[g], u, g, modes, now[At(u, g)], absent);
                            isIn.Should().Be(shall, $"{Users[u]} in {Groups[g]} by\n{yaml}");
                        }
                    }
                },
                iter: 3_000
            );

    /// <summary>The definition. Somebody who leaves is in none; the ignored one is taken out by nobody who does not name it.</summary>
    private static bool Defined(Side user, Side group, int u, int g, ListMode[] modes, bool now, bool absent)
    {
        if (absent && u == 0)
            return false;
        var (byUser, byGroup) = (Managed(user, modes[0]), Managed(group, modes[1]));
        var (says, told) = (byUser ? user.Of[g] : Said.Nothing, byGroup ? group.Of[u] : Said.Nothing);
        if (says is Said.Holds || told is Said.Holds)
            return true;
        if (says is Said.Ended || told is Said.Ended)
            return false;
        var leftOutByUser = byUser && modes[0] == ListMode.Exclusive;
        var leftOutByGroup = byGroup && modes[1] == ListMode.Exclusive && u != 2;
        return now && !leftOutByUser && !leftOutByGroup;
    }

    private static bool Contradicted(Side[] users, Side[] groups, ListMode[] modes, bool absent) =>
        (
            from u in Enumerable.Range(absent ? 1 : 0, absent ? 1 : 2)
            from g in Enumerable.Range(0, Groups.Length)
            where Managed(users[u], modes[0]) && Managed(groups[g], modes[1])
            select (users[u].Of[g], groups[g].Of[u]) is (Said.Holds, Said.Ended) or (Said.Ended, Said.Holds)
        ).Any(one => one);

    private static bool Managed(Side side, ListMode mode) => side.Declared && mode != ListMode.Ignore;

    private static CompanyState Observed(bool[] now) =>
        Scene.Observed(
            groups: Groups.Select((id, g) => Scene.Group(id, [], [.. Users.Where((_, u) => now[At(u, g)])])),
            users: Users.Select(id => Scene.User(id))
        );

    private static int At(int user, int group) => user * Groups.Length + group;

    private static string Yaml(Side[] users, Side[] groups, ListMode[] modes, bool absent)
    {
        var text = new StringBuilder("version: 1\ncompany: ACME\npermissionModel: role-based\n");
        text.Append(
            $"manage: {{ users: {{ groups: {Word(modes[0])} }}, groups: {{ members: {Word(modes[1])} }}, ignore: {{ users: [\"temp-*\"] }} }}\n"
        );
        text.Append("users:\n");
        text.Append(
            absent
                ? "  amy: { state: absent }\n"
                : $"  amy: {{ {List("groups", "group", users[0], Groups, _ => true, modes[0])} }}\n"
        );
        text.Append($"  bob: {{ {List("groups", "group", users[1], Groups, _ => true, modes[0])} }}\n");
        text.Append("groups:\n");
        for (var g = 0; g < Groups.Length; g++)
        {
            var members = List("members", "user", groups[g], Users, user => !absent || user != "amy", modes[1]);
            text.Append($"  {Groups[g]}: {{ description: A group, {members} }}\n");
        }
        return text.ToString();
    }

    /// <summary>To add nobody is an error, so that is not written.</summary>
    private static string List(string key, string one, Side side, string[] ids, Func<string, bool> may, ListMode mode)
    {
        var items = ids.Select((id, i) => may(id) ? Item(one, id, side.Of[i]) : null).OfType<string>().ToList();
        return side.Declared && (items.Count > 0 || mode != ListMode.Additive)
            ? $"{key}: [{string.Join(", ", items)}]"
            : "";
    }

    private static string? Item(string key, string id, Said said) =>
        said switch
        {
            Said.Nothing => null,
            Said.Holds => id,
            Said.Ended => $"{{ {key}: {id}, until: 2026-11-20 }}",
            Said.NotYet => $"{{ {key}: {id}, from: 2026-12-01 }}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Word(ListMode mode) => IntacctReconciler.Plans.Words.Kebab(mode);
}
