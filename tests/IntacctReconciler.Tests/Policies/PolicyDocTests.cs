using System.Text;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Model;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Policies;

/// <summary>The tables and the printed plan of docs/policies.md; UPDATE_GOLDEN=1 rewrites them.</summary>
public sealed class PolicyDocTests
{
    private const string Document = "docs/policies.md";
    private const string End = "<!-- end -->";

    [Theory]
    [InlineData("builtin:sod")]
    [InlineData("builtin:sensitive")]
    public void Every_rule_that_comes_with_the_tool_is_listed_with_its_source(string policy)
    {
        var table = new StringBuilder(
            "| rule | severity | what | left | right | source |\n| --- | --- | --- | --- | --- | --- |\n"
        );
        foreach (var rule in ShippedPolicies.Find(policy)!.Rules)
        {
            var looked = Ruled.Shipped.Rules.Single(one => one.Id == rule.Id);
            table.Append(
                $"| {rule.Id}{(looked.IsCheckable ? "" : " (not checkable)")} | {IntacctReconciler.Plans.Words.Snake(rule.Severity)} | {rule.Title} | {Side(rule.Left)} | {(rule.Right is { } right ? Side(right) : "")} | {rule.Basis} |\n"
            );
        }
        Replaced($"<!-- rules: {policy} -->\n", table.ToString());
    }

    [Fact]
    public async Task A_refused_plan_of_the_example_is_printed_as_it_stands_there()
    {
        await using var desk = Desk.With("policies");
        var plan = await desk.RunAsync("plan", "--as-of", "2026-11-23T14:02Z", "refused.yaml");
        plan.ExitCode.Should().Be(6, plan.All);
        var paragraphs = plan.Out.TrimEnd('\n').Split("\n\n");
        var controls = paragraphs.Single(part => part.StartsWith("CONTROLS", StringComparison.Ordinal));
        Replaced("<!-- plan of examples/policies -->\n", $"```text\n{controls}\n\n{paragraphs[^1]}\n```\n");
    }

    private static string Side(SideDeclaration side) => string.Join("; ", side.AnyOf.Select(Said));

    private static string Said(RequirementDeclaration requirement) =>
        requirement switch
        {
            RequirementDeclaration.OnPermission { Name: "*" } wide =>
                $"{ScreenWords.Shipped.Print(wide.Module)}, all but reports: {Rights(wide, null)}",
            RequirementDeclaration.OnPermission on => Said(on, Permission.Standard(on.Module, on.Name)),
            RequirementDeclaration.OfUser user => string.Join(
                ", ",
                (string[])
                    [
                        .. user.Admin is { } levels
                            ? [$"Admin privileges {string.Join(" or ", levels.Select(Choices.Admin.LabelOf))}"]
                            : (string[])[],
                        .. user.WebServicesOnly == true ? ["Web Services only"] : (string[])[],
                    ]
            ),
            RequirementDeclaration.OfCatalogue of => $"{of.Percent} % of the rights that the catalogue offers",
            RequirementDeclaration.NotCheckable not => $"*{not.What}: {not.Why}*",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Said(RequirementDeclaration.OnPermission on, Permission permission) =>
        $"{ScreenWords.Shipped.Full(permission)}: {Rights(on, ShippedCatalogue.Load().Find(permission))}";

    private static string Rights(RequirementDeclaration.OnPermission on, CatalogueEntry? entry) =>
        string.Join(
            " or ",
            (on.Rights ?? [])
                .Where(right =>
                    entry is null || entry.Allowed.Covers(IntacctReconciler.Catalogue.Rights.Of(right.Value))
                )
                .Select(right =>
                    RightWords.Print(right.Value, entry?.Allowed ?? IntacctReconciler.Catalogue.Rights.Of(right.Value))
                )
                .Distinct(StringComparer.Ordinal)
        );

    private static void Replaced(string mark, string inside)
    {
        var text = MaintainedFile.Read(Document);
        var start = text.IndexOf(mark, StringComparison.Ordinal);
        start.Should().BePositive("docs/policies.md must hold {0}", mark);
        start += mark.Length;
        var end = text.IndexOf(End, start, StringComparison.Ordinal);
        MaintainedFile.ShouldBe(Document, text[..start] + inside + text[end..]);
    }
}
