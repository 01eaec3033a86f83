using System.Text.Json.Nodes;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>A company and an access file that changes it.</summary>
internal sealed record Scenario(string Name, string Seed, string Access)
{
    public (string Name, string Value)[] Switches { get; init; } = [];

    /// <summary>Makes users, roles, contacts and memberships, and changes some of each; every list fits on a page.</summary>
    public static Scenario Acme { get; } =
        new(
            "acme",
            WithoutWhatNobodyNames(MaintainedFile.Read("examples/acme/company.json")),
            MaintainedFile.Read("examples/acme/access.yaml")
        );

    /// <summary>The same with pages of nine rows; it deletes a role and a group besides.</summary>
    public static Scenario Paged { get; } =
        new("acme in pages", Acme.Seed, WithDeletions(Acme.Access)) { Switches = [("longest-page", "9")] };

    /// <summary>A shorter catalogue, so that thousands of runs are possible.</summary>
    private static string WithoutWhatNobodyNames(string seed)
    {
        var company = JsonNode.Parse(seed)!;
        var catalogue = JsonNode.Parse(MaintainedFile.Read("src/data/catalogue.json"))!["permissions"]!.AsArray();
        var named = catalogue.Where(permission =>
            (string?)permission!["module"] is "purchasing"
            || seed.Contains($"\"{permission["name"]}\"", StringComparison.Ordinal)
            || (string?)permission["name"] is "recurringBills" or "approvePayments" or "approveVendors"
        );
        company["objects"]!["company-config/permission"] = new JsonArray([.. named.Select(one => one!.DeepClone())]);
        return company.ToJsonString();
    }

    private static string WithDeletions(string access)
    {
        (string Old, string With)[] edits =
        [
            ("roles: [Warehouse] }", "roles: [Employee] }"),
            (
                "entities: all, departments: [400], roles: [] }",
                "entities: all, departments: [400], roles: [Project lead] }"
            ),
            (
                """
                  Warehouse:
                    description: Moves stock
                    permissions:
                      inventoryControl:
                        inventoryTransactions: [list, readonly, add]
                        warehouseTransfer: [list, readonly, add]
                        items: read-only

                """,
                "  Warehouse: { state: absent }\n"
            ),
            (
                """
                  Project managers:
                    description: Everybody who runs projects
                    roles: [Project lead]
                    members: [pm1, pm2]

                """,
                "  Project managers: { state: absent }\n"
            ),
        ];
        foreach (var (old, with) in edits)
        {
            access.Should().Contain(old);
            access = access.Replace(old, with, StringComparison.Ordinal);
        }
        return access;
    }
}
