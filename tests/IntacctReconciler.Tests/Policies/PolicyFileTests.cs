using System.Text.Json.Nodes;
using IntacctReconciler.Declarations;
using IntacctReconciler.Plans;
using IntacctReconciler.Policies;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Schemas;
using NJsonSchema;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Policies;

/// <summary>Files of rules: their shape, what is wrong with them, and how rules travel with a plan.</summary>
public sealed class PolicyFileTests
{
    private const string Rule =
        "version: 1\nrules:\n  A-1:\n    title: t\n    severity: high\n    source: us\n    left: [{ permission: Accounts Payable/Bills, rights: [Add] }]\n";

    private static readonly Lazy<Task<JsonSchema>> Schema = new(() =>
        JsonSchema.FromJsonAsync(IntacctReconciler.Declarations.Schemas.Policy)
    );

    public static TheoryData<string> Good() =>
        [
            Rule,
            Rule
                + "    right: [{ permission: accountsPayable/*, rights: any }, { admin: [full], webServicesOnly: false }]\n",
            Rule + "    right: [{ ofCatalogue: 90 }, { notCheckable: the safe, why: it has a key }]\n",
            Rule + "mode: deny\n",
            "version: 1\nrules: {}\n",
        ];

    public static TheoryData<string> Bad() =>
        [
            "version: 2\nrules: {}\n",
            "version: 1\n",
            Rule + "mode: strict\n",
            Rule + "    right: []\n",
            Rule + "    right: [{}]\n",
            Rule + "    right: [{ permission: accountsPayable/bills }]\n",
            Rule + "    right: [{ permission: bills, rights: any }]\n",
            Rule + "    right: [{ permission: accountsPayable/bills, rights: [] }]\n",
            Rule + "    right: [{ permission: accountsPayable/bills, rights: [Add], admin: [full] }]\n",
            Rule + "    right: [{ ofCatalogue: 101 }]\n",
            Rule + "    right: [{ notCheckable: the safe }]\n",
            Rule + "    left2: []\n",
            Rule.Replace("high", "grave", StringComparison.Ordinal),
            Rule.Replace("A-1", "\"A-*\"", StringComparison.Ordinal),
            Rule.Replace("    title: t\n", "", StringComparison.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Good))]
    public async Task What_the_reader_takes_the_schema_takes_too(string yaml)
    {
        Ruled.Problems(yaml).Should().BeEmpty();
        (await Schema.Value).Validate(JsonOf.Yaml(yaml)).Should().BeEmpty("the reader takes this: {0}", yaml);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_the_reader_refuses_the_schema_refuses_too(string yaml)
    {
        Ruled.Problems(yaml).Should().NotBeEmpty();
        (await Schema.Value).Validate(JsonOf.Yaml(yaml)).Should().NotBeEmpty("the reader refuses this: {0}", yaml);
    }

    [Theory]
    [InlineData("src/data/policies/sod.policy.yaml")]
    [InlineData("src/data/policies/sensitive.policy.yaml")]
    [InlineData("examples/policies/acme.policy.yaml")]
    public async Task Files_that_come_with_the_tool_fit_the_schema(string file) =>
        (await Schema.Value).Validate(JsonOf.Yaml(MaintainedFile.Read(file))).Should().BeEmpty();

    [Fact]
    public void The_schema_has_the_keys_that_reading_knows()
    {
        var root = JsonNode.Parse(IntacctReconciler.Declarations.Schemas.Policy)!;
        Names(root).Should().BeEquivalentTo(Keys.Policy);
        Names(root["definitions"]!["rule"]!).Should().BeEquivalentTo(Keys.PolicyRule);
        Names(root["definitions"]!["requirement"]!).Should().BeEquivalentTo(Keys.PolicyRequirement);
    }

    [Fact]
    public void Words_of_the_screens_and_tokens_of_the_API_say_the_same()
    {
        var words = Ruled.Settings("policies: [own.yaml]\n", ("own.yaml", Rule));
        var tokens = Ruled.Settings(
            "policies: [own.yaml]\n",
            (
                "own.yaml",
                Rule.Replace(
                    "Accounts Payable/Bills, rights: [Add]",
                    "accountsPayable/bills, rights: [add]",
                    StringComparison.Ordinal
                )
            )
        );
        words.Should().Be(tokens);
        words.Rules.Single().IsCheckable.Should().BeTrue();
    }

    [Fact]
    public void A_rule_that_names_what_the_catalogue_does_not_offer_is_reported_and_kept()
    {
        var plan = Ruled.Plan(
            Observed(),
            "policies: [own.yaml]\n",
            ("own.yaml", Rule.Replace("Payable/Bills", "Payable/Bils", StringComparison.Ordinal))
        );
        plan.Notes.Should().Contain(note => note.Code == "IR0339" && note.Hint == "did you mean \"Bills\"?");
        plan.Policies.Settings.NotCheckable.Single()
            .NotCheckable.Should()
            .Be("\"Accounts Payable\" / \"Bils\": the catalogue does not offer it");
    }

    [Fact]
    public void A_review_travels_with_its_plan()
    {
        var plan = Ruled.Plan(
            Observed(
                roles:
                [
                    Ruled.Bills("Bills"),
                    Ruled.Payments("Payments"),
                    Role("All") with
                    {
                        Permissions = Everything,
                    },
                ],
                users: [User("u", "Bills"), User("all", "All"), User("x", "Bills") with { Email = "u@acme.example" }]
            ),
            "policies: [{ use: builtin:sod, except: [SOD-09] }, builtin:sensitive]\n"
                + "waivers: [{ rule: SOD-05, user: u, owner: cfo, reason: small, until: 2026-12-31, ticket: T }]\n"
                + "users: { u: { roles: [Bills, Payments] } }\n"
        );
        var bytes = PlanFile.Write(plan);
        var read = PlanFile.Read(bytes, "p.plan", [], new IntacctReconciler.Diagnostics.Problems())!;
        read.Policies.Settings.Should().Be(plan.Policies.Settings);
        read.Policies.Findings.Should().Equal(plan.Policies.Findings);
        PlanFile.Write(read).Should().Equal(bytes);
        plan.HoldsUntil.Should().Be(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), "then the waiver ends");
    }

    [Fact]
    public void A_plan_is_stale_for_a_conflict_that_was_not_reviewed_and_not_for_one_that_was()
    {
        var (bills, payments) = (Ruled.Bills("Bills"), Ruled.Payments("Payments"));
        var waived = Ruled.Sod + "waivers: [{ rule: SOD-05, owner: cfo, reason: small, until: 2026-12-31 }]\n";
        var planned = Ruled.Review(
            Observed(roles: [bills, payments], users: [User("u", "Bills")]),
            waived + "users: { u: { roles: [Bills, Payments] } }\n"
        );
        var fresh = Ruled.Review(
            Observed(roles: [bills, payments], users: [User("u", "Bills"), User("v", "Bills")]),
            waived + "users: { u: { roles: [Bills, Payments] }, v: { roles: [Bills, Payments] } }\n"
        );
        Policy.Worse(planned.Findings, planned.Findings).Should().BeEmpty();
        Policy.Worse(planned.Findings, fresh.Findings).Single().Users.Should().Equal("u", "v");
        Policy.Worse(fresh.Findings, planned.Findings).Should().BeEmpty();
    }

    private static IEnumerable<string> Names(JsonNode node) => node["properties"]!.AsObject().Select(one => one.Key);
}
