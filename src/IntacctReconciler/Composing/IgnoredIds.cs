using System.Collections.Immutable;
using IntacctReconciler.Declarations;
using IntacctReconciler.Text;

namespace IntacctReconciler.Composing;

/// <summary>Ids that are never written: built-in patterns, and those that <c>manage.ignore</c> adds.</summary>
public sealed record IgnoredIds(ImmutableArray<string> BuiltIn, ImmutableArray<Setting<string>> Added)
{
    public ImmutableArray<string> Patterns { get; } = [.. BuiltIn, .. Added.Select(pattern => pattern.Value)];

    public bool Contains(string id) => Patterns.Any(pattern => Wildcard.Matches(pattern, id));

    /// <summary>The built-in pattern that covers an id, or null.</summary>
    public string? BuiltInFor(string id) => BuiltIn.FirstOrDefault(pattern => Wildcard.Matches(pattern, id));

    /// <summary>The pattern of the file that covers an id, or null.</summary>
    public Setting<string>? AddedFor(string id)
    {
        foreach (var pattern in Added)
        {
            if (Wildcard.Matches(pattern.Value, id))
                return pattern;
        }
        return null;
    }
}
