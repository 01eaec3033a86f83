using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Planning;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Plans;

/// <summary><c>catalogue.lock</c> of a plan file. Its <c>granted</c> follows from the changes and is never read back.</summary>
internal static class LockReviewJson
{
    public static JsonObject Write(LockReview review, ImmutableArray<Change> changes) =>
        new()
        {
            ["locked_at"] = TimeJson.Write(review.LockedAt),
            ["locked_by"] = review.LockedBy,
            ["digest"] = review.Digest,
            ["permissions"] = new JsonArray([.. review.Difference.Permissions.Select(CatalogueDifferenceJson.Write)]),
            ["entities"] = new JsonArray([
                .. review.Difference.Entities.Select(
                    JsonNode (change) =>
                        CatalogueDifferenceJson.Write(change, review.OpenTo.GetValueOrDefault(change.Id))
                ),
            ]),
            ["granted"] = new JsonArray([
                .. review
                    .GrantedBy(changes)
                    .Select(
                        JsonNode (pair) =>
                            new JsonObject
                            {
                                ["object"] = AddressJson.Write(pair.Subject),
                                ["grants"] = AccessJson.Write(pair.Grants),
                            }
                    ),
            ]),
            ["accepted"] = new JsonArray([.. review.Accepted.Select(Write)]),
            ["when_locked"] = new JsonArray([.. review.WhenLocked.Select(Write)]),
            ["followers"] = new JsonArray([.. review.Followers.Select(Write)]),
        };

    public static LockReview Read(JsonNode? node)
    {
        var entities = node.Member("entities").AsItems("entities");
        return new(
            TimeJson.Read(node.Member("locked_at").AsText("locked_at")),
            node.Member("locked_by").AsText("locked_by"),
            node.Member("digest").AsText("digest"),
            new(
                [.. node.Member("permissions").AsItems("permissions").Select(CatalogueDifferenceJson.Read)],
                [.. entities.Select(CatalogueDifferenceJson.ReadEntity)]
            )
        )
        {
            OpenTo = entities
                .Where(entity => entity.Member("open_to") is not null)
                .ToImmutableSortedDictionary(
                    entity => entity.Member("id").AsText("id"),
                    entity => ValueJson.ReadIds(entity.Member("open_to")),
                    StringComparer.Ordinal
                ),
            Accepted = [.. node.Member("accepted").AsItems("accepted").Select(ReadAccepted)],
            WhenLocked = [.. node.Member("when_locked").AsItems("when_locked").Select(ReadEffect)],
            Followers = [.. node.Member("followers").AsItems("followers").Select(ReadFollower)],
        };
    }

    private static JsonNode Write(AcceptedAlone accepted) =>
        new JsonObject
        {
            ["object"] = AddressJson.Write(accepted.Subject),
            ["locked_at"] = TimeJson.Write(accepted.LockedAt),
            ["locked_by"] = accepted.LockedBy,
        };

    private static AcceptedAlone ReadAccepted(JsonNode? node) =>
        new(
            AddressJson.Read(node.Member("object")),
            TimeJson.Read(node.Member("locked_at").AsText("locked_at")),
            node.Member("locked_by").AsText("locked_by")
        );

    private static JsonNode Write(PresetEffect effect) =>
        new JsonObject
        {
            ["object"] = AddressJson.Write(effect.Subject),
            ["wider"] = AccessJson.Write(effect.Wider),
            ["narrower"] = AccessJson.Write(effect.Narrower),
        };

    private static PresetEffect ReadEffect(JsonNode? node) =>
        new(
            AddressJson.Read(node.Member("object")),
            AccessJson.ReadGrants(node.Member("wider")),
            AccessJson.ReadGrants(node.Member("narrower"))
        );

    private static JsonNode Write(Follower follower) =>
        new JsonObject
        {
            ["object"] = AddressJson.Write(follower.Subject),
            ["module"] = follower.To.Module,
            ["permission"] = follower.To.Name,
            ["unchanged"] = follower.Unchanged,
        };

    private static Follower ReadFollower(JsonNode? node) =>
        new(
            Permission.Standard(node.Member("module").AsText("module"), node.Member("permission").AsText("permission")),
            AddressJson.Read(node.Member("object")),
            node.Member("unchanged").AsFlag("unchanged")
        );
}
