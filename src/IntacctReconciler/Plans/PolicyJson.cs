using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Model;
using IntacctReconciler.Policies;

namespace IntacctReconciler.Plans;

/// <summary><c>policies</c> of a plan file: the rules to judge by again, and the findings when the plan was made.</summary>
internal static class PolicyJson
{
    public static JsonObject Write(PolicyReview review) =>
        new()
        {
            ["settings"] = PolicySettingsJson.Write(review.Settings),
            ["findings"] = new JsonArray([.. review.Findings.Select(Write)]),
            ["incomplete"] = review.IsIncomplete,
        };

    public static PolicyReview Read(JsonNode? node) =>
        new(
            PolicySettingsJson.Read(node.Member("settings")),
            [.. node.Member("findings").AsItems("policies.findings").Select(ReadFinding)]
        )
        {
            IsIncomplete = node.Member("incomplete").AsFlag("policies.incomplete"),
        };

    private static JsonNode Write(PolicyFinding finding) =>
        new JsonObject
        {
            ["rules"] = new JsonArray([.. finding.Rules.Select(rule => JsonValue.Create(rule))]),
            ["also"] = new JsonArray([.. finding.Also.Select(rule => JsonValue.Create(rule))]),
            ["severity"] = Words.Snake(finding.Severity),
            ["status"] = Words.Snake(finding.Status),
            ["verdict"] = Words.Snake(finding.Verdict),
            ["users"] = ValueJson.Write(finding.Users),
            ["roles"] = ValueJson.Write(finding.Roles),
            ["one_person"] = finding.IsOnePerson,
            ["entities_never_overlap"] = finding.IsLowered,
            ["left"] = Write(finding.Cause.Left),
            ["right"] = finding.Cause.Right is { } right ? Write(right) : null,
            ["waiver"] = finding.Waiver is { } waiver ? GuardSettingsJson.Write(waiver) : null,
            ["waived_until"] = finding.WaivedUntil,
            ["ceilings"] = new JsonArray([.. finding.Ceilings.Select(JsonNode (ceiling) => Write(ceiling))]),
        };

    private static PolicyFinding ReadFinding(JsonNode? node) =>
        new(
            new([.. node.Member("rules").AsItems("rules").Select(rule => rule.AsText("rule"))]),
            node.Member("severity").AsWord<RuleSeverity>("severity"),
            node.Member("status").AsWord<ConflictStatus>("status"),
            node.Member("verdict").AsWord<PolicyVerdict>("verdict"),
            new(ReadSource(node.Member("left")), node.Member("right") is { } right ? ReadSource(right) : null)
        )
        {
            Users = ValueJson.ReadIds(node.Member("users")),
            Roles = ValueJson.ReadIds(node.Member("roles")),
            IsOnePerson = node.Member("one_person").AsFlag("one_person"),
            IsLowered = node.Member("entities_never_overlap").AsFlag("entities_never_overlap"),
            Waiver = node.Member("waiver") is { } waiver ? GuardSettingsJson.ReadAnswer(waiver) : null,
            WaivedUntil = node.Member("waived_until").AsTextOrNull("waived_until"),
            Also = Optional(node, "also", rule => rule.AsText("also")),
            Ceilings = Optional(node, "ceilings", ReadCeiling),
        };

    private static JsonObject Write(TypeCeiling ceiling) =>
        new()
        {
            ["type"] = ceiling.Type,
            ["users"] = ValueJson.Write(ceiling.Users),
            ["says"] = ceiling.Says,
            ["source"] = ceiling.Source,
        };

    private static TypeCeiling ReadCeiling(JsonNode? node) =>
        new(
            node.Member("type").AsText("type"),
            ValueJson.ReadIds(node.Member("users")),
            node.Member("says").AsText("says"),
            node.Member("source").AsText("source")
        );

    /// <summary>What plans did not have from the first version on.</summary>
    private static SequenceOf<T> Optional<T>(JsonNode? node, string name, Func<JsonNode?, T> read) =>
        node.Optional(name) is { } items
            ? new(items.AsItems(name).Select(read).ToImmutableArray())
            : SequenceOf<T>.Empty;

    private static JsonObject Write(ConflictSource source) =>
        new()
        {
            ["by"] = Words.Snake(source.Kind),
            ["role"] = source.Role,
            ["group"] = source.Group,
            ["user"] = source.User,
            ["grant"] = source.By is { } by ? GrantJson.Write(by) : null,
            ["source"] = source.At is { } at ? PlaceJson.Write(at) : null,
        };

    private static ConflictSource ReadSource(JsonNode? node) =>
        new(
            node.Member("by").AsWord<SourceKind>("by"),
            node.Member("role").AsTextOrNull("role"),
            node.Member("group").AsTextOrNull("group"),
            node.Member("grant") is { } by ? GrantJson.Read(by) : null,
            node.Member("user").AsTextOrNull("user"),
            node.Optional("source") is { } at ? PlaceJson.Read(at) : null
        );
}

/// <summary>One permission with rights: <c>{ module, name, rights }</c>.</summary>
internal static class GrantJson
{
    public static JsonObject Write(Grant grant) => Write(grant.Permission.Module, grant.Permission.Name, grant.Rights);

