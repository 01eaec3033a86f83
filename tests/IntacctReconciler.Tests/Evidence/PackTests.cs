using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Evidence;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Tests.Policies;
using IntacctReconciler.Tests.Properties;
using IntacctReconciler.Tests.Reports;
using IntacctReconciler.Text;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Evidence;

/// <summary>What each file of an audit pack says of a company.</summary>
public sealed class PackTests
{
    private static readonly CompanyState Company = Observed(
        roles:
        [
            Ruled.Bills("Bills"),
            Ruled.Payments("Payments"),
            Role("Look", ("accountsPayable/bills", "list readonly")),
        ],
        groups: [Group("AP team", ["Look"], "amy", "bob")],
        users:
        [
            User("amy", "Bills", "Payments") with
            {
                Entities = Restriction.To(IdSet.Of("UK-01"), topLevel: true),
            },
            User("bob") with
            {
                Status = "inactive",
                Admin = null,
            },
        ]
    );

    [Fact]
    public void Every_user_is_listed_whatever_its_status_and_what_is_not_known_is_said()
    {
        var users = EvidencePack.Of(Packs.Of(Company)).Table("users.csv");
        users.Select(row => row["User ID"]).Should().Equal("amy", "bob", "plan_bot");
        users[0]["Entities"].Should().Be("UK-01; top level");
        users[0]["Roles"].Should().Be("Bills; Payments");
        users[0]["User groups"].Should().Be("AP team");
        users[1]["Status"].Should().Be("Inactive");
        users[1]["Admin privileges"].Should().Be("(not known)");
    }

    [Fact]
    public void Users_have_a_column_for_each_field_of_the_one_table_of_fields() =>
        PackTables
            .All.Single(table => table.Name == "users.csv")
            .Columns.Select(column => column.Heading)
            .Should()
            .Contain(Fields.User.Select(field => field.Info.Label));

    [Fact]
    public void Roles_and_groups_say_who_holds_them()
    {
        var pack = EvidencePack.Of(Packs.Of(Company));
        var roles = pack.Table("roles.csv");
        roles
            .Select(row => (row["Role"], row["Users"], row["User groups"]))
            .Should()
            .Equal(("Bills", "amy", ""), ("Look", "", "AP team"), ("Payments", "amy", ""));
        pack.Table("groups.csv").Single()["Members"].Should().Be("amy; bob");
    }

    [Fact]
    public void Grants_stand_in_the_words_of_the_screens_and_as_the_API_has_them()
    {
        var grant = EvidencePack.Of(Packs.Of(Company)).Table("grants.csv")[0];
        grant
            .Values.Should()
            .Equal(
                "role",
                "Bills",
                "permission",
                "Accounts Payable",
                "Bills",
                "List, Add",
                "accountsPayable/bills",
                "list add"
            );
    }

    [Fact]
    public void Effective_access_unites_all_ways_and_names_each()
    {
        var access = EvidencePack.Of(Packs.Of(Company)).Table("access.csv");
        var bills = access.Single(row => row["User ID"] == "amy" && row["Permission"] == "Bills");
        bills["Access rights"].Should().Be("List, View, Add");
        bills["Held through"].Should().Be("role Bills: List, Add; role Look by group AP team: List, View");
        access
            .Single(row => row["User ID"] == "amy" && row["Permission"] == "Pay bills")["Held through"]
            .Should()
            .Be("role Payments");
        var idle = access.Single(row => row["User ID"] == "bob");
        (idle["Can sign in"], idle["Held through"]).Should().Be(("no", "role Look by group AP team"));
    }

    [Fact]
    public void What_a_user_type_may_keep_from_having_an_effect_is_said()
    {
        var company = Observed(
            roles: [Role("Poster", ("generalLedger/journalEntries", "list add"))],
            users: [User("emp1", "Poster") with { Type = "employee" }]
        );
        var row = EvidencePack.Of(Packs.Of(company)).Table("access.csv").Single();
        row["Access rights"].Should().Be("List, Add");
        row["Without effect by user type"].Should().Be("Add");
    }

    [Fact]
    public void A_conflict_says_who_breaks_which_rule_through_what()
    {
        var pack = EvidencePack.Of(Packs.Of(Company, Ruled.Sod));
        var conflict = pack.Table("conflicts.csv").Single(row => row["Rule"] == "SOD-05");
        (conflict["Subject kind"], conflict["Subject"], conflict["State"]).Should().Be(("user", "amy", "open"));
        (conflict["Held through"], conflict["By"]).Should().Be(("role Bills", "Accounts Payable / Bills: Add"));
        (conflict["With"], conflict["By, second side"])
            .Should()
            .Be(("role Payments", "Accounts Payable / Pay bills: Run"));
        conflict["Waived by"].Should().BeEmpty();
    }

