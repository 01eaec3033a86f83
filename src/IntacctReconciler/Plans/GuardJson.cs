using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;

namespace IntacctReconciler.Plans;

/// <summary><c>guards</c> of a plan file: the settings to judge by again, and the results when the plan was made.</summary>
internal static class GuardJson
{
    public static JsonObject Write(GuardReview review) =>
        new()
        {
            ["settings"] = GuardSettingsJson.Write(review.Settings),
            ["results"] = new JsonArray([.. review.Results.Select(Write)]),
        };

    public static GuardReview Read(JsonNode? node) =>
        new(
            GuardSettingsJson.Read(node.Member("settings")),
            [.. node.Member("results").AsItems("guards.results").Select(ReadResult)]
        );

    private static JsonNode Write(GuardResult result) =>
        new JsonObject
        {
            ["guard"] = result.Guard,
            ["verdict"] = Words.Snake(result.Verdict),
            ["sentence"] = result.Sentence,
            ["numbers"] = result.Numbers is { } numbers
                ? new JsonObject
                {
                    ["before"] = numbers.Before,
                    ["after"] = numbers.After,
                    ["limit"] = numbers.Limit,
                    ["on_the_way"] = numbers.OnTheWay,
                }
                : null,
            ["affected"] = new JsonArray([.. result.Affected.Select(Write)]),
            ["mend"] = result.Mend,
            ["paste"] = new JsonArray([.. result.Paste.Select(line => JsonValue.Create(line))]),
            ["by"] = result.By is { } by ? GuardSettingsJson.Write(by) : null,
            ["source"] = result.At is { } at ? PlaceJson.Write(at) : null,
        };

    private static GuardResult ReadResult(JsonNode? node) =>
        new(
            node.Member("guard").AsText("guard"),
            node.Member("verdict").AsWord<GuardVerdict>("verdict"),
            node.Member("sentence").AsText("sentence")
        )
        {
            Numbers = node.Member("numbers") is { } numbers
                ? new(
                    numbers.Member("before").AsNumber("before"),
                    numbers.Member("after").AsNumber("after"),
                    numbers.Member("limit").AsNumber("limit"),
                    numbers.Member("on_the_way")?.AsNumber("on_the_way")
                )
                : null,
            Affected = new([.. node.Member("affected").AsItems("affected").Select(ReadAffected)]),
            Mend = node.Member("mend").AsTextOrNull("mend"),
            Paste = new([.. node.Member("paste").AsItems("paste").Select(line => line.AsText("paste"))]),
            By = node.Member("by") is { } by ? GuardSettingsJson.ReadAnswer(by) : null,
            At = node.Member("source") is { } at ? PlaceJson.Read(at) : null,
        };

    private static JsonNode Write(Affected affected) =>
        new JsonObject { ["object"] = AddressJson.Write(affected.Address), ["what"] = affected.What };

    private static Affected ReadAffected(JsonNode? node) =>
        new(AddressJson.Read(node.Member("object")), node.Member("what").AsText("what"));
}

/// <summary><c>guards.settings</c></summary>
internal static class GuardSettingsJson
{
    public static JsonObject Write(GuardSettings settings) =>
        new()
        {
            ["limits"] = Items(settings.Limits, Write),
            ["break_glass"] = Items(
                settings.BreakGlass,
                entry => new() { ["user"] = entry.User, ["source"] = PlaceJson.Write(entry.At) }
            ),
            ["protect"] = Items(settings.Protected, Write),
            ["overrides"] = Items(
                settings.Overrides,
                entry =>
                    new()
                    {
                        ["guard"] = entry.Guard,
                        ["limit"] = entry.Limit,
                        ["by"] = Write(entry.By),
                    }
            ),
            ["allow"] = Items(
                settings.Allowed,
                entry =>
                    new()
                    {
                        ["user"] = entry.User,
                        ["code"] = entry.Code,
                        ["by"] = Write(entry.By),
                    }
            ),
            ["require_approval"] = settings.ApprovalAt is { } at ? PlaceJson.Write(at) : null,
            ["ignored_users"] = Texts(settings.IgnoredUsers),
            ["ignored_roles"] = Texts(settings.IgnoredRoles),
        };

    public static GuardSettings Read(JsonNode? node) =>
        new()
        {
            Limits = Read(node, "limits", ReadLimit),
            BreakGlass = Read(node, "break_glass", entry => new BreakGlass(Text(entry, "user"), Place(entry))),
            Protected = Read(node, "protect", ReadProtection),
            Overrides = Read(
                node,
                "overrides",
                entry => new Override(
                    Text(entry, "guard"),
                    entry.Member("limit").AsNumber("limit"),
                    ReadAnswer(entry.Member("by"))
                )
            ),
            Allowed = Read(
                node,
                "allow",
                entry => new Allowance(Text(entry, "user"), Text(entry, "code"), ReadAnswer(entry.Member("by")))
            ),
            ApprovalAt = node.Member("require_approval") is { } at ? PlaceJson.Read(at) : null,
            IgnoredUsers = Read(node, "ignored_users", pattern => pattern.AsText("ignored_users")),
            IgnoredRoles = Read(node, "ignored_roles", pattern => pattern.AsText("ignored_roles")),
        };

    public static JsonObject Write(Answer by) =>
        new()
        {
            ["owner"] = by.Owner,
            ["reason"] = by.Reason,
            ["until"] = by.Until,
            ["ends"] = TimeJson.Write(by.Ends),
            ["ticket"] = by.Ticket,
            ["source"] = PlaceJson.Write(by.At),
        };

    public static Answer ReadAnswer(JsonNode? node) =>
        new(
            Text(node, "owner"),
            Text(node, "reason"),
            Text(node, "until"),
            TimeJson.Read(Text(node, "ends")),
            node.Member("ticket").AsTextOrNull("ticket"),
            Place(node)
        );

    private static JsonObject Write(Limit limit) =>
        new()
        {
            ["guard"] = limit.Guard,
            ["value"] = limit.Value,
            ["source"] = limit.At is { } at ? PlaceJson.Write(at) : null,
        };

    private static Limit ReadLimit(JsonNode? node) =>
        new(
            Text(node, "guard"),
            node.Member("value").AsNumber("value"),
            node.Member("source") is { } at ? PlaceJson.Read(at) : null
        );

    private static JsonObject Write(Protection entry) =>
        new()
        {
            ["type"] = Address.Word(entry.Kind),
            ["pattern"] = entry.Pattern,
            ["source"] = PlaceJson.Write(entry.At),
        };

    private static Protection ReadProtection(JsonNode? node) =>
        new(AddressJson.Kind(Text(node, "type")), Text(node, "pattern"), Place(node));

    private static JsonArray Items<T>(SequenceOf<T> items, Func<T, JsonObject> write) =>
        new([.. items.Select(item => (JsonNode)write(item))]);

    private static JsonArray Texts(SequenceOf<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static SequenceOf<T> Read<T>(JsonNode? node, string name, Func<JsonNode?, T> read) =>
        new(node.Member(name).AsItems(name).Select(read).ToImmutableArray());

    private static string Text(JsonNode? node, string name) => node.Member(name).AsText(name);

    private static Origin Place(JsonNode? node) => PlaceJson.Read(node.Member("source"));
}
