using System.Text.Json;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Wire;

namespace IntacctReconciler.Tests.Intacct.Wire;

public sealed class GrantRowsTests
{
    [Theory]
    [InlineData(
        """[{"application":{"id":"Pay","permissions":[{"name":"P","group":"objects"}]},"allowedAccessRights":["list"]}]"""
    )]
    [InlineData(
        """[{"application":{"id":"Pay","permission":[{"name":"P","group":"objects"}]},"accessRights":["list"]}]"""
    )]
    [InlineData(
        """[{"application":{"id":"Pay","permissions":[{"name":"P","group":"objects"}],"permission":[{"name":"P","group":"objects"}]},"allowedAccessRights":["list"],"accessRights":["list"]}]"""
    )]
    [InlineData(
        """[{"application":{"id":"Pay","permissions":[],"permission":[{"name":"P","group":"objects"}]},"allowedAccessRights":null,"accessRights":["list"]}]"""
    )]
    public void Old_and_new_names_of_applications_mean_the_same(string json) =>
        GrantRows
            .Applications(Rows(json), new())
            .Should()
            .Equal(new Grant(new(PermissionKind.Application, "Pay", "P", "objects"), Rights.Of("list")));

    [Fact]
    public void Agents_have_a_group_of_their_own() =>
        GrantRows
            .Agents(
                Rows(
                    """[{"agent":{"key":"3","id":"Close","permissions":[{"name":"close","group":"agents"}]},"allowedAccessRights":["run"]}]"""
                ),
                new()
            )
            .Should()
            .Equal(new Grant(new(PermissionKind.Agent, "Close", "close", "agents"), Rights.Of("run")));

    [Theory]
    [InlineData("null")]
    [InlineData("""[{"application":{"id":"Pay"},"allowedAccessRights":["list"]}]""")]
    [InlineData("""[{"application":{"permissions":[{"name":"P"}]},"allowedAccessRights":["list"]}]""")]
    [InlineData("""[{"application":{"id":"Pay","permissions":[{"name":"P"}]}}]""")]
    public void A_list_that_is_not_understood_is_unreadable_and_not_empty(string json) =>
        GrantRows.Applications(Rows(json), new()).Should().BeNull();

    [Fact]
    public void A_permission_is_named_by_itself_or_by_its_key()
    {
        var keys = new KeyRing();
        keys.Put(Permission.Standard("company", "entities"), "7");

        GrantRows
            .Standard(
                Rows(
                    """
                    [{"permission":{"key":"7"},"accessRights":["list"]},
                     {"permission":{"key":"8","module":"company","name":"departments"},"accessRights":["newRight","list"]},
                     {"permission":{"id":"8"},"accessRights":["view"]},
                     {"permission":{"id":"7"},"accessRights":[]}]
                    """
                ),
                keys
            )
            .Should()
            .Equal(
                new Grant(Permission.Standard("company", "departments"), Rights.Of("list", "view", "newRight")),
                new Grant(Permission.Standard("company", "entities"), Rights.Of("list"))
            );
    }

    [Theory]
    [InlineData("""[{"permission":{"key":"99"},"accessRights":["list"]}]""")]
    [InlineData("""[{"permission":{"module":"company","name":"entities"},"accessRights":"list"}]""")]
    [InlineData("""[{"permission":{"module":"company","name":"entities"},"accessRights":["list",3]}]""")]
    [InlineData("""[{"permission":{"module":"company","name":"entities"}}]""")]
    public void One_row_that_is_not_understood_makes_the_list_unreadable(string json) =>
        GrantRows.Standard(Rows(json), new()).Should().BeNull();

    private static IReadOnlyList<Row>? Rows(string json) =>
        new Row(JsonDocument.Parse($$"""{"rows":{{json}}}""").RootElement).List("rows");
}
