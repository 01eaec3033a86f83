using IntacctReconciler.Exporting;
using IntacctReconciler.Model;
using IntacctReconciler.Tests.Reports;

namespace IntacctReconciler.Tests.Exporting;

public sealed class SplitTests
{
    [Fact]
    public void Each_kind_has_a_file_and_access_yaml_includes_those_that_are_there()
    {
        var files = Split([Scene.User("clerk1")]);

        files.Keys.Should().Equal("users.yaml", "access.yaml");
        files["access.yaml"].Should().Contain("\ninclude: [users.yaml]\n").And.NotContain("clerk1");
        files["users.yaml"].Should().Contain("version: 1\n\nusers:\n").And.Contain("  clerk1:\n");
    }

    /// <summary>Ids make no names of files: they may be hostile, and the same but for their case.</summary>
    [Fact]
    public void Of_very_many_each_first_letter_has_a_file()
    {
        var files = Split(Many(1_000, "u").Concat(["Anna", "adam", "7up", "../../etc", "éva"]));

        files
            .Keys.Should()
            .Equal("users/0-9.yaml", "users/a.yaml", "users/other.yaml", "users/p.yaml", "users/u.yaml", "access.yaml");
        files["users/a.yaml"].Should().Contain("  Anna:\n").And.Contain("  adam:\n");
        files["users/other.yaml"].Should().Contain("../../etc").And.Contain("éva");
    }

    [Fact]
    public void One_more_user_is_a_difference_in_one_file_and_in_a_count()
    {
        var before = Split(Many(1_100, "u").Concat(["adam"]));
        var after = Split(Many(1_100, "u").Concat(["adam", "anna"]));

        after
            .Where(file => before.GetValueOrDefault(file.Key) != file.Value)
            .Select(file => file.Key)
            .Should()
            .Equal("users/a.yaml", "access.yaml");
        Lines(after["access.yaml"])
            .Except(Lines(before["access.yaml"]), StringComparer.Ordinal)
            .Should()
            .ContainSingle();
    }

    private static string[] Lines(string text) => text.Split('\n');

    private static IEnumerable<string> Many(int count, string prefix) =>
        Enumerable.Range(0, count).Select(i => $"{prefix}{i:0000}");

    private static Dictionary<string, string> Split(IEnumerable<string> users) =>
        Split(users.Select(id => Scene.User(id)));

    private static Dictionary<string, string> Split(IEnumerable<User> users) =>
        Exporter
            .Split(Scene.Observed(users: users), new(PermissionModel.RoleBased))
            .ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
}
