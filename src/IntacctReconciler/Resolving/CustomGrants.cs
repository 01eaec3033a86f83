using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Resolving;

/// <summary>
/// Permissions of custom applications and agents. Intacct offers no catalogue of them: names are taken as written, and a
/// right is an API token, or a word of the screen that can only mean one.
/// </summary>
internal sealed class CustomGrants(PermissionKind kind, GrantSet held, IProblems problems)
{
    /// <summary>The group of every agent's permission (source: <c>agentPermissionAssignments</c> of the contract).</summary>
    private const string AgentGroup = "agents";

    public ResolvedGrants Resolve(CustomGrantsDeclaration declared)
    {
        var grants = new List<Grant>();
        var places = new Dictionary<Permission, Origin>();
        foreach (var one in declared.Grants)
        {
            var permission = new Permission(
                kind,
                one.Subject,
                one.Name,
                one.Group ?? (kind is PermissionKind.Agent ? AgentGroup : null)
            );
            if (!places.TryAdd(permission, one.At))
            {
                problems.Add(Codes.EntryTwice(one.At, permission.ToString(), places[permission]));
                continue;
            }
            grants.Add(new(permission, Read(one, held.RightsOn(permission))));
        }
        return new(
            GrantSet.Of(grants),
            places
                .DistinctBy(pair => pair.Key.ToString(), StringComparer.Ordinal)
                .ToImmutableDictionary(pair => pair.Key.ToString(), pair => pair.Value, StringComparer.Ordinal)
        );
    }

    private Rights Read(CustomGrantDeclaration declared, Rights held)
    {
        var rights = Rights.None;
        foreach (var word in declared.Rights)
            rights |= ReadOne(word, held);
        return rights;
    }

    private Rights ReadOne(Setting<string> word, Rights held)
    {
        var token = Rights.Of(word.Value);
        if (Rights.IsDocumented(word.Value) || held.Overlaps(token))
            return token;
        var meant = RightWords.Named(word.Value);
        if (meant.Count == 1)
            return meant;
        var documented = Rights.Of(Rights.DocumentedTokens);
        if (meant.Count > 1)
            problems.Add(Codes.CustomRightAmbiguous(word.At, word.Value, [.. meant.Tokens]));
        else if (IsToken(word.Value))
            problems.Add(
                Codes.CustomRightUndocumented(word.At, word.Value, RightWords.Closest(word.Value, documented))
            );
        else
            problems.Add(Codes.CustomRightUnknown(word.At, word.Value, RightWords.Closest(word.Value, documented)));
        return meant.IsEmpty && IsToken(word.Value) ? token : Rights.None;
    }

    /// <summary>Letters and digits that begin with a small letter, as every token of Intacct does.</summary>
    private static bool IsToken(string text) =>
        text.Length > 0 && char.IsAsciiLetterLower(text[0]) && text.All(char.IsAsciiLetterOrDigit);
}
