using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Errors;

/// <summary>
/// Each way to go wrong that no table of bad files shows, with exactly what a user reads: a scene for each code, and what is
/// said in it under Golden/errors, which UPDATE_GOLDEN=1 rewrites.
/// </summary>
public sealed class ErrorTests
{
    private static readonly Dictionary<string, Func<Scene, Task>> Scenes = new(
        [
            .. FileScenes.All,
            .. ConnectionScenes.All,
            .. AnswerScenes.All,
            .. PlanScenes.All,
            .. ApplyScenes.All,
            .. FleetScenes.All,
            .. ExplainScenes.All,
            .. ReportScenes.All,
            .. DiffScenes.All,
            .. AuditScenes.All,
            .. EvidenceScenes.All,
        ],
        StringComparer.Ordinal
    );

    public static TheoryData<string> Codes() => [.. Scenes.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Is_said_word_for_word(string code)
    {
        await using var desk = Desk.With("starter");
        desk.Environment["COLUMNS"] = "500";
        var scene = new Scene(desk);
        await Scenes[code](scene);
        scene.Said.Should().MatchRegex($@"(?m)((error|warning|note) {code}: |^{code} )");
        MaintainedFile.ShouldBe($"tests/IntacctReconciler.Tests/Golden/errors/{code}.txt", scene.Said);
    }
}
