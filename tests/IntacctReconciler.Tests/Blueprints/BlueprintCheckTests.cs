using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Blueprints;

/// <summary>A vendor's demands against a company that somebody changed after the apply.</summary>
public sealed class BlueprintCheckTests
{
    private const string Use = """
        version: 1
        company: ACME-GROUP
        permissionModel: role-based
        connection: { simulator: company.json }
        blueprints:
          vendor:
            file: vendor.blueprint.yaml
            except: { General Ledger: { Budgets: none } }
            accounts: { North: UK-01, Group: top }

        """;

    [Fact]
    public async Task What_holds_and_what_does_not_is_said_in_the_words_of_the_guide()
    {
        await using var desk = await AppliedAsync();
        await EditAsync(
            desk,
            """
            roles:
              Vendor role: { permissions: { company: read-only, generalLedger: { "*": all, journalEntries: [List], budgets: none } } }
            users:
              vendor: { type: employee, entities: [UK-01] }

            """
        );

        var ran = await desk.RunAsync("blueprint", "check");

        ran.ExitCode.Should().Be(2, ran.All);
        ran.Out.Should()
            .Be(
                """
                vendor  vendor as "Set up the sync" asks, read 2026-08-22
                  ok Subscription: Company
                  ok Subscription: General Ledger
                  ok Subscription: Projects
                  ok Status: Active
                  x User type: Business: it is Employee
                  ok Admin privileges: Off
                  ok Web services only
                  x Every entity: it is limited to UK-01
                  ok Company: Read-only
                  x General Ledger: All except Journal entries List, View, Add, Edit: 3 rights
                    missing
                    General Ledger / Journal entries  View Add Edit
                  ok Account North: Entity ID UK-01
                  ok Account Group: top level
                  and by hand, which is not seen from here:
                  1   In Vendor, for every account:
                    North  Company ID ACME-GROUP  Entity ID UK-01
                    Group  Company ID ACME-GROUP  Entity ID (empty: top level)
                  2   Tell Vendor that it is there

                3 of 12 demands do not hold. plan shows what the file would change of that.

                """
            );
    }

    [Fact]
    public async Task What_the_file_leaves_out_is_no_fault()
    {
        await using var desk = await AppliedAsync();
        var ran = await desk.RunAsync("blueprint", "check");
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Out.Should().Contain("! General Ledger: All except").And.MatchRegex("left out\\s+by except in the file");
        ran.Out.Should().Contain("All that is asked for holds (11 demands). 1 more is left out on purpose.");
        var json = JsonNode.Parse((await desk.RunAsync("blueprint", "check", "--format", "json")).Out)!;
        json[0]!["demands"]!
            .AsArray()
            .Select(one => one!["verdict"]!.GetValue<string>())
            .Should()
            .BeEquivalentTo([.. Enumerable.Repeat("holds", 11), "left_out"]);
    }

    [Fact]
    public async Task What_the_guide_says_nothing_of_is_a_doubt_and_no_fault()
    {
        await using var desk = await AppliedAsync();
        await EditAsync(desk, "users: { vendor: { entities: [UK-01] } }\n");
        desk.Write("access.yaml", Use.Replace("Group: top", "Again: UK-01", StringComparison.Ordinal));
        desk.Write(
            "vendor.blueprint.yaml",
            VendorFiles.Blueprint.Replace(", entities: Every entity", "", StringComparison.Ordinal)
        );
        var ran = await desk.RunAsync("blueprint", "check");
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Out.Should()
            .Contain("! Entities: it is limited to UK-01; the guide says nothing of it")
            .And.MatchRegex(@"! Account Again: Entity ID UK-01: an account before it works there,\s+too")
            .And.Contain("! Again  Company ID ACME-GROUP  Entity ID UK-01  a second one on UK-01");
    }