    [Fact]
    public void A_waiver_stands_with_its_owner_its_end_and_its_reason()
    {
        var waived = Waived("2027-03-31");
        (waived["State"], waived["Waived by"], waived["Waived until"], waived["Waived because"], waived["Ticket"])
            .Should()
            .Be(("waived", "cfo", "2027-03-31", "two-person office", "CHG-1"));
        waived["Waiver at"].Should().StartWith("access.yaml:");
        var ended = Waived("2026-10-31");
        (ended["State"], ended["Waived by"], ended["Waived until"])
            .Should()
            .Be(("open, its waiver has ended", "", "2026-10-31"));

        static Dictionary<string, string> Waived(string until) =>
            EvidencePack
                .Of(
                    Packs.Of(
                        Company,
                        $"{Ruled.Sod}waivers: [{{ rule: SOD-05, user: amy, owner: cfo, reason: two-person office, ticket: CHG-1, until: {until} }}]\n"
                    )
                )
                .Table("conflicts.csv")
                .Single(row => row["Rule"] == "SOD-05");
    }

    [Fact]
    public void Every_rule_is_listed_also_those_that_found_nothing_or_could_not_be_tried()
    {
        var evidence = Packs.Of(Company, Ruled.Sod);
        var rules = EvidencePack.Of(evidence).Table("rules.csv");
        rules.Select(row => row["Rule"]).Should().Equal(evidence.Policies.Settings.Rules.Select(rule => rule.Id));
        rules.Single(row => row["Rule"] == "SOD-05")["Open"].Should().Be("1");
        rules.Should().Contain(row => row["Tried"] != "yes").And.Contain(row => row["Open"] == "0");
    }

    [Fact]
    public void Somebody_in_conflict_with_most_rules_has_a_row_for_each_of_them()
    {
        var everything = new Role("Everything")
        {
            Description = "",
            Permissions = Everything,
            Applications = GrantSet.Empty,
            Agents = GrantSet.Empty,
        };
        var evidence = Packs.Of(Observed(roles: [everything], users: [User("all", "Everything")]), Ruled.Sod);
        var findings = evidence.Policies.Findings.Where(finding => finding.Users.Contains("all")).ToList();
        findings.Should().Contain(finding => finding.IsOfMost);
        EvidencePack
            .Of(evidence)
            .Table("conflicts.csv")
            .Where(row => row["Subject"] == "all")
            .Select(row => row["Rule"])
            .Should()
            .BeEquivalentTo(findings.SelectMany(finding => finding.AllRules));
    }

    [Fact]
    public void The_manifest_has_the_hash_and_the_rows_of_every_other_file()
    {
        var pack = EvidencePack.Of(Packs.Of(Company, Ruled.Sod));
        var files = JsonNode.Parse(pack.Text("manifest.json"))!["files"]!.AsObject();
        files.Select(file => file.Key).Should().Equal(pack.Files.SkipLast(1).Select(file => file.Name));
        foreach (var file in pack.Files.SkipLast(1))
        {
            var said = files[file.Name]!;
            said["sha256"]!.ToString().Should().Be(Digest.Of(file.Content));
            if (file.Rows is { } rows)
                pack.Table(file.Name).Should().HaveCount(rows);
        }
        CanonicalJson.Bytes(JsonNode.Parse(pack.Text("manifest.json"))).Should().Equal(pack.Files[^1].Content);
    }

    [Fact]
    public void The_manifest_says_by_whose_eyes_the_company_was_read_and_how_far_they_reach()
    {
        var reader = Manifest.Of(Packs.Of(Company), [])["reader"]!;
        (reader["user_id"]!.ToString(), reader["admin_privileges"]!.ToString()).Should().Be(("plan_bot", "full"));
        ((bool)reader["unrestricted"]!, (bool)reader["sees_itself"]!).Should().Be((true, true));
        var blind = Packs.Of(
            Company with
            {
                OffersMembers = false,
                Users = Company.Users.Without(new HashSet<string>(["plan_bot"])),
            }
        );
        var unseen = Manifest.Of(blind, [])["reader"]!;
        ((bool)unseen["sees_itself"]!, unseen["unrestricted"], (bool)unseen["sees_group_members"]!)
            .Should()
            .Be((false, null, false));
        Flat(EvidencePack.Of(blind)).Should().Contain("INCOMPLETE").And.Contain("does not see its own record");
    }

    [Fact]
    public void A_catalogue_that_is_no_longer_as_it_was_locked_is_said_to_have_changed()
    {
        var evidence = Packs.Of(Company);
        var entities = Company.Entities.ToDictionary(entity => entity.Id, entity => entity.Active);
        var same = CatalogueLock.Of("ACME", Noon, "recon_bot", Company.Catalogue, entities);
        Differs(same).Should().BeFalse();
        Differs(CatalogueLock.Of("ACME", Noon, "recon_bot", Company.Catalogue, entities.SkipLast(1))).Should().BeTrue();

        bool Differs(CatalogueLock locked) =>
            (bool)
                Manifest.Of(evidence with { Declared = evidence.Declared.Under(locked) }, [])["catalogue"]!["lock"]![
                    "differs"
                ]!;
    }

