using IntacctReconciler.Catalogue;
using IntacctReconciler.Exporting;
using IntacctReconciler.Model;
using IntacctReconciler.Tests.Reports;

namespace IntacctReconciler.Tests.Exporting;

/// <summary>What somebody would have written, not what a machine counts up. That it means the same is a law of its own.</summary>
public sealed class TidyGrantTests
{
    private static GrantSet ReadOnly { get; } =
        GrantSet.Of(Scene.Catalogue.Entries.Select(entry => new Grant(entry.Permission, entry.ReadOnly())));

    [Fact]
    public void A_rule_with_exceptions_is_said_as_one()
    {
        var ledger = In("generalLedger", entry => entry.ReadOnly());

        Of(ledger.Except(Scene.Grants(("generalLedger/approveJournalEntries", "list"))))
            .Should()
            .Be(
                """
                    permissions:
                      General Ledger:
                        "*": read-only
                        Approve journal entries: none

                """
            );
    }

    [Fact]
    public void Sections_have_rules_of_their_own()
    {
        var reports = In("accountsPayable", entry => entry.Section == Sections.Reports ? entry.All() : Rights.None);
        var bills = Scene.Grants(("accountsPayable/bills", "list readonly add"));

        Of(reports.Union(bills))
            .Should()
            .Be(
                """
                    permissions:
                      Accounts Payable:
                        section:reports: all
                        Bills: [List, View, Add]

                """
            );
    }

    [Fact]
    public void Many_exceptions_are_no_rule()
    {
        var half = In("accountsPayable", entry => entry.ReadOnly()).Where((_, i) => i % 2 == 0);

        Of(GrantSet.Of(half)).Should().NotContain("\"*\"");
    }

    [Fact]
    public void Who_looks_at_everything_is_said_in_a_line() => Of(ReadOnly).Should().Be("    permissions: read-only\n");

    [Fact]
    public void Everything_but_a_right_and_a_module_is_three_lines_more()
    {
        var held = Scene
            .Everything.Except(Scene.Grants(("company/clearCompanyData", "run")))
            .Except(In("taxes", entry => entry.All()))
            .Except(In("closeWorkspace", entry => entry.All()));

        Of(held).Should().StartWith("    permissions:\n      \"*\": all\n").And.Contain(": none\n");
        Of(held).Split('\n').Length.Should().BeLessThan(9);
    }

    [Fact]
    public void A_permission_is_read_only_as_the_button_says_but_an_approval_is_spelled_out()
    {
        Of(Scene.Grants(("accountsPayable/vendors", "list readonly"))).Should().Contain("Vendors: read-only\n");
        Of(Scene.Grants(("accountsPayable/approveBills", "list"))).Should().Contain("Approve bills: [List]\n");
    }

    [Fact]
    public void Lines_are_in_the_order_of_what_is_printed()
    {
        var lines = Of(In("generalLedger", entry => Rights.Of("list") & entry.Allowed)).Split('\n');
        var names = lines.Where(line => line.EndsWith("[List]", StringComparison.Ordinal)).ToArray();

        names.Should().HaveCountGreaterThan(5).And.BeInAscendingOrder(StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_preset_means_what_was_locked_and_nothing_is_used_that_means_two_things()
    {
        var bills = Permission.Standard("accountsPayable", "bills");
        var before = PermissionCatalogue.Of(Scene.Catalogue.Entries.Where(entry => entry.Permission != bills), out _);
        var locked = CatalogueLock.Of("ACME", DateTimeOffset.UnixEpoch, "plan_bot", before, []);
        var held = GrantSet.Of(
            before.OfModule("accountsPayable").Select(entry => new Grant(entry.Permission, entry.All()))
        );

        Of(held, locked).Should().Be("    permissions:\n      Accounts Payable: all\n");
        Of(held, locked, null).Should().Contain("\"*\": all\n        Bills: none\n");
        Of(held, [null]).Should().Contain("\"*\": all\n        Bills: none\n");
    }

    private static GrantSet In(string module, Func<CatalogueEntry, Rights> rights) =>
        GrantSet.Of(Scene.Catalogue.OfModule(module).Select(entry => new Grant(entry.Permission, rights(entry))));

    private static string Of(GrantSet grants, params CatalogueLock?[] locks)
    {
        var role = Scene.Role("Any") with { Permissions = grants };
        var frame = new ExportFrame(PermissionModel.RoleBased) { Locks = locks.Length == 0 ? [null] : [.. locks] };
        var text = Exporter.Write(Scene.Observed([role]), frame);
        var start = text.IndexOf("    permissions:", StringComparison.Ordinal);
        var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
        return text[start..(end + 1)];
    }
}