    public static JsonObject Write(string module, string? name, Rights rights) =>
        new()
        {
            ["module"] = module,
            ["name"] = name,
            ["rights"] = new JsonArray([
                .. rights.Tokens.Order(StringComparer.Ordinal).Select(token => JsonValue.Create(token)),
            ]),
        };

    public static Grant Read(JsonNode? node) =>
        new(
            Permission.Standard(node.Member("module").AsText("module"), node.Member("name").AsText("name")),
            ReadRights(node)
        );

    public static Rights ReadRights(JsonNode? node) =>
        Rights.Of(node.Member("rights").AsItems("rights").Select(right => right.AsText("right")));
}

/// <summary><c>policies.settings</c></summary>
internal static class PolicySettingsJson
{
    public static JsonObject Write(PolicySettings settings) =>
        new()
        {
            ["rules"] = new JsonArray([.. settings.Rules.Select(JsonNode (rule) => Write(rule))]),
            ["waivers"] = new JsonArray([.. settings.Waivers.Select(JsonNode (waiver) => Write(waiver))]),
            ["off"] = new JsonArray([
                .. settings.Off.Select(
                    JsonNode (off) =>
                        new JsonObject
                        {
                            ["rule"] = off.Rule,
                            ["policy"] = off.Policy,
                            ["source"] = PlaceJson.Write(off.At),
                        }
                ),
            ]),
        };

    public static PolicySettings Read(JsonNode? node) =>
        new()
        {
            Rules = Items(node, "rules", ReadRule),
            Waivers = Items(
                node,
                "waivers",
                waiver => new Waiver(
                    waiver.Member("rule").AsText("rule"),
                    waiver.Member("user").AsTextOrNull("user"),
                    waiver.Member("role").AsTextOrNull("role"),
                    GuardSettingsJson.ReadAnswer(waiver.Member("by"))
                )
            ),
            Off = Items(
                node,
                "off",
                off => new RuleOff(
                    off.Member("rule").AsText("rule"),
                    off.Member("policy").AsText("policy"),
                    PlaceJson.Read(off.Member("source"))
                )
            ),
        };

    private static JsonObject Write(Rule rule) =>
        new()
        {
            ["id"] = rule.Id,
            ["policy"] = rule.Policy,
            ["title"] = rule.Title,
            ["severity"] = Words.Snake(rule.Severity),
            ["mode"] = Words.Kebab(rule.Mode),
            ["basis"] = rule.Basis,
            ["left"] = Write(rule.Left),
            ["right"] = rule.Right is { } right ? Write(right) : null,
            ["not_checkable"] = rule.NotCheckable,
        };

    private static Rule ReadRule(JsonNode? node) =>
        new(
            node.Member("id").AsText("id"),
            node.Member("policy").AsText("policy"),
            node.Member("title").AsText("title"),
            node.Member("severity").AsWord<RuleSeverity>("severity"),
            Enum.GetValues<PolicyMode>()
                .Cast<PolicyMode?>()
                .FirstOrDefault(mode => Words.Kebab(mode!.Value) == node.Member("mode").AsText("mode"))
                ?? throw new FormatException("mode is deny-new, deny or warn"),
            node.Member("basis").AsText("basis"),
            ReadSide(node.Member("left")),
            node.Member("right") is { } right ? ReadSide(right) : null
        )
        {
            NotCheckable = node.Member("not_checkable").AsTextOrNull("not_checkable"),
        };

    private static JsonArray Write(RuleSide side) => new([.. side.AnyOf.Select(JsonNode (one) => Write(one))]);

    private static RuleSide ReadSide(JsonNode? node) => new(new([.. node.AsItems("side").Select(ReadRequirement)]));

    private static JsonObject Write(Requirement requirement) =>
        requirement switch
        {
            Requirement.OnPermission on => GrantJson.Write(on.Permission.Module, on.Permission.Name, on.Rights),
            Requirement.InModule wide => GrantJson.Write(wide.Module, null, wide.Rights),
            Requirement.OfUser user => new()
            {
                ["admin"] = user.Admin is { } levels ? ValueJson.Write(levels) : null,
                ["web_services_only"] = user.WebServicesOnly,
            },
            Requirement.OfCatalogue of => new() { ["of_catalogue"] = of.Percent },
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Requirement ReadRequirement(JsonNode? node)
    {
        if (node.Optional("of_catalogue") is { } percent)
            return new Requirement.OfCatalogue(percent.AsNumber("of_catalogue"));
        if (node is JsonObject members && members.ContainsKey("admin"))
            return new Requirement.OfUser(
                node.Member("admin") is { } levels ? ValueJson.ReadIds(levels) : null,
                node.Member("web_services_only") is { } only ? only.AsFlag("web_services_only") : null
            );
        var module = node.Member("module").AsText("module");
        return node.Member("name").AsTextOrNull("name") is { } name
            ? new Requirement.OnPermission(Permission.Standard(module, name), GrantJson.ReadRights(node))
            : new Requirement.InModule(module, GrantJson.ReadRights(node));
    }

    private static JsonObject Write(Waiver waiver) =>
        new()
        {
            ["rule"] = waiver.Rule,
            ["user"] = waiver.User,
            ["role"] = waiver.Role,
            ["by"] = GuardSettingsJson.Write(waiver.By),
        };

    private static SequenceOf<T> Items<T>(JsonNode? node, string name, Func<JsonNode?, T> read) =>
        new(node.Member(name).AsItems(name).Select(read).ToImmutableArray());
}
