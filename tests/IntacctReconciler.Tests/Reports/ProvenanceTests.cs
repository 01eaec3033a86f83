using System.Text.Json.Nodes;
using IntacctReconciler.Plans;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using IntacctReconciler.Tests.Declarations;

namespace IntacctReconciler.Tests.Reports;

/// <summary>Each change of a plan can say at which line its values stand, and through what they came to be part of the files.</summary>
public sealed class ProvenanceTests
{
    private static readonly SeveralFiles Files = new(
        new Dictionary<string, string>
        {
            ["base.yaml"] = """
            version: 1
            permissionModel: role-based
            templates:
              users:
                person: { departments: all }
                clerk:
                  like: person
                  email: ${id}@acme.example
                  contact: { first: "${id}", last: Clerk }
                  type: business
                  entities: ["${desk}"]
                  roles: [Auditor]
            """,
            ["access.yaml"] = """
            version: 1
            company: ACME
            include: [more.yaml]
            generate:
              - forEach: [{ desk: UK-01 }]
                users:
                  "clerk-${desk}": { like: clerk }
            """,
            ["more.yaml"] = """
            version: 1
            roles:
              Auditor: { permissions: read-only }
            """,
        }
    );

    private static readonly Plan Plan = Scene.Planned(Scene.Observed(), Files.Input()).Plan;

    [Fact]
    public void In_the_text_the_way_stands_behind_the_change()
    {
        var brief = TextFormat.Write(PlanContent.Of(Plan), 200);
        var full = TextFormat.Write(PlanContent.Of(Plan, Detail.Verbose), 500);

        brief.Should().Contain("; template clerk and template person");
        full.Should()
            .Contain("; generated for UK-01 (access.yaml:7); template clerk, generated for UK-01 (base.yaml:8)")
            .And.Contain("; template person, template clerk, generated for UK-01 (base.yaml:5)");
    }

    [Fact]
    public void In_the_plan_file_each_step_of_the_way_has_its_place()
    {
        var user = Resources().Single(change => (string?)change!["address"] == "user[\"clerk-UK-01\"]")!;

        user["source"]!.GetValue<string>().Should().Be("access.yaml:7:7");
        user["via"]!
            .ToJsonString()
            .Should()
            .Be(
                """[{"kind":"generate","name":"UK-01","source":"access.yaml:5:5"},{"kind":"overlay","name":"ACME","source":"fleet.yaml:3:1"}]"""
            );
        user["field_sources"]!["departments"]!.GetValue<string>().Should().Be("base.yaml:5:28");
        user["field_vias"]!["departments"]!
            .AsArray()
            .Select(step => $"{step!["kind"]} {step["name"]} {step["source"]}")
            .Should()
            .Equal(
                "template person base.yaml:7:13",
                "template clerk access.yaml:7:32",
                "generate UK-01 access.yaml:5:5",
                "overlay ACME fleet.yaml:3:1"
            );
        var role = Resources().Single(change => (string?)change!["address"] == "role[\"Auditor\"]")!;
        role["via"]![0]!["kind"]!.GetValue<string>().Should().Be("include");
    }

    [Fact]
    public void The_way_survives_the_plan_file()
    {
        var bytes = PlanFile.Write(Plan);
        var problems = new IntacctReconciler.Diagnostics.Problems();

        var again = PlanFile.Read(bytes, "plan", [], problems);

        PlanFile.Write(again!).Should().Equal(bytes);
    }

    private static IEnumerable<JsonNode?> Resources() =>
        JsonNode.Parse(PlanFile.Write(Plan))!["resource_changes"]!.AsArray();
}
