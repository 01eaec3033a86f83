using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Policies;

/// <summary>Reads a file of rules.</summary>
public static class PolicyReader
{
    internal static ImmutableArray<(string, PolicyMode)> Modes { get; } =
    [("deny-new", PolicyMode.DenyNew), ("deny", PolicyMode.Deny), ("warn", PolicyMode.Warn)];

    private static readonly ImmutableArray<(string, RuleSeverity)> Severities =
    [
        ("critical", RuleSeverity.Critical),
        ("high", RuleSeverity.High),
        ("medium", RuleSeverity.Medium),
        ("low", RuleSeverity.Low),
    ];

    /// <summary>The rules; null when there are errors, which are all reported.</summary>
    /// <param name="name">How the access file calls it.</param>
    /// <param name="utf8">Not copied; must not change meanwhile.</param>
    public static PolicyDeclaration? Read(Source source, string name, ReadOnlyMemory<byte> utf8, IProblems problems)
    {
        var found = new Problems();
        var policy = new Reading(found).Read(source, name, utf8);
        problems.AddInOrder(found);
        return found.HasErrors ? null : policy;
    }

    private sealed class Reading(IProblems problems)
    {
        private readonly Values values = new(problems);

        public PolicyDeclaration? Read(Source source, string name, ReadOnlyMemory<byte> utf8)
        {
            var yaml = new YamlFile(source, utf8, problems);
            ImmutableArray<YamlEntry> entries =
            [
                .. yaml.Parts(FrozenSet<string>.Empty).Select(part => new YamlEntry(part.Key, part.Value!)),
            ];
            if (yaml.IsBroken)
                return null;
            var map = MapReader.Of(new YamlMap(yaml.Start, entries), null, yaml.Start, Keys.Policy, values);
            map.Need("version", "rules");
            if (map.Whole("version") is { Value: not 1 } version)
            {
                problems.Add(Codes.NewerPolicyFormat(version.At, version.Value.ToString(CultureInfo.InvariantCulture)));
                return null;
            }
            var mode = map.Word("mode", Modes)?.Value ?? PolicyMode.DenyNew;
            return new(name, Rules(map)) { Mode = mode };
        }

        private ImmutableArray<RuleDeclaration> Rules(MapReader map)
        {
            if (map.Find("rules") is not { } entry)
                return [];
            if (entry.Value is YamlMap all)
                return [.. all.Entries.Select(Rule).OfType<RuleDeclaration>()];
            values.Wrong<int>(entry.Value, map.Spot("rules").ToString(), "a map of rules by id", null);
            return [];
        }

        private RuleDeclaration? Rule(YamlEntry entry)
        {
            var (key, node) = (entry.Key, entry.Value);
            if (string.IsNullOrWhiteSpace(key.Text) || key.Text.Contains('*', StringComparison.Ordinal))
                problems.Add(Codes.BadRuleId(key.At, key.Text));
            if (MapReader.Of(node, new("rule", key.Text), key.At, Keys.PolicyRule, values) is not { } rule)
                return null;
            rule.Need("title", "severity", "source", "left");
            var (title, severity, basis) = (rule.Text("title"), rule.Word("severity", Severities), rule.Text("source"));
            var (left, right) = (Side(rule, "left"), Side(rule, "right"));
            return title is null || severity is null || basis is null || left is null
                ? null
                : new(key.Text, title.Value.Value, severity.Value.Value, basis.Value.Value, left, right, key.At);
        }

        private SideDeclaration? Side(MapReader rule, string key)
        {
            if (
                rule.Find(key) is not { } entry
                || values.Items(entry.Value, rule.Spot(key), "a list of maps") is not { } items
            )
                return null;
            if (items.IsEmpty)
                problems.Add(Codes.SideIsEmpty(entry.Key.At, rule.Spot(key).ToString()));
            var subject = new Subject($"an entry of \"{key}\"", Of: rule.Subject);
            return new(
                [
                    .. items
                        .Select(item => MapReader.Of(item, subject, item.At, Keys.PolicyRequirement, values))
                        .OfType<MapReader>()
                        .Select(Requirement)
                        .OfType<RequirementDeclaration>(),
                ],
                entry.Key.At
            );
        }

        private RequirementDeclaration? Requirement(MapReader entry)
        {
            ImmutableArray<bool> kinds =
            [
                entry.Has("permission") || entry.Has("rights"),
                entry.Has("admin") || entry.Has("webServicesOnly"),
                entry.Has("ofCatalogue"),
                entry.Has("notCheckable") || entry.Has("why"),
            ];
            if (kinds.Count(kind => kind) != 1)
            {
                problems.Add(Codes.UnclearRequirement(entry.At, entry.Subject!.ToString()));
                return null;
            }
            if (kinds[0])
                return OnPermission(entry);
            if (kinds[1])
                return OfUser(entry);
            if (kinds[2])
                return entry.Whole("ofCatalogue", 100) is { } percent
                    ? new RequirementDeclaration.OfCatalogue(percent.Value, entry.At)
                    : null;
            entry.Need("notCheckable", "why");
            return entry.Text("notCheckable") is { } what && entry.Text("why") is { } why
                ? new RequirementDeclaration.NotCheckable(what.Value, why.Value, entry.At)
                : null;
        }

        private RequirementDeclaration.OnPermission? OnPermission(MapReader entry)
        {
            entry.Need("permission", "rights");
            if (entry.Text("permission") is not { } permission || !TryRights(entry, out var rights))
                return null;
            var slash = permission.Value.IndexOf('/', StringComparison.Ordinal);
            var (module, name) =
                slash < 0 ? ("", "") : (permission.Value[..slash].Trim(), permission.Value[(slash + 1)..].Trim());
            if (module.Length > 0 && name.Length > 0)
                return new(module, name, rights, permission.At);
            problems.Add(Codes.BadPermissionPath(permission.At, permission.Value));
            return null;
        }

        private bool TryRights(MapReader entry, out ImmutableArray<Setting<string>>? rights)
        {
            rights = null;
            if (entry.Find("rights") is not { } written)
                return false;
            if (written.Value is YamlScalar { Text: "any" })
                return true;
            rights = values.Texts(written.Value, entry.Spot("rights"));
            if (rights is { IsEmpty: true })
                problems.Add(Codes.SideIsEmpty(written.Key.At, entry.Spot("rights").ToString()));
            return rights is not null;
        }

        private RequirementDeclaration.OfUser OfUser(MapReader entry)
        {
            ImmutableArray<string>? levels = entry.Has("admin")
                ? [.. entry.Texts("admin").Select(level => values.Token(level, entry.Spot("admin"), Choices.Admin))]
                : null;
            return new(levels, entry.Flag("webServicesOnly")?.Value, entry.At);
        }
    }
}
