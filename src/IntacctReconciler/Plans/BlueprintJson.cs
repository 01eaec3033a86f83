using System.Globalization;
using System.Text.Json.Nodes;
using IntacctReconciler.Blueprints;
using IntacctReconciler.Declarations.Blueprints;

namespace IntacctReconciler.Plans;

/// <summary>What a plan says of blueprints: narrower than asked, more than needed, and the steps for a person.</summary>
internal static class BlueprintJson
{
    private const string Day = "yyyy-MM-dd";

    public static JsonNode Write(BlueprintReview review) =>
        new JsonObject
        {
            ["name"] = review.Name,
            ["title"] = review.Title,
            ["vendor"] = review.Vendor,
            ["guide"] = new JsonObject
            {
                ["title"] = review.Guide.Title,
                ["url"] = review.Guide.Url,
                ["read"] = review.Guide.Read.ToString(Day, CultureInfo.InvariantCulture),
            },
            ["user"] = review.User,
            ["role"] = review.Role,
            ["source"] = PlaceJson.Write(review.At),
            ["via"] = WayJson.Write(review.At),
            ["narrower"] = AccessJson.Write(review.Narrower),
            ["excess"] = new JsonArray([
                .. review.Excess.Select(JsonNode (one) => new JsonObject { ["what"] = one.What, ["why"] = one.Why }),
            ]),
            ["handover"] = new JsonArray([.. review.Handover.Select(Write)]),
        };

    public static BlueprintReview Read(JsonNode? node)
    {
        var guide = node.Member("guide");
        return new(
            node.Member("name").AsText("name"),
            node.Member("title").AsText("title"),
            node.Member("vendor").AsText("vendor"),
            new(guide.Member("title").AsText("title"), guide.Member("url").AsText("url"), DayIn(guide.Member("read"))),
            node.Member("user").AsText("user"),
            node.Member("role").AsTextOrNull("role"),
            WayJson.Read(PlaceJson.Read(node.Member("source")), node.Member("via"))
        )
        {
            Narrower = AccessJson.ReadGrants(node.Member("narrower")),
            Excess =
            [
                .. node.Member("excess")
                    .AsItems("excess")
                    .Select(one => new BlueprintExcess(
                        one.Member("what").AsText("what"),
                        one.Member("why").AsText("why")
                    )),
            ],
            Handover = [.. node.Member("handover").AsItems("handover").Select(ReadNote)],
        };
    }

    public static JsonNode Write(HandoverNote note) =>
        new JsonObject
        {
            ["say"] = note.Say,
            ["accounts"] = new JsonArray([
                .. note.Accounts.Select(
                    JsonNode (account) =>
                        new JsonObject
                        {
                            ["name"] = account.Name,
                            ["entity"] = account.Entity,
                            ["again"] = account.IsAgain,
                        }
                ),
            ]),
        };

    private static HandoverNote ReadNote(JsonNode? note) =>
        new(
            note.Member("say").AsText("say"),
            [
                .. note.Member("accounts")
                    .AsItems("accounts")
                    .Select(account => new AccountNote(
                        account.Member("name").AsText("name"),
                        account.Member("entity").AsTextOrNull("entity"),
                        account.Member("again").AsFlag("again")
                    )),
            ]
        );

    private static DateOnly DayIn(JsonNode? node) =>
        DateOnly.TryParseExact(node.AsText("read"), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException("read is not a day (2026-08-22)");
}
