using System.Text.Json;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Store;

/// <summary>Every user needs a contact: a seed without contacts gets them from what its users repeat of theirs.</summary>
internal sealed class SeedContacts(Func<ObjectType, JsonElement?, string?, Draft> add)
{
    public void AddMissing(IReadOnlyList<Draft> drafts, bool seedHasContacts)
    {
        var type = ObjectTypes.Get(TypeNames.Contact);
        var known = drafts
            .Where(draft => draft.Type == type)
            .Select(draft => draft.Id!)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var user in drafts.Where(draft => draft.Type.Name == TypeNames.User && draft.Element is not null))
        {
            var element = user.Element!.Value;
            var given = element.TryGetProperty("contact", out var contact) && contact.ValueKind == JsonValueKind.Object;
            var id = given ? SeedReferences.TextOf(contact, "id") : null;
            if (id is not null && !seedHasContacts && known.Add(id))
            {
                add(type, contact, id);
            }
            else if (!given)
            {
                var own = SeedReferences.TextOf(element, "userName") ?? user.Id!;
                if (known.Add(own))
                {
                    add(type, null, own);
                }
                user["contact"] = own;
            }
        }
    }
}
