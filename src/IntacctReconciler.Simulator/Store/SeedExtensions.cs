using System.Globalization;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Store;

/// <summary>Gives custom applications and agents that a seed names by id alone a key; the same id has the same key everywhere.</summary>
internal static class SeedExtensions
{
    public static void GiveKeys(IReadOnlyList<Draft> drafts)
    {
        GiveKeys(drafts, FieldKind.ApplicationGrants);
        GiveKeys(drafts, FieldKind.AgentGrants);
    }

    private static void GiveKeys(IReadOnlyList<Draft> drafts, FieldKind kind)
    {
        var places = drafts
            .SelectMany(draft => draft.Type.Fields.Where(field => field.Kind == kind).Select(field => (draft, field)))
            .Where(place => place.draft.Values[place.field.Slot] is ExtensionGrant[] { Length: > 0 })
            .ToList();
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        var next = 1L;
        foreach (var grant in places.SelectMany(place => (ExtensionGrant[])place.draft.Values[place.field.Slot]!))
        {
            if (grant is { Key: { } key, Id: { } id })
            {
                keys.TryAdd(id, key);
            }
            next = Math.Max(next, (KeyText.Parse(grant.Key ?? "") ?? 0) + 1);
        }
        foreach (var (draft, field) in places)
        {
            draft.Values[field.Slot] = ((ExtensionGrant[])draft.Values[field.Slot]!).Select(Keyed).ToArray();
        }

        ExtensionGrant Keyed(ExtensionGrant grant)
        {
            if (grant is not { Key: null, Id: { } id })
            {
                return grant;
            }
            if (!keys.TryGetValue(id, out var key))
            {
                keys.Add(id, key = (next++).ToString(CultureInfo.InvariantCulture));
            }
            return grant with { Key = key };
        }
    }
}
