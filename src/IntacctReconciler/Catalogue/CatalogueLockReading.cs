using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace IntacctReconciler.Catalogue;

/// <summary>Strict steps into the JSON of a lock; each throws <see cref="FormatException"/> that names what it missed.</summary>
internal static class CatalogueLockReading
{
    public static CatalogueLock Read(JsonObject file, out string digest)
    {
        Only(
            file,
            "the lock",
            "format",
            "company",
            "lockedAt",
            "lockedBy",
            "entities",
            "permissions",
            "roles",
            "users",
            "sha256"
        );
        digest = Text(Member(file, "sha256"), "sha256");
        var common = CatalogueOf(Entries(Member(file, "permissions"), "permissions"));
        return new(
            Text(Member(file, "company"), "company"),
            Time(Member(file, "lockedAt"), "lockedAt"),
            Text(Member(file, "lockedBy"), "lockedBy"),
            common,
            Object(Member(file, "entities"), "entities")
                .ToImmutableSortedDictionary(
                    one => one.Key,
                    one => Flag(one.Value, $"entities.{one.Key}"),
                    StringComparer.Ordinal
                )
        )
        {
            Roles = Acceptances(file, "roles", common),
            Users = Acceptances(file, "users", common),
        };
    }

    private static ImmutableSortedDictionary<string, Acceptance> Acceptances(
        JsonObject file,
        string name,
        PermissionCatalogue common
    ) =>
        (file.TryGetPropertyValue(name, out var node) ? Object(node, name) : []).ToImmutableSortedDictionary(
            one => one.Key,
            one => Acceptance(one.Value, $"{name}.{one.Key}", common),
            StringComparer.Ordinal
        );

    private static Acceptance Acceptance(JsonNode? node, string at, PermissionCatalogue common)
    {
        var one = Object(node, at);
        Only(one, at, "lockedAt", "lockedBy", "changed", "gone");
        var changed = Entries(Member(one, "changed"), $"{at}.changed").ToArray();
        var replaced = changed.Select(entry => entry.Permission).ToHashSet();
        foreach (var (module, names) in Object(Member(one, "gone"), $"{at}.gone"))
            replaced.UnionWith(Texts(names, $"{at}.gone.{module}").Select(name => Permission.Standard(module, name)));
        return new(
            Time(Member(one, "lockedAt"), $"{at}.lockedAt"),
            Text(Member(one, "lockedBy"), $"{at}.lockedBy"),
            CatalogueOf(common.Entries.Where(entry => !replaced.Contains(entry.Permission)).Concat(changed))
        );
    }

    private static IEnumerable<CatalogueEntry> Entries(JsonNode? node, string at) =>
        from module in Object(node, at)
        from one in Object(module.Value, $"{at}.{module.Key}")
        select Entry(module.Key, one.Key, one.Value, $"{at}.{module.Key}.{one.Key}");

    private static CatalogueEntry Entry(string module, string name, JsonNode? node, string at)
    {
        var one = Object(node, at);
        Only(one, at, "section", "rights");
        var section = Member(one, "section") is { } known ? Text(known, $"{at}.section") : null;
        return new(Permission.Standard(module, name), section, Rights.Of(Texts(Member(one, "rights"), $"{at}.rights")));
    }

    private static PermissionCatalogue CatalogueOf(IEnumerable<CatalogueEntry> entries) =>
        PermissionCatalogue.Of(entries, out _);

    private static JsonNode? Member(JsonObject from, string name) =>
        from.TryGetPropertyValue(name, out var value) ? value : throw new FormatException($"{name} is missing");

    private static JsonObject Object(JsonNode? node, string what) =>
        node as JsonObject ?? throw new FormatException($"{what} must be an object");

    private static string Text(JsonNode? node, string what) =>
        node is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : throw new FormatException($"{what} must be a text");

    private static bool Flag(JsonNode? node, string what) =>
        node is JsonValue value && value.TryGetValue(out bool flag)
            ? flag
            : throw new FormatException($"{what} must be true or false");

    private static IEnumerable<string> Texts(JsonNode? node, string what) =>
        node is JsonArray items
            ? items.Select(item => Text(item, what))
            : throw new FormatException($"{what} must be a list");

    private static DateTimeOffset Time(JsonNode? node, string what) =>
        DateTimeOffset.TryParseExact(
            Text(node, what),
            "yyyy-MM-dd'T'HH:mm'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : throw new FormatException($"{what} must be a time such as 2026-08-22T10:00Z");

    /// <summary>What this program does not know would be outside the digest.</summary>
    private static void Only(JsonObject from, string what, params ReadOnlySpan<string> known)
    {
        foreach (var (name, _) in from)
        {
            if (!known.Contains(name))
                throw new FormatException($"{what} has the unknown member {name}");
        }
    }
}
