using System.Text.Json;
using System.Text.Json.Nodes;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Policies;
using IntacctReconciler.Text;

namespace IntacctReconciler.Plans;

/// <summary>
/// Plans as files: canonical JSON, shaped where it can be as Terraform's JSON plan, with a SHA-256 that finds damage and,
/// where there is a key, an HMAC that finds tampering. The same plan gives the same bytes.
/// </summary>
public static class PlanFile
{
    /// <summary>A newer minor version only adds members; a newer major one is refused.</summary>
    public const string FormatVersion = "1.0";

    /// <summary>
    /// Readers of Terraform's plans ask for it: the version whose JSON plan ours is shaped as. Nothing of Terraform takes part.
    /// </summary>
    private const string TerraformVersion = "1.0.0";

    /// <summary>The SHA-256 that the plan's file has, by which a journal knows it.</summary>
    public static string DigestOf(Plan plan) => Digest.Of(Body(plan));

    /// <param name="key">The key of the HMAC, or empty for a plan that is not signed.</param>
    public static byte[] Write(Plan plan, ReadOnlySpan<byte> key = default)
    {
        var body = Body(plan);
        body["integrity"] = Seal.Of(CanonicalJson.Bytes(body), key);
        return CanonicalJson.Bytes(body);
    }

    /// <summary>The plan; or null, and why not in <paramref name="problems"/>.</summary>
    /// <param name="path">For messages.</param>
    /// <param name="key">When there is one, a plan that is not signed with it is refused.</param>
    public static Plan? Read(ReadOnlySpan<byte> bytes, string path, ReadOnlySpan<byte> key, IProblems problems)
    {
        try
        {
            var body =
                JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })
                as JsonObject;
            if (body is null || body.Optional("format_version") is not { } version)
            {
                problems.Add(Codes.NotAPlan(path));
                return null;
            }
            if (!version.AsText("format_version").StartsWith("1.", StringComparison.Ordinal))
            {
                problems.Add(Codes.NewerPlanFormat(path, version.AsText("format_version"), FormatVersion));
                return null;
            }
            var seal = body.Member("integrity");
            body.Remove("integrity");
            if (Seal.Broken(seal, CanonicalJson.Bytes(body), key) is { } broken)
            {
                problems.Add(Codes.BrokenPlan(path, broken));
                return null;
            }
            return ReadBody(body);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            problems.Add(Codes.UnreadablePlan(path, JsonFault.Words(e)));
            return null;
        }
    }

    private static JsonObject Body(Plan plan)
    {
        var body = Whole(plan);
        if (plan.Subject.IsOfFleet)
            body["fleet"] = true;
        if (plan.Switch is { } change)
            body["switch"] = change.ToJson();
        return body;
    }

    private static JsonObject Whole(Plan plan) =>
        new()
        {
            ["format_version"] = FormatVersion,
            ["terraform_version"] = TerraformVersion,
            ["company"] = plan.Subject.Company,
            ["permission_model"] = Words.Kebab(plan.Subject.PermissionModel),
            ["endpoint"] = plan.Subject.Endpoint,
            ["reader"] = plan.Subject.Reader,
            ["credentials"] = new JsonObject
            {
                ["read"] = plan.Subject.ReadCredentials,
                ["apply"] = plan.Subject.ApplyCredentials,
            },
            ["file"] = plan.Subject.File,
            ["as_of"] = TimeJson.Write(plan.AsOf),
            ["holds_from"] = plan.HoldsFrom is { } from ? TimeJson.Write(from) : null,
            ["holds_until"] = plan.HoldsUntil is { } until ? TimeJson.Write(until) : null,
            ["read"] = new JsonArray([.. Single(plan.Read).Select(facet => JsonValue.Create(Words.Snake(facet)))]),
            ["desired_digest"] = plan.Digests.Desired,
            ["observed_digest"] = plan.Digests.Observed,
            ["catalogue"] = new JsonObject
            {
                ["digest"] = plan.Digests.Catalogue,
                ["lock"] = plan.Lock is { } locked ? LockReviewJson.Write(locked, plan.Changes) : null,
            },
            ["unchanged"] = plan.Unchanged,
            ["resource_changes"] = new JsonArray([
                .. plan.Changes.Select(change => RenameJson.Write(change, plan.Renames)),
            ]),
            ["renamed"] = new JsonArray([.. plan.Renames.Select(RenameJson.Write)]),
            ["held_back"] = new JsonArray([.. plan.HeldBack.Select(ChangeJson.Write)]),
            ["access_delta"] = AccessJson.Write(plan.Access),
            ["entity_access"] = EntityAccessJson.Write(plan.Changes),
            ["momentary_rights"] = AccessJson.Write(plan.Momentary),
            ["guards"] = GuardJson.Write(plan.Guards),
            ["policies"] = PolicyJson.Write(plan.Policies),
            ["blueprints"] = new JsonArray([.. plan.Blueprints.Select(BlueprintJson.Write)]),
            ["notes"] = new JsonArray([.. plan.Notes.Select(NoteJson.Write)]),
        };

    private static Plan ReadBody(JsonObject body) =>
        new()
        {
            Subject = new(
                body.Member("company").AsText("company"),
                body.Member("permission_model").AsText("permission_model") switch
                {
                    "role-based" => PermissionModel.RoleBased,
                    "user-based" => PermissionModel.UserBased,
                    var other => throw new FormatException($"the permission model {other} is unknown"),
                },
                body.Member("endpoint").AsText("endpoint"),
                body.Member("reader").AsTextOrNull("reader"),
                body.Member("file").AsText("file")
            )
            {
                ReadCredentials = body.Member("credentials").Member("read").AsTextOrNull("credentials.read"),
                IsOfFleet = body.Optional("fleet") is { } fleet && fleet.AsFlag("fleet"),
                ApplyCredentials = body.Member("credentials").Member("apply").AsTextOrNull("credentials.apply"),
            },
            AsOf = TimeJson.Read(body.Member("as_of").AsText("as_of")),
            HoldsFrom = body.Member("holds_from") is { } from ? TimeJson.Read(from.AsText("holds_from")) : null,
            HoldsUntil = body.Member("holds_until") is { } until ? TimeJson.Read(until.AsText("holds_until")) : null,
            Read = body.Member("read")
                .AsItems("read")
                .Aggregate(Facets.None, (all, facet) => all | facet.AsWord<Facets>("read")),
            Digests = new(
                body.Member("desired_digest").AsText("desired_digest"),
                body.Member("observed_digest").AsText("observed_digest"),
                body.Member("catalogue").Member("digest").AsText("catalogue.digest")
            ),
            Unchanged = body.Member("unchanged").AsNumber("unchanged"),
            Changes = [.. body.Member("resource_changes").AsItems("resource_changes").Select(ChangeJson.Read)],
            Renames = [.. body.Optional("renamed")?.AsItems("renamed").Select(RenameJson.Read) ?? []],
            HeldBack = [.. body.Member("held_back").AsItems("held_back").Select(ChangeJson.Read)],
            Access = AccessJson.Read(body.Member("access_delta")),
            Momentary = AccessJson.ReadMomentary(body.Member("momentary_rights")),
            Guards = GuardJson.Read(body.Member("guards")),
            Policies = body.Optional("policies") is { } policies ? PolicyJson.Read(policies) : PolicyReview.None,
            Blueprints = [.. body.Optional("blueprints")?.AsItems("blueprints").Select(BlueprintJson.Read) ?? []],
            Switch = body.Optional("switch") is { } change ? SwitchReview.Read(change) : null,
            Lock = body.Member("catalogue").Optional("lock") is { } locked ? LockReviewJson.Read(locked) : null,
            Notes = [.. body.Member("notes").AsItems("notes").Select(NoteJson.Read)],
        };

    private static IEnumerable<Facets> Single(Facets facets) =>
        Enum.GetValues<Facets>()
            .Where(facet => facet is not (Facets.None or Facets.Everything) && (facets & facet) == facet);
}
