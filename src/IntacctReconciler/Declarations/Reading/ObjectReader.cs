using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

/// <summary>Roles and groups, and what they have in common with users.</summary>
internal static class ObjectReader
{
    private static readonly ImmutableArray<(string, Presence)> States =
    [
        ("present", Presence.Present),
        ("absent", Presence.Absent),
    ];

    public static RoleDeclaration Role(YamlKey id, MapReader role) =>
        new(id.Text, id.At)
        {
            Description = role.FreeText("description"),
            RoleType = role.Choice("roleType", Choices.RoleType),
            ApplyTo = role.Choice("applyTo", Choices.ApplyTo),
            Permissions = role.Permissions(),
            CustomApplications = role.CustomApplications(),
            Agents = role.Agents(),
            State = role.State(),
            Locked = role.Flag("locked"),
            Formerly = role.Formerly(id.Text),
            Owner = role.Text("owner"),
            Ticket = role.Text("ticket"),
            Allow = role.Allow(),
        };

    public static GroupDeclaration Group(YamlKey id, MapReader group) =>
        new(id.Text, id.At)
        {
            Description = group.FreeText("description"),
            Roles = group.List("roles", "role"),
            Members = group.List("members", "user"),
            State = group.State(),
            Locked = group.Flag("locked"),
            Formerly = group.Formerly(id.Text),
            Owner = group.Text("owner"),
            Ticket = group.Text("ticket"),
        };

    public static Setting<Presence>? State(this MapReader owner) => owner.Word("state", States);

    public static ImmutableArray<AllowDeclaration> Allow(this MapReader owner)
    {
        if (owner.Find("allow") is not { } entry)
            return [];
        if (entry.Value is YamlMap map)
            return [.. map.Entries.Select(code => Allowed(owner, code)).OfType<AllowDeclaration>()];
        owner.Values.Wrong<int>(
            entry.Value,
            owner.Spot("allow").ToString(),
            "a map",
            "write { full-admin: { owner: ..., reason: ..., until: 2027-03-31 } }"
        );
        return [];
    }

    private static AllowDeclaration? Allowed(MapReader owner, YamlEntry code)
    {
        var name = code.Key.Text;
        if (!Keys.AllowCodes.Contains(name, StringComparer.Ordinal))
            owner.Problems.Add(
                Codes.UnknownAllowCode(
                    code.Key.At,
                    name,
                    Nearest.To(name, Keys.AllowCodes),
                    string.Join(", ", Keys.AllowCodes)
                )
            );
        var subject = new Subject("allow", name, owner.Subject);
        if (MapReader.Of(code.Value, subject, code.Key.At, Keys.Allow, owner.Values) is not { } allow)
            return null;
        allow.Need("owner", "reason", "until");
        var (answers, reason, until, ticket) = (
            allow.Text("owner"),
            allow.Text("reason"),
            allow.Until(),
            allow.Text("ticket")
        );
        return answers is { } person && reason is { } why && until is not null
            ? new(name, person, why, until, ticket, code.Key.At)
            : null;
    }

    private static Setting<string>? Formerly(this MapReader owner, string id)
    {
        var formerly = owner.Text("formerly");
        if (formerly is { } old && old.Value == id)
            owner.Problems.Add(Codes.FormerlyItself(old.At, owner.Spot("formerly").ToString()));
        return formerly;
    }
}