    [Fact]
    public async Task A_permission_of_a_module_that_the_company_does_not_have_does_not_hold()
    {
        await using var desk = Desk.With("bill-com-role-based");
        var seed = JsonNode.Parse(desk.Read("company.json"))!;
        seed["objects"]!["company-config/permission"] = new JsonArray([
            .. ShippedCatalogue
                .Load()
                .Entries.Where(entry => entry.Permission.Module != "contracts")
                .Select(
                    JsonNode (entry) =>
                        new JsonObject
                        {
                            ["module"] = entry.Permission.Module,
                            ["name"] = entry.Permission.Name,
                            ["permissionGroup"] = entry.Section,
                            ["allowedAccessRights"] = new JsonArray([
                                .. entry.Allowed.Tokens.Select(token => JsonValue.Create(token)),
                            ]),
                        }
                ),
        ]);
        desk.Write("company.json", seed.ToJsonString());
        desk.Write("access.yaml", Own("codat", "contracts: false"));
        var applied = await desk.RunAsync("apply", "--auto-approve");
        applied.ExitCode.Should().Be(0, applied.All);

        var left = await desk.RunAsync("blueprint", "check");
        var asked = await desk.RunAsync("blueprint", "check", "--blueprint", "codat", "--with", "email=a@acme.example");

        left.ExitCode.Should().Be(0, left.All);
        asked.ExitCode.Should().Be(2, asked.All);
        asked
            .Out.Should()
            .Contain("x All permissions in Contracts: the company has not subscribed to \"Contracts\"")
            .And.MatchRegex(
                "1 of 16 demands does not hold. With the blueprint in the file, plan shows\\s+what\\s+it\\s+would\\s+change"
            );
    }

    [Fact]
    public async Task What_the_platform_application_lacks_is_said_in_the_words_of_the_guide()
    {
        await using var desk = await AppliedAsync();
        desk.Write("access.yaml", Use + "    application: { Vendor app: { objects: { Payment: [list] } } }\n");
        var ran = await desk.RunAsync("blueprint", "check");
        ran.ExitCode.Should().Be(2, ran.All);
        ran.Out.Should().Contain("x Vendor app: All: 1 right missing");
    }

    [Fact]
    public async Task Somebody_who_is_not_there_or_inactive_is_told_first()
    {
        await using var desk = await AppliedAsync();
        await EditAsync(desk, "users: { vendor: { status: inactive } }\n");
        (await desk.RunAsync("blueprint", "check")).Out.Should().Contain("x Status: Active: it is Inactive");
        var other = await desk.RunAsync("blueprint", "check", "--blueprint", "pleo", "--with", "email=a@acme.example");
        other.ExitCode.Should().Be(2);
        other.Out.Should().Contain("x User ID: xmlgw_pleo: the company has no such user");
    }

    [Fact]
    public async Task What_cannot_be_checked_is_refused_with_the_way_on()
    {
        await using var desk = await AppliedAsync();
        (await desk.RunAsync("blueprint", "check", "--blueprint", "brex"))
            .Error.Should()
            .Be("error IR7091: access.yaml uses no blueprint \"brex\"\nhint: it uses: vendor\n");
        (await desk.RunAsync("blueprint", "check", "--blueprint", "brex", "--with", "mail=x"))
            .Error.Should()
            .Contain("(command line):6:5: error IR0259: the blueprint \"brex\" has no parameter \"mail\"")
            .And.Contain("IR0260");
        (await desk.RunAsync("blueprint", "check", "--with", "email=x"))
            .Error.Should()
            .Contain("--with needs --blueprint");
        (await desk.RunAsync("blueprint", "check", "--blueprint", "brex", "--with", "email"))
            .Error.Should()
            .Contain("--with must be NAME=VALUE, not email");
        desk.Write("access.yaml", Use[..Use.IndexOf("blueprints", StringComparison.Ordinal)]);
        (await desk.RunAsync("blueprint", "check"))
            .Error.Should()
            .Be(
                "error IR7091: access.yaml uses no blueprint\n"
                    + "hint: write it under blueprints, or give its parameters: --blueprint NAME --with NAME=VALUE\n"
            );
    }

    private static string Own(string blueprint, string option) =>
        $$"""
            version: 1
            company: ACME-GROUP
            permissionModel: role-based
            connection: { simulator: company.json }
            blueprints:
              {{blueprint}}:
                email: a@acme.example
                {{option}}
                allow: { full-admin-web-services: { owner: cfo, reason: the vendor asks for it, until: 2031-03-31 } }

            """;

    private static async Task<Desk> AppliedAsync()
    {
        var desk = Desk.With("bill-com-role-based");
        desk.Write("access.yaml", Use);
        desk.Write("vendor.blueprint.yaml", VendorFiles.Blueprint);
        var applied = await desk.RunAsync("apply", "--auto-approve");
        applied.ExitCode.Should().Be(0, applied.All);
        return desk;
    }

    /// <summary>As somebody does it in Intacct.</summary>
    private static async Task EditAsync(Desk desk, string objects)
    {
        desk.Write(
            "by-hand.yaml",
            $"version: 1\ncompany: ACME-GROUP\npermissionModel: role-based\nconnection: {{ simulator: company.json }}\n{objects}"
        );
        var ran = await desk.RunAsync("apply", "--auto-approve", "by-hand.yaml");
        ran.ExitCode.Should().Be(0, ran.All);
    }
}
