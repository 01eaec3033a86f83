using System.Text.Json;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Intacct.Wire;

public sealed class RestrictionsTests
{
    [Theory]
    [InlineData("""{"entities":[],"entityAccess":{"allowUnrestrictedAccess":true} }""", "all", null)]
    [InlineData("""{"entities":[],"entityAccess":{} }""", "all", null)]
    [InlineData("""{"entityAccess":{"allowUnrestrictedAccess":true} }""", "all", null)]
    [InlineData("""{"entities":[{"id":"A"}],"entityAccess":{"allowUnrestrictedAccess":true} }""", "all", null)]
    [InlineData(
        """{"entities":[{"id":"B"},{"id":"A"}],"entityAccess":{"allowUnrestrictedAccess":false} }""",
        "A, B",
        null
    )]
    [InlineData(
        """{"entities":[{"id":"A"}],"entityAccess":{"allowUnrestrictedAccess":false,"allowTopLevelAccess":true} }""",
        "A + top level",
        null
    )]
    [InlineData(
        """{"entities":[{"id":"A"}],"entityAccess":{"allowUnrestrictedAccess":false,"allowTopLevelAccess":false} }""",
        "A",
        null
    )]
    [InlineData("""{"entities":[{"id":"A"}],"entityAccess":{"allowUnrestrictedAccess":false} }""", null, "IR8041")]
    [InlineData("""{"entities":[],"entityAccess":{"allowUnrestrictedAccess":false} }""", null, "IR8043")]
    [InlineData("""{"entities":null,"entityAccess":{"allowUnrestrictedAccess":false} }""", null, "IR8041")]
    [InlineData("""{"entityAccess":{"allowUnrestrictedAccess":false} }""", null, "IR8041")]
    [InlineData("""{"entities":[{"key":"1"}],"entityAccess":{"allowUnrestrictedAccess":false} }""", null, "IR8041")]
    [InlineData(
        """{"entities":[],"locations":[{"id":"A"}],"entityAccess":{"allowUnrestrictedAccess":false} }""",
        null,
        "IR8042"
    )]
    [InlineData("""{"locations":[{"id":"A"}],"entityAccess":{"allowUnrestrictedAccess":true} }""", null, "IR8042")]
    [InlineData(
        """{"entities":[{"id":"A"},{"id":"B"}],"locations":[{"id":"A"}],"entityAccess":{"allowUnrestrictedAccess":false} }""",
        "A, B",
        null
    )]
    [InlineData(
        """{"entities":[{"id":"A"},{"id":"B"}],"locations":[],"entityAccess":{"allowUnrestrictedAccess":false} }""",
        "A, B",
        null
    )]
    public void Entities_are_read_or_told_to_be_unreadable(string json, string? entities, string? note)
    {
        var notes = new Notes();

        var user = Read(json[..^1] + ""","departments":[],"territories":[]}""", notes);

        user.Entities?.ToString().Should().Be(entities);
        (user.Entities is null).Should().Be(entities is null);
        notes.All.Select(diagnostic => diagnostic.Code).Should().Equal(note is null ? [] : new[] { note });
    }

    [Theory]
    [InlineData("""{"departments":[],"territories":[{"id":"T"}]}""", "all", "T")]
    [InlineData("""{"departments":[{"id":"2"},{"id":"1"}],"territories":null}""", "1, 2", null)]
    [InlineData("""{"territories":[]}""", null, "all")]
    public void Departments_and_territories_too(string json, string? departments, string? territories)
    {
        var user = Read(json, new());

        user.Departments?.ToString().Should().Be(departments);
        user.Territories?.ToString().Should().Be(territories);
        (user.Departments is null).Should().Be(departments is null);
    }

    private static User Read(string json, Notes notes)
    {
        using var document = JsonDocument.Parse(json);
        return Restrictions.Read(new Row(document.RootElement), new("u"), new(), notes);
    }
}
