using System.Text.Json.Nodes;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Plans;

/// <summary>Diagnostics as they stand in plan files.</summary>
internal static class NoteJson
{
    public static JsonNode Write(Diagnostic note) =>
        new JsonObject
        {
            ["code"] = note.Code,
            ["severity"] = Words.Snake(note.Severity),
            ["message"] = note.Message,
            ["hint"] = note.Hint,
            ["source"] = note.At is { } at ? PlaceJson.Write(at) : null,
            ["other"] = note.Other is { } other ? PlaceJson.Write(other) : null,
        };

    public static Diagnostic Read(JsonNode? node) =>
        new(
            node.Member("code").AsText("code"),
            node.Member("severity").AsWord<Severity>("severity"),
            node.Member("message").AsText("message"),
            node.Member("hint").AsTextOrNull("hint"),
            node.Member("source") is { } at ? PlaceJson.Read(at) : null,
            node.Member("other") is { } other ? PlaceJson.Read(other) : null
        );
}
