using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

/// <summary>Rights of platform applications and of agents, which Intacct offers no catalogue of.</summary>
internal static class CustomGrantsReader
{
    private static readonly ImmutableArray<string> Groups = ["actions", "objects", "menus"];

    /// <summary><c>application → group → name → rights</c></summary>
    public static CustomGrantsDeclaration? CustomApplications(this MapReader owner) =>
        Read(
            owner,
            "customApplications",
            (application, subject) =>
                Entries(owner, application.Value, subject)
                    .SelectMany(group =>
                    {
                        Watch(owner, group.Key, subject);
                        return Names(owner, application.Key.Text, group, new("group", group.Key.Text, subject));
                    })
        );

    /// <summary><c>agent → name → rights</c></summary>
    public static CustomGrantsDeclaration? Agents(this MapReader owner) =>
        Read(owner, "agents", (agent, subject) => Names(owner, agent.Key.Text, agent, subject, hasGroup: false));

    private static CustomGrantsDeclaration? Read(
        MapReader owner,
        string key,
        Func<YamlEntry, Subject, IEnumerable<CustomGrantDeclaration>> grantsOf
    )
    {
        if (owner.Find(key) is not { } entry)
            return null;
        if (entry.Value is not YamlMap map)
        {
            owner.Values.Wrong<int>(entry.Value, owner.Spot(key).ToString(), "a map", "write {} for none");
            return null;
        }
        var word = key == "agents" ? "agent" : "application";
        return new(
            [.. map.Entries.SelectMany(part => grantsOf(part, new(word, part.Key.Text, owner.Subject)))],
            entry.Key.At
        );
    }

    private static IEnumerable<CustomGrantDeclaration> Names(
        MapReader owner,
        string subject,
        YamlEntry group,
        Subject about,
        bool hasGroup = true
    )
    {
        foreach (var (name, rights) in Entries(owner, group.Value, about))
        {
            if (owner.Values.Texts(rights, new(about, name.Text)) is { } tokens)
                yield return new(subject, hasGroup ? group.Key.Text : null, name.Text, tokens, name.At);
        }
    }

    private static ImmutableArray<YamlEntry> Entries(MapReader owner, YamlNode node, Subject about)
    {
        if (node is YamlMap map)
            return map.Entries;
        owner.Values.Wrong<int>(node, about.ToString(), "a map", null);
        return [];
    }

    private static void Watch(MapReader owner, YamlKey group, Subject application)
    {
        if (!Groups.Contains(group.Text, StringComparer.Ordinal))
            owner.Problems.Add(
                Codes.UnknownCustomGroup(group.At, application.ToString(), group.Text, Nearest.To(group.Text, Groups))
            );
    }
}
