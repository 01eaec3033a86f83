using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Text;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Reports;

/// <summary>The table of users and entities, with few entities and with many.</summary>
public sealed class EntitiesViewTests
{
    private static readonly string[] Forty =
    [
        .. new[] { "AT", "BE", "CH", "DE", "ES", "FR", "IE", "IT", "NL", "UK" }.SelectMany(country =>
            Enumerable.Range(1, 4).Select(n => $"{country}-0{n}")
        ),
    ];

    [Fact]
    public void One_entity() =>
        ShouldRead(
            "entities-1",
            PlanOf(["UK-01"], "clerk1: { entities: [UK-01] }", ("clerk1", Restriction.All), ("boss", Restriction.All))
        );

    [Fact]
    public void Five_entities() =>
        ShouldRead(
            "entities-5",
            PlanOf(
                ["DE-01", "DE-02", "FR-01", "UK-01", "UK-02"],
                """
                clerk1: { entities: [UK-01] }
                  clerk2: { entities: [UK-01] }
                  clerk3: { entities: { only: [UK-01], topLevel: true } }
                  clerk4: { entities: [DE-02, UK-01] }
                  lead.de: { entities: ["DE-*"] }
                  lead.fr: { entities: ["FR-*"] }
                  viewer: { entities: all, allow: { widen-scope: { owner: cfo, reason: reports, until: 2027-03-31 } } }
                """,
                ("clerk1", To("UK-01 UK-02")),
                ("clerk2", To("UK-01 UK-02")),
                ("clerk3", To("UK-01")),
                ("clerk4", To("UK-01")),
                ("lead.de", To("DE-01")),
                ("lead.fr", To("FR-01")),
                ("viewer", To("FR-01"))
            )
        );

    [Fact]
    public void Forty_entities_and_a_new_one_among_them() =>
        ShouldRead(
            "entities-40",
            PlanOf(
                [.. Forty, "FR-05"],
                """
                lead.emea: { entities: ["*"] }
                  lead.fr: { entities: ["FR-*"] }
                  lead.dach: { entities: ["AT-*", "CH-*", "DE-*"] }
                  audit1: { entities: ["*"] }
                  audit2: { entities: ["*"] }
                  temp: { entities: [FR-05] }
                """,
                ("lead.emea", To(string.Join(' ', Forty))),
                ("lead.fr", To("FR-01 FR-02 FR-03 FR-04")),
                ("lead.dach", To("AT-01 AT-02 AT-03 AT-04 CH-01 CH-02 CH-03 CH-04 DE-01 DE-02 DE-03 DE-04 UK-04")),
                ("audit1", Restriction.All),
                ("audit2", Restriction.All),
                ("temp", To("FR-01"))
            )
        );

    [Fact]
    public void A_clerk_of_their_own_for_each_of_forty_entities() =>
        ShouldRead(
            "entities-40-clerks",
            PlanOf(
                Forty,
                string.Join(
                    "\n  ",
                    Forty.SelectMany(entity =>
                        new[] { $"ap.{entity}: {{ entities: [{entity}] }}", $"ar.{entity}: {{ entities: [{entity}] }}" }
                    )
                ),
                [
                    .. Forty.SelectMany(entity =>
                        new[] { ($"ap.{entity}", Restriction.All), ($"ar.{entity}", Restriction.All) }
                    ),
                ]
            )
        );

    [Fact]
    public void Ids_that_would_break_a_table()
    {
        var plan = PlanOf(
            ["a|b", "`c`", "<b>x</b>", "e\u001b[31mvil", "two words", new string('W', 90), "漢字漢字", "@team"],
            "\"cl|erk\\e[2J\": { entities: [\"a|b\", \"`c`\", \"two words\", \"漢字漢字\"] }\n  \"other [x](http://evil.example)\": { entities: [\"*\"] }",
            ("cl|erk\u001b[2J", Restriction.To(IdSet.Of("<b>x</b>", "e\u001b[31mvil", new string('W', 90)))),
            ("other [x](http://evil.example)", Restriction.To(IdSet.Of("@team")))
        );
        ShouldRead("entities-hostile", plan);
        foreach (var width in new[] { 40, 60, 80, 120 })
        {
            var text = TextFormat.Write(PlanContent.Of(plan, Detail.Verbose), width);
            text.Should().NotContain("\u001b");
            text.Split('\n').Max(DisplayWidth.Of).Should().BeLessThanOrEqualTo(width);
        }
    }

    private static Restriction To(string ids) => Restriction.To(IdSet.Of(ids.Split(' ')));

    private static Plan PlanOf(string[] entities, string users, params (string Id, Restriction Entities)[] now) =>
        Plan(
            Observed(
                [Role("AP clerk", ("accountsPayable/bills", "list readonly add modify"))],
                users: now.Select(user => User(user.Id, "AP clerk") with { Entities = user.Entities })
            ) with
            {
                Entities = Table<RestrictionTarget>.Of(entities.Select(id => new RestrictionTarget(id, id, true))),
            },
            $"guards: {{ maxRemovalPercent: 100 }}\nusers:\n  {users}\n"
        );

    private static void ShouldRead(string name, Plan plan)
    {
        var brief = Table(plan, Detail.Brief);
        Golden($"{name}.80.txt", TextFormat.Write(brief, 80));
        Golden($"{name}.120.txt", TextFormat.Write(brief, 120));
        Golden($"{name}.md", MarkdownFormat.Write(brief));
        Golden($"{name}.verbose.txt", TextFormat.Write(Table(plan, Detail.Verbose), 80));
    }

    private static Report Table(Plan plan, Detail detail) =>
        new(PlanContent.Of(plan, detail).Sections.Single(section => section.Title?.Text == "ENTITIES"));

    private static void Golden(string file, string text) =>
        MaintainedFile.ShouldBe($"tests/IntacctReconciler.Tests/Golden/Reports/{file}", text);
}
