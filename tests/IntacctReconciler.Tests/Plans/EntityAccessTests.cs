using System.Text.Json.Nodes;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Plans;

public sealed class EntityAccessTests
{
    [Fact]
    public void Users_whose_restriction_changes_alike_are_one_entry_and_a_new_user_had_none() =>
        Written(
                """
                users:
                  clerk1: { entities: [UK-01] }
                  clerk2: { entities: { only: [UK-01], topLevel: false } }
                  clerk3: { entities: { only: [UK-01], topLevel: true } }
                  lead: { entities: all, allow: { widen-scope: { owner: cfo, reason: r, until: 2030-01-01 } } }
                  same: { entities: [UK-02] }
                  joiner:
                    email: joiner@acme.example
                    contact: { first: New, last: Joiner }
                    type: employee
                    entities: ["UK-*"]
                    roles: [AP clerk]
                """,
                ("clerk1", Restriction.To(IdSet.Of("UK-01", "UK-02"))),
                ("clerk2", Restriction.To(IdSet.Of("UK-01", "UK-02"), topLevel: true)),
                ("clerk3", Restriction.All),
                ("lead", Restriction.To(IdSet.Of("UK-01"))),
                ("same", Restriction.To(IdSet.Of("UK-02")))
            )
            .Should()
            .Be(
                """
                [{"after":["UK-01"],"before":["UK-01","UK-02"],"top_level_after":false,"top_level_before":true,"users":["clerk1","clerk2"]},
                {"after":["UK-01"],"before":"all","top_level_after":true,"top_level_before":true,"users":["clerk3"]},
                {"after":["UK-01","UK-02"],"before":null,"top_level_after":true,"top_level_before":null,"users":["joiner"]},
                {"after":"all","before":["UK-01"],"top_level_after":true,"top_level_before":false,"users":["lead"]}]
                """.ReplaceLineEndings("")
            );

    [Fact]
    public void No_entry_where_no_restriction_to_entities_changes() =>
        Written(
                "users:\n  clerk1: { name: Somebody, departments: [100], entities: { only: [UK-01, UK-02], topLevel: true } }",
                ("clerk1", Restriction.To(IdSet.Of("UK-01", "UK-02")))
            )
            .Should()
            .Be("[]");

    private static string Written(string yaml, params (string Id, Restriction Entities)[] now)
    {
        var company = Observed(
            [Role("AP clerk", ("accountsPayable/bills", "list readonly"))],
            users: now.Select(user => User(user.Id, "AP clerk") with { Entities = user.Entities })
        );
        var bytes = PlanFile.Write(Plan(company, yaml));
        return JsonNode.Parse(bytes)!["entity_access"]!.ToJsonString();
    }
}
