using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Tests.Declarations;

namespace IntacctReconciler.Tests.Blueprints;

/// <summary>An access file that uses a blueprint of its own.</summary>
internal static class VendorFiles
{
    public const string Blueprint = """
        blueprint: 1
        name: vendor
        title: Vendor sync user
        vendor: Vendor
        guide: { title: Set up the sync, url: "https://help.vendor.example/sync", read: 2026-08-22 }
        parameters:
          projects: { kind: flag, description: projects are synced, default: false }
          entities: { kind: entities, description: Entities to sync, default: all }
          application: { kind: applications, description: What the application offers }
          accounts: { kind: accounts, description: Accounts at the vendor }
        subscriptions: [Company, General Ledger, Projects]
        user:
          id: vendor
          name: Vendor
          email: vendor@acme.example
          contact: { first: Vendor, last: Sync }
          type: business
          admin: "off"
          webServicesOnly: true
          entities: ${entities}
          says: { type: "User type: Business", admin: "Admin privileges: Off", webServicesOnly: Web services only, entities: Every entity }
        role: { id: Vendor role, description: Vendor sync }
        permissions:
          - { says: "Company: Read-only", give: { Company: read-only } }
          - says: "General Ledger: All except Journal entries List, View, Add, Edit"
            give: { General Ledger: { "*": all, Journal entries: [List, View, Add, Edit] } }
          - { when: projects, says: "Projects: Read-only", give: { Projects: read-only } }
        customApplications:
          - { when: application, says: "Vendor app: All", give: "${application}" }
        excess: [{ what: General Ledger All, why: it only reads accounts }]
        handover:
          - { when: accounts, say: "In Vendor, for every account:", accounts: accounts }
          - { say: "Tell Vendor that it is there" }
        """;

    public static (Composition? Composition, Problems Problems) Compose(string yaml, string blueprint = Blueprint)
    {
        var problems = new Problems();
        var files = new SeveralFiles(
            new Dictionary<string, string>
            {
                ["access.yaml"] = $"version: 1\ncompany: ACME\n{yaml}",
                ["vendor.blueprint.yaml"] = blueprint,
            }
        );
        var file = AccessFileReader.Read(files.Input(), problems);
        return (file is null ? null : Composition.Of(file, problems), problems);
    }
}
