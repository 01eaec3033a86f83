using IntacctReconciler.Plans;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Reports;

/// <summary>Plans as people see them. Read the golden files as the one who has to say yes.</summary>
public sealed class PlanViewsTests
{
    [Fact]
    public void A_pull_request_with_a_role_change_a_joiner_a_leaver_and_a_temporary_role_that_is_over() =>
        ShouldRead("a-pull-request", Views.PullRequest());

    [Fact]
    public void A_sync_user_in_a_role_based_company() => ShouldRead("b-sync-user-role-based", Views.SyncUser());

    [Fact]
    public void A_sync_user_in_a_user_based_company() => ShouldRead("b-sync-user-user-based", Views.SyncUserDirectly());

    [Fact]
    public void A_night_with_drift_and_a_wider_restriction() => ShouldRead("c-drift", Views.Drift());

    [Fact]
    public void A_role_that_is_widened_first_and_narrowed_last() => ShouldRead("d-two-steps", Views.TwoSteps());

    [Fact]
    public void Roles_given_and_taken_by_groups() => ShouldRead("e-groups", Views.Groups());

    [Fact]
    public void Roles_and_a_group_under_new_names() => ShouldRead("h-renames", Views.Renames());

    [Fact]
    public void What_begins_and_ends_by_itself_and_who_answers_for_it() => ShouldRead("i-temporary", Views.Temporary());

    [Fact]
    public void Many_users_of_one_sort_are_folded() => ShouldRead("f-many-users", Views.ManyUsers());

    [Fact]
    public void After_a_release_and_a_new_entity() => ShouldRead("j-since-the-lock", Views.SinceTheLock());

    [Fact]
    public void After_a_release_that_moves_a_whole_module() => ShouldRead("k-since-the-split", Views.SinceTheSplit());

    [Fact]
    public void Nothing_to_do() => ShouldRead("g-nothing", Views.Nothing());

    private static void ShouldRead(string name, Plan plan)
    {
        var brief = PlanContent.Of(plan);
        Golden($"{name}.80.txt", TextFormat.Write(brief, 80));
        Golden($"{name}.120.txt", TextFormat.Write(brief, 120));
        Golden($"{name}.colour.txt", TextFormat.Write(brief, 80, colour: true));
        Golden($"{name}.md", MarkdownFormat.Write(brief));
        Golden($"{name}.verbose.txt", Shortened(TextFormat.Write(PlanContent.Of(plan, Detail.Verbose), 100)));
    }

    /// <summary>A full list of grants is hundreds of lines; its beginning and end show how it reads.</summary>
    private static string Shortened(string text)
    {
        var lines = text.Split('\n');
        return lines.Length <= 120
            ? text
            : string.Join('\n', [.. lines[..60], $"({lines.Length - 120} lines)", .. lines[^60..]]);
    }

    private static void Golden(string file, string text) =>
        MaintainedFile.ShouldBe($"tests/IntacctReconciler.Tests/Golden/Reports/{file}", text);
}
