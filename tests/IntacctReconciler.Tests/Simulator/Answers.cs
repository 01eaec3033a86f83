using System.Text.Json.Nodes;
using IntacctReconciler.Simulator;

namespace IntacctReconciler.Tests.Simulator;

/// <summary>What tests ask of an answer.</summary>
internal static class Answers
{
    public static void ShouldBeRefused(
        this (int Status, JsonNode? Body, SimulatedResponse Response) answer,
        int status,
        string says
    )
    {
        answer.Status.Should().Be(status, answer.Body?.ToJsonString());
        answer.Error().ToJsonString().Should().Contain(says);
    }

    public static void ShouldBeDone(this (int Status, JsonNode? Body, SimulatedResponse Response) answer) =>
        answer.Status.Should().BeOneOf([200, 201, 204], answer.Body?.ToJsonString());

    public static JsonNode Error(this (int Status, JsonNode? Body, SimulatedResponse Response) answer) =>
        answer.Body!["ia::error"] ?? answer.Body["ia::result"]!["ia::error"]!;

    public static string Text(this JsonNode? node) => node!.GetValue<string>();

    public static bool Flag(this JsonNode? node) => node!.GetValue<bool>();

    public static IEnumerable<string> Texts(this JsonNode? list) => list!.AsArray().Select(item => item.Text());

    public static IEnumerable<string> Ids(this JsonNode? list) => list!.AsArray().Select(item => item!["id"].Text());
}