    [Fact]
    public void The_same_company_gives_the_same_bytes_in_whatever_order_it_was_read() =>
        RandomCompanies.Company.Sample(
            company =>
            {
                var other = company with
                {
                    Users = Table<User>.Of(company.Users.Reverse()),
                    Roles = Table<Role>.Of(company.Roles.Reverse()),
                    Groups = Table<UserGroup>.Of(company.Groups.Reverse()),
                    Notes = [.. company.Notes.Reverse()],
                };
                var (one, two) = (EvidencePack.Of(Packs.Of(company)), EvidencePack.Of(Packs.Of(other)));
                one.Files.Select(file => file.Name).Should().Equal(two.Files.Select(file => file.Name));
                one.Files.Zip(two.Files)
                    .Should()
                    .OnlyContain(pair => pair.First.Content.SequenceEqual(pair.Second.Content));
            },
            iter: 100
        );

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")")]
    [InlineData("@SUM(1)")]
    [InlineData("\uFF1D1+1")]
    [InlineData("a\r\n=1")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("\u202Eevil\u001b[2J")]
    [InlineData("x;=cmd|' /C calc'!A0")]
    public void Hostile_names_are_text_in_every_file_and_can_be_read_back(string name)
    {
        var company = Observed(
            roles: [Ruled.Bills(name) with { Description = name }],
            groups: [Group(name, [name], name)],
            users: [User(name) with { Name = name }]
        );
        var pack = EvidencePack.Of(Packs.Of(company));
        pack.Table("users.csv").Should().Contain(row => row["User ID"] == name && row["User name"] == name);
        pack.Table("roles.csv").Single()["Description"].Should().Be(name);
        pack.Table("access.csv").Single()["Held through"].Should().Contain(name);
        foreach (var file in pack.Files)
        {
            var text = Encoding.UTF8.GetString(file.Content);
            text.Should().NotContain("\u202E").And.NotContain("\u001b");
            if (file.Name.EndsWith(".csv", StringComparison.Ordinal))
                text.Split("\r\n")
                    .Should()
                    .NotContain(line => line.StartsWith('=') || line.Contains(",=") || line.Contains(",\"="));
        }
        pack.Text("access.html").Should().NotContain("<script").And.NotContain("<img");
    }

    [Fact]
    public void The_page_needs_nothing_but_itself()
    {
        var page = EvidencePack.Of(Packs.Of(Company, Ruled.Sod)).Text("access.html");
        page.Should()
            .Contain("default-src 'none'")
            .And.NotContain("<script")
            .And.NotContain("http:")
            .And.NotContain("https:")
            .And.NotContain("url(");
        page.Should().Contain("<th scope=\"row\">amy</th>").And.Contain("SOD-05");
    }

    [Fact]
    public void The_page_counts_what_is_held_of_a_module_and_says_all_and_read_only()
    {
        GrantSet Of(Func<CatalogueEntry, Rights> rights) =>
            GrantSet.Of(
                Scene.Catalogue.OfModule("generalLedger").Select(entry => new Grant(entry.Permission, rights(entry)))
            );
        Role With(string id, GrantSet grants) => Role(id) with { Permissions = grants };
        var company = Observed(
            roles:
            [
                With("All", Of(entry => entry.All())),
                With("Look", Of(entry => entry.ReadOnly())),
                Ruled.Bills("Bills"),
            ],
            users: [User("a", "All"), User("b", "Look"), User("c", "Bills")]
        );
        var page = EvidencePack.Of(Packs.Of(company)).Text("access.html");
        page.Should()
            .Contain("<td class=\"all\">All</td>")
            .And.Contain("<td class=\"read\">Read</td>")
            .And.Contain("<td class=\"part\">1</td>");
    }

    [Fact]
    public void The_README_fits_a_page_and_says_what_cannot_be_told()
    {
        var text = EvidencePack.Of(Packs.Of(Company, Ruled.Sod)).Text("README.txt");
        text.Split('\n').Should().OnlyContain(line => DisplayWidth.Of(line) <= 80);
        foreach (var one in NotTold.All)
            Flat(EvidencePack.Of(Packs.Of(Company))).Should().Contain($"{one.What}: {one.Why}. See {one.Instead}.");
        foreach (var table in PackTables.All)
            text.Should().Contain($"\n{table.Name}\n");
    }

    /// <summary>The README without the breaks of its lines.</summary>
    private static string Flat(CompanyPack pack) =>
        string.Join(' ', pack.Text("README.txt").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
