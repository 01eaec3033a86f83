using System.Text.Json.Nodes;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Plans;

/// <summary>
/// The way by which a place became part of the files, from the last passage to the first: <c>[{ kind, name, source }]</c>.
/// </summary>
internal static class WayJson
{
    /// <summary>Null where the place is in the file that was named.</summary>
    public static JsonArray? Write(Origin at)
    {
        var way = new JsonArray();
        for (var via = at.Source.Via; via is not null; via = via.At.Source.Via)
        {
            way.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["kind"] = Words.Snake(via.Kind),
                        ["name"] = via.Name,
                        ["source"] = PlaceJson.Write(via.At),
                    }
            );
        }
        return way.Count == 0 ? null : way;
    }

    /// <summary>The place with its way.</summary>
    public static Origin Read(Origin at, JsonNode? way)
    {
        Passage? via = null;
        foreach (var passage in (way?.AsItems("via") ?? []).Reverse())
        {
            var asked = PlaceJson.Read(passage.Member("source"));
            via = new(
                passage.Member("kind").AsWord<PassageKind>("kind"),
                passage.Member("name").AsText("name"),
                asked with
                {
                    Source = new(asked.Source.Path, via),
                }
            );
        }
        return via is null ? at : at with { Source = new(at.Source.Path, via) };
    }
}
